package onrecord.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The text of a source, or a part of a long one, with every statement lit up in its
 * place: paragraphs of segments, each of which belongs to the same statements throughout.
 */
final class LitText {

	/** How long a line is at most that is shown as a heading: characters. */
	private static final int SHORT = 100;

	private final String text;

	private final List<Mark> marks;

	/** What stands twice can be led to once only. */
	private final Set<String> led = new HashSet<>();

	private LitText(String text, List<Mark> marks) {
		this.text = text;
		this.marks = marks;
	}

	/** Shows it, and says where it goes on. */
	static @Nullable Object of(Object page) {
		Members root = Members.of(page);
		Members source = root.object("source");
		if (source.get("text") == null) {
			return null;
		}
		String text = source.text("text");
		int from = root.object("page").number("from", 0);
		int length = root.object("page").number("to", Integer.MAX_VALUE) - from;
		Places places = new Places(text, from);
		List<Mark> marks = new ArrayList<>();
		for (Members edge : source.object("appearances").list("edges")) {
			Members node = edge.object("node");
			if (node.get("start") != null && node.get("end") != null) {
				marks.add(new Mark(places.of(node.number("start", 0)), places.of(node.number("end", 0)),
						own(node, places), node, marks.size() + 1));
			}
		}
		boolean hasNext = source.object("appearances").object("pageInfo").is("hasNextPage");
		boolean isLong = text.codePointCount(0, text.length()) >= length;
		int end = end(text, marks, hasNext, isLong);
		List<Mark> shown = marks.stream().filter((mark) -> mark.start() < end).toList();
		Map<String, @Nullable Object> result = new HashMap<>();
		result.put("isCut", from > 0);
		result.put("paragraphs", new LitText(text.substring(0, end), shown).paragraphs());
		result.put("next", (end < text.length() || isLong) ? next(from + text.codePointCount(0, end), length) : null);
		return result;
	}

	/** The same of the words that are the speaker's own. */
	private static List<Stretch> own(Members appearance, Places places) {
		String exact = appearance.text("exact");
		int start = appearance.number("start", 0);
		return OwnWords.of(appearance, appearance.object("statement"))
			.stream()
			.map((own) -> new Stretch(places.of(start + exact.codePointCount(0, own.start())),
					places.of(start + exact.codePointCount(0, own.end()))))
			.toList();
	}

	/** How much of the text is shown: whole paragraphs, if possible. */
	private static int end(String text, List<Mark> marks, boolean hasNext, boolean isLong) {
		int end = text.length();
		if (isLong) {
			int line = text.lastIndexOf('\n') + 1;
			end = (line > text.length() / 2) ? line : end;
		}
		if (hasNext && !marks.isEmpty()) {
			int line = text.indexOf('\n', Math.clamp(marks.getLast().end() - 1, 0, text.length()));
			end = (line >= 0) ? Math.min(end, line + 1) : end;
		}
		return end;
	}

	private static Object next(int from, int length) {
		return Map.of("from", String.valueOf(from), "to", String.valueOf(from + length));
	}

	private List<Object> paragraphs() {
		List<Object> paragraphs = new ArrayList<>();
		for (int start = 0; start < this.text.length();) {
			int line = this.text.indexOf('\n', start);
			int end = (line >= 0) ? line : this.text.length();
			if (!this.text.substring(start, end).isBlank()) {
				paragraphs.add(paragraph(start, end));
			}
			start = end + 1;
		}
		return paragraphs;
	}

	private Object paragraph(int start, int end) {
		List<Mark> within = this.marks.stream().filter((mark) -> mark.start() < end && mark.end() > start).toList();
		TreeSet<Integer> places = new TreeSet<>(List.of(start, end));
		for (Mark mark : within) {
			places.add(Math.max(start, mark.start()));
			places.add(Math.min(end, mark.end()));
		}
		List<Object> segments = new ArrayList<>();
		for (Integer place = start; place < end; place = places.higher(place)) {
			segments.add(segment(place, places.higher(place), within));
		}
		Map<String, @Nullable Object> paragraph = new HashMap<>();
		String words = this.text.substring(start, end).strip();
		paragraph.put("isShort", within.isEmpty() && words.length() <= SHORT && !words.matches("(?s).*[\\p{Po}\"”»]"));
		paragraph.put("segments", segments);
		paragraph.put("notes", within.stream().filter((mark) -> mark.start() >= start).map(Mark::note).toList());
		return paragraph;
	}

	private Object segment(int start, int end, List<Mark> within) {
		Map<String, @Nullable Object> segment = new HashMap<>();
		Mark innermost = within.stream()
			.filter((mark) -> mark.start() <= start && end <= mark.end())
			.min(Comparator.comparingInt((Mark mark) -> mark.end() - mark.start()))
			.orElse(null);
		List<Stretch> own = (innermost != null) ? innermost.own(start, end) : List.of();
		boolean isVerbatim = own.equals(List.of(new Stretch(0, end - start)));
		segment.put("words", Comparison.lit(this.text.substring(start, end), isVerbatim ? List.of() : own));
		segment.put("isLit", innermost != null);
		segment.put("isVerbatim", isVerbatim);
		segment.put("isFirst", innermost != null && innermost.start() == start);
		segment.put("anchor", (innermost != null && innermost.start() == start && this.led.add(innermost.id()))
				? innermost.id() : null);
		segment.put("id", (innermost != null) ? innermost.id() : null);
		return segment;
	}

	/**
	 * Where a statement stands.
	 *
	 * @param start from the beginning of what is shown
	 * @param own which of its words are the speaker's own
	 * @param nth of those that are shown, from 1
	 */
	private record Mark(int start, int end, List<Stretch> own, Members appearance, int nth) {

		String id() {
			return this.appearance.object("statement").text("id");
		}

		/** Which of the words of a segment are the speaker's own: from its beginning. */
		List<Stretch> own(int from, int until) {
			return this.own.stream()
				.filter((words) -> words.start() < until && words.end() > from)
				.map((words) -> new Stretch(Math.max(words.start(), from) - from, Math.min(words.end(), until) - from))
				.toList();
		}

		Object note() {
			return Map.of("number", this.nth, "appearance", this.appearance.map());
		}

	}

	/** Where places of the whole text are in a part of it: code points in, UTF-16 out. */
	private static final class Places {

		private final String text;

		private final int from;

		private final boolean isPlain;

		Places(String text, int from) {
			this.text = text;
			this.from = from;
			this.isPlain = text.chars().noneMatch((unit) -> Character.isSurrogate((char) unit));
		}

		int of(int place) {
			int within = Math.max(0, place - this.from);
			if (this.isPlain) {
				return Math.min(within, this.text.length());
			}
			return (within >= this.text.codePointCount(0, this.text.length())) ? this.text.length()
					: this.text.offsetByCodePoints(0, within);
		}

	}

}
