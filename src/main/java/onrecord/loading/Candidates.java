package onrecord.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What in a text may be meant by words that do not stand there, or more than once: the
 * places where they stand; else where something stands that looks like them; else where
 * the longest run of their first, or last, words does.
 */
final class Candidates {

	/** How many places are told. */
	static final int SHOWN = 5;

	private static final int AROUND = 24;

	private final AsRead text;

	private final String folded;

	/** Where each character of the folded text stands in the text as it is read. */
	private final int[] places;

	private Candidates(AsRead text) {
		this.text = text;
		String read = text.toString();
		StringBuilder folded = new StringBuilder(read.length());
		this.places = new int[read.length() + 1];
		for (int at = 0; at < read.length(); at++) {
			if (!Characters.isUnseen(read.charAt(at)) || Character.isSurrogate(read.charAt(at))) {
				this.places[folded.length()] = at;
				folded.append(Characters.alike(read.charAt(at)));
			}
		}
		this.places[folded.length()] = read.length();
		this.folded = folded.toString();
	}

	static Candidates in(AsRead text) {
		return new Candidates(text);
	}

	/** The places, in words that end a sentence. */
	String of(String words) {
		List<Integer> exact = this.text.all(words);
		if (exact.size() > 1) {
			return ", but %d times; say which by occurrence, start, or prefix and suffix: ".formatted(exact.size())
					+ listed(exact, AsRead.of(words).toString().strip().length());
		}
		String wanted = in(AsRead.of(words)).folded.strip();
		int alike = wanted.isEmpty() ? -1 : this.folded.indexOf(wanted);
		if (alike >= 0) {
			return "; it has " + passage(alike, alike + wanted.length()) + difference(words, alike, wanted.length());
		}
		String[] each = wanted.split(" ");
		for (int length = each.length - 1; length >= Math.max(1, Math.min(3, each.length - 1)); length--) {
			for (int from : new int[] { 0, each.length - length }) {
				String run = String.join(" ", List.of(each).subList(from, from + length));
				int begin = this.folded.indexOf(run);
				if (begin >= 0 && run.length() > 3) {
					int end = Math.min(begin + Math.max(wanted.length(), run.length()), this.folded.length());
					return "; the nearest is " + passage(begin, end);
				}
			}
		}
		return "";
	}

	/** In what words differ from what looks like them, where nobody sees it. */
	private String difference(String words, int begin, int length) {
		String there = place(begin, begin + length).words();
		List<String> told = new ArrayList<>();
		told.add(Characters.unseen(words).isEmpty() ? "" : "the quotation has " + Characters.unseen(words));
		told.add(Characters.unseen(there).isEmpty() ? "" : "the source has " + Characters.unseen(there));
		String mistaken = Characters.mistaken(AsRead.of(words).toString().strip(), AsRead.of(there).toString());
		told.add(mistaken.isEmpty() ? "" : "the quotation has " + mistaken);
		told.removeIf(String::isEmpty);
		return told.isEmpty() ? "" : "; " + String.join(", ", told);
	}

	private String listed(List<Integer> places, int length) {
		List<String> listed = new ArrayList<>();
		for (int nth = 0; nth < Math.min(SHOWN, places.size()); nth++) {
			AsRead.Place place = this.text.place(places.get(nth), places.get(nth) + length);
			listed.add(String.format(Locale.ROOT, "%d. at %d …%s[…]%s…", nth + 1, this.text.codePoints(place.begin()),
					onOneLine(this.text.before(place.begin(), AROUND)),
					onOneLine(this.text.after(place.end(), AROUND))));
		}
		return listed.stream().collect(Collectors.joining(" "));
	}

	private AsRead.Place place(int begin, int end) {
		return this.text.place(this.places[begin], (end > begin) ? this.places[end - 1] + 1 : this.places[begin]);
	}

	private String passage(int begin, int end) {
		AsRead.Place place = place(begin, end);
		return "\"%s\" at %d".formatted(place.words(), this.text.codePoints(place.begin()));
	}

	private static String onOneLine(String words) {
		return words.replaceAll("\\s+", " ");
	}

}
