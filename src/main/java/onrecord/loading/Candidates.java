package onrecord.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import onrecord.quoting.AsRead;

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

	private final ExcerptType type;

	private final String folded;

	/** Where each character of the folded text stands in the text as it is read. */
	private final int[] offsets;

	private Candidates(AsRead text, ExcerptType type) {
		this.text = text;
		this.type = type;
		String read = text.toString();
		StringBuilder folded = new StringBuilder(read.length());
		this.offsets = new int[read.length() + 1];
		for (int at = 0; at < read.length(); at++) {
			if (!Characters.isUnseen(read.charAt(at)) || Character.isSurrogate(read.charAt(at))) {
				this.offsets[folded.length()] = at;
				folded.append(Characters.alike(read.charAt(at)));
			}
		}
		this.offsets[folded.length()] = read.length();
		this.folded = folded.toString();
	}

	static Candidates in(AsRead text, ExcerptType type) {
		return new Candidates(text, type);
	}

	/** The places, in words that end a sentence. */
	String of(String words) {
		List<Integer> exact = this.text.all(words);
		if (exact.size() > 1) {
			return ", but %d times; say which by occurrence, start, or prefix and suffix: ".formatted(exact.size())
					+ listed(exact, AsRead.of(words).toString().strip().length());
		}
		String wanted = in(AsRead.of(words), this.type).folded.strip();
		int alike = wanted.isEmpty() ? -1 : this.folded.indexOf(wanted);
		if (alike >= 0) {
			return "; it has " + shown(alike, alike + wanted.length()) + differing(words, alike, wanted.length());
		}
		String[] each = wanted.split(" ");
		for (int length = each.length - 1; length >= Math.max(1, Math.min(3, each.length - 1)); length--) {
			for (int from : new int[] { 0, each.length - length }) {
				String run = String.join(" ", List.of(each).subList(from, from + length));
				int begin = this.folded.indexOf(run);
				if (begin >= 0 && run.length() > 3) {
					int end = Math.min(begin + Math.max(wanted.length(), run.length()), this.folded.length());
					return "; the nearest is " + shown(begin, end);
				}
			}
		}
		return "";
	}

	/** In what words differ from what looks like them, where nobody sees it. */
	private String differing(String words, int begin, int length) {
		String there = stretch(begin, begin + length).words();
		String ours = "the %s has ".formatted(this.type.name());
		List<String> told = new ArrayList<>();
		told.add(Characters.unseen(words).isEmpty() ? "" : ours + Characters.unseen(words));
		told.add(Characters.unseen(there).isEmpty() ? ""
				: "the %s has ".formatted(this.type.document()) + Characters.unseen(there));
		String mistaken = Characters.mistaken(AsRead.of(words).toString().strip(), AsRead.of(there).toString());
		told.add(mistaken.isEmpty() ? "" : ours + mistaken);
		told.removeIf(String::isEmpty);
		return told.isEmpty() ? "" : "; " + String.join(", ", told);
	}

	private String listed(List<Integer> starts, int length) {
		List<String> listed = new ArrayList<>();
		for (int nth = 0; nth < Math.min(SHOWN, starts.size()); nth++) {
			AsRead.Stretch stretch = this.text.stretch(starts.get(nth), starts.get(nth) + length);
			listed.add(String.format(Locale.ROOT, "%d. at %d …%s[…]%s…", nth + 1, this.text.codePoints(stretch.begin()),
					onOneLine(this.text.before(stretch.begin(), AROUND)),
					onOneLine(this.text.after(stretch.end(), AROUND))));
		}
		return listed.stream().collect(Collectors.joining(" "));
	}

	private AsRead.Stretch stretch(int begin, int end) {
		return this.text.stretch(this.offsets[begin], (end > begin) ? this.offsets[end - 1] + 1 : this.offsets[begin]);
	}

	private String shown(int begin, int end) {
		AsRead.Stretch stretch = stretch(begin, end);
		return "\"%s\" at %d".formatted(stretch.words(), this.text.codePoints(stretch.begin()));
	}

	private static String onOneLine(String words) {
		return words.replaceAll("\\s+", " ");
	}

}
