package onrecord.pages;

import java.text.BreakIterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reported words within the sentence of the source in which they stand: what somebody
 * paraphrases is a piece of a sentence, and reads as such.
 */
final class Sentence {

	/** What ends with a full stop that ends no sentence: initials, titles. */
	private static final Pattern ABBREVIATED = Pattern.compile("(?:(?:^|[\\s.(\\[“\"‘'])\\p{L}|"
			+ "\\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Hon|Rev|No|vs|Jr|Sr|Nr|Hr|Fr|bzw|etc))\\.\\s*$");

	/** The end of a sentence, before a mark that opens a quotation. */
	private static final Pattern STOP = Pattern.compile("[.!?…。！？؟।][\\s\\u00a0]*$");

	/** How many characters before a place tell whether a sentence ends there. */
	private static final int LAST = 12;

	private static final String OPENING = "“„«「『";

	private static final String CLOSING = "”“»」』";

	/** How many characters a page asks for at each side. */
	private static final int AROUND = 300;

	private final String text;

	private final int start;

	private final int end;

	private final BreakIterator sentences;

	private Sentence(String before, String exact, String after, Locale language) {
		this.text = before + exact + after;
		this.start = before.length();
		this.end = this.start + exact.length();
		this.sentences = BreakIterator.getSentenceInstance(language);
		this.sentences.setText(this.text);
	}

	/** The words of a statement: those of a quotation alone, others in their sentence. */
	static Object quoted(Object statement) {
		Members of = Members.of(statement);
		Map<String, @Nullable Object> shown = new HashMap<>();
		List<Members> appearances = of.list("appearances");
		boolean isVerbatim = of.text("form").equals("VERBATIM");
		shown.put("isVerbatim", isVerbatim);
		if (isVerbatim || appearances.isEmpty()) {
			shown.put("before", "");
			shown.put("words", Comparison.lit(of.text("text"), List.of()));
			shown.put("after", "");
			return shown;
		}
		Members appearance = appearances.getFirst();
		shown.put("words", Comparison.lit(appearance.text("exact"), OwnWords.of(appearance, of)));
		new Sentence(appearance.text("prefix"), appearance.text("exact"), appearance.text("suffix"),
				Locale.forLanguageTag(of.text("language")))
			.show(shown);
		return shown;
	}

	private void show(Map<String, @Nullable Object> shown) {
		int from = from(this.start);
		int opened = opened(from);
		if (opened < from) {
			from = STOP.matcher(this.text).region(Math.max(0, opened - LAST), opened).find() ? opened : from(opened);
		}
		int until = until(from);
		boolean isCutBefore = from == 0 && this.start >= AROUND;
		boolean isCutAfter = until == this.text.length() && this.text.length() - this.end >= AROUND;
		shown.put("before", (isCutBefore ? "…" : "") + this.text.substring(from, this.start).stripLeading());
		shown.put("after", this.text.substring(this.end, until).stripTrailing() + (isCutAfter ? "…" : ""));
	}

	/** Where the sentence begins in which a place is. */
	private int from(int place) {
		int line = this.text.lastIndexOf('\n', place - 1) + 1;
		int at = place;
		while (at > line) {
			at = (at == this.text.length() || !this.sentences.isBoundary(at)) ? this.sentences.preceding(at) : at;
			if (at <= line) {
				return line;
			}
			if (!isAbbreviated(line, at)) {
				return at;
			}
			at--;
		}
		return line;
	}

	/** Where the sentence ends that has the words. */
	private int until(int from) {
		int line = this.text.indexOf('\n', this.end);
		int last = (line >= 0) ? line : this.text.length();
		boolean isOpen = straight(from, this.end) % 2 == 1;
		for (int at = this.sentences.following(Math.min(Math.max(this.end - 1, 0), this.text.length() - 1)); at < last
				&& at != BreakIterator.DONE; at = this.sentences.next()) {
			boolean closes = !isOpen || straight(from, at) % 2 == 0;
			if (at >= this.end && closes && !isAbbreviated(from, at)) {
				return at;
			}
		}
		return last;
	}

	/** Where a quotation begins that would be torn: else the place itself. */
	private int opened(int from) {
		int line = this.text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
		if (straight(from, this.start) % 2 == 1 && this.text.substring(line, from).indexOf('"') >= 0
				&& straight(line, from) % 2 == 1) {
			return this.text.lastIndexOf('"', from - 1);
		}
		// Where quotations begin below the line, they end with what begins others'.
		boolean isLow = this.text.indexOf('„', line) >= 0;
		int depth = 0;
		for (int at = this.start - 1; at >= line; at--) {
			char mark = this.text.charAt(at);
			if (CLOSING.indexOf(mark) >= 0 && (mark != '“' || isLow)) {
				depth++;
			}
			else if (OPENING.indexOf(mark) >= 0 && depth > 0) {
				depth--;
				if (depth == 0 && at < from) {
					return at;
				}
			}
			if (at <= from && depth == 0) {
				return from;
			}
		}
		return from;
	}

	/** Whether what ends before a place is no more than an abbreviation. */
	private boolean isAbbreviated(int from, int at) {
		return ABBREVIATED.matcher(this.text).region(Math.max(from, at - LAST), at).find();
	}

	private long straight(int from, int until) {
		return this.text.substring(from, Math.max(from, until)).chars().filter((mark) -> mark == '"').count();
	}

}
