package onrecord.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What in a text may be meant by words that do not stand there, or more than once: the
 * places where they stand; else where they stand but for capitals, spaces, quotation
 * marks and dashes; else where the longest run of their first, or last, words does.
 */
final class Candidates {

	private static final int SHOWN = 5;

	private static final int AROUND = 24;

	private final String text;

	private final String folded;

	/** Where each character of the folded text stands in the text. */
	private final int[] places;

	private Candidates(String text) {
		this.text = text;
		StringBuilder folded = new StringBuilder(text.length());
		int[] places = new int[text.length() + 1];
		for (int at = 0; at < text.length(); at++) {
			char each = fold(text.charAt(at));
			if (each != ' ' || folded.isEmpty() || folded.charAt(folded.length() - 1) != ' ') {
				places[folded.length()] = at;
				folded.append(each);
			}
		}
		places[folded.length()] = text.length();
		this.folded = folded.toString();
		this.places = places;
	}

	static Candidates in(String text) {
		return new Candidates(text);
	}

	private static char fold(char each) {
		return switch (each) {
			case '“', '”', '„', '«', '»' -> '"';
			case '’', '‘', 'ʼ', '`' -> '\'';
			case '–', '—', '‑', '−' -> '-';
			default -> Character.isWhitespace(each) || each == '\u00a0' || each == '\u202f' ? ' '
					: Character.toLowerCase(each);
		};
	}

	/** The places, in words that end a sentence. */
	String of(String words) {
		List<Integer> exact = all(this.text, words);
		if (exact.size() > 1) {
			return ", but %d times; say which by occurrence, start, or prefix and suffix: ".formatted(exact.size())
					+ listed(exact, words.length());
		}
		String wanted = in(words).folded.strip();
		List<Integer> alike = all(this.folded, wanted);
		if (!wanted.isEmpty() && !alike.isEmpty()) {
			return "; it has " + alike.stream()
				.limit(SHOWN)
				.map((begin) -> passage(this.places[begin], this.places[begin + wanted.length()]))
				.collect(Collectors.joining(", "));
		}
		String[] each = wanted.split(" ");
		for (int length = each.length - 1; length >= Math.max(1, Math.min(3, each.length - 1)); length--) {
			for (int from : new int[] { 0, each.length - length }) {
				String run = String.join(" ", List.of(each).subList(from, from + length));
				int begin = this.folded.indexOf(run);
				if (begin >= 0 && run.length() > 3) {
					int end = Math.min(begin + Math.max(wanted.length(), run.length()), this.folded.length());
					return "; the nearest is " + passage(this.places[begin], this.places[end]);
				}
			}
		}
		return "";
	}

	private static List<Integer> all(String text, String words) {
		List<Integer> places = new ArrayList<>();
		for (int at = text.indexOf(words); at >= 0 && !words.isEmpty(); at = text.indexOf(words, at + 1)) {
			places.add(at);
		}
		return places;
	}

	private String listed(List<Integer> places, int length) {
		List<String> listed = new ArrayList<>();
		for (int nth = 0; nth < Math.min(SHOWN, places.size()); nth++) {
			int begin = places.get(nth);
			listed.add(String.format(Locale.ROOT, "%d. at %d …%s[…]%s…", nth + 1, this.text.codePointCount(0, begin),
					onOneLine(this.text.substring(Math.max(0, begin - AROUND), begin)), onOneLine(this.text
						.substring(begin + length, Math.min(this.text.length(), begin + length + AROUND)))));
		}
		return String.join(" ", listed);
	}

	private String passage(int begin, int end) {
		return "\"%s\" at %d".formatted(this.text.substring(begin, end), this.text.codePointCount(0, begin));
	}

	private static String onOneLine(String words) {
		return words.replaceAll("\\s+", " ");
	}

}
