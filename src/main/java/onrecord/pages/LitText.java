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
		Members appearances = source.object("appearances");
		if (source.get("text") == null) {
			return null;
		}
		String text = source.text("text");
		int from = root.object("page").number("from", 0);
		int to = root.object("page").number("to", Integer.MAX_VALUE);
		List<Mark> marks = new ArrayList<>();
		for (Members edge : appearances.list("edges")) {
			Members node = edge.object("node");
			int start = node.number("start", Integer.MIN_VALUE);
			if (start >= from) {
				marks.add(new Mark(start - from, node.number("end", start) - from, node, edge.text("cursor"),
						marks.size() + 1));
			}
		}
		boolean hasNext = appearances.object("pageInfo").is("hasNextPage");
		int end = end(text, marks, hasNext, text.length() >= to - from);
		List<Mark> shown = marks.stream().filter((mark) -> mark.start() < end).toList();
		Map<String, @Nullable Object> result = new HashMap<>();
		result.put("paragraphs", new LitText(text.substring(0, end), shown).paragraphs());
		result.put("next", (end < text.length() || text.length() >= to - from)
				? next(from + end, to - from, shown, hasNext || shown.size() < marks.size()) : null);
		return result;
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
		return (end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end))) ? end - 1 : end;
	}

	private static Object next(int from, int length, List<Mark> shown, boolean hasMarks) {
		Map<String, @Nullable Object> next = new HashMap<>();
		next.put("from", String.valueOf(from));
		next.put("to", String.valueOf(from + length));
		next.put("after", (hasMarks && !shown.isEmpty()) ? shown.getLast().cursor() : null);
		return next;
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
		segment.put("text", this.text.substring(start, end));
		segment.put("isLit", innermost != null);
		segment.put("isVerbatim", innermost != null && innermost.form().equals("VERBATIM"));
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
	 * @param nth of those that are shown, from 1
	 */
	private record Mark(int start, int end, Members appearance, String cursor, int nth) {

		String id() {
			return this.appearance.object("statement").text("id");
		}

		String form() {
			return this.appearance.object("statement").text("form");
		}

		Object note() {
			return Map.of("number", this.nth, "appearance", this.appearance.map());
		}

	}

}
