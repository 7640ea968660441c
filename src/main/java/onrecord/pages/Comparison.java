package onrecord.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Texts in segments, by what is to be shown of each. Places are units of UTF-16. */
final class Comparison {

	private Comparison() {
	}

	/**
	 * A quotation, with what would have to change in it to be what is on record, or with
	 * the pieces that stand there.
	 */
	static Object of(Object checked) {
		Members of = Members.of(checked);
		String quotation = of.text("text");
		return of.object("checkQuote").list("matches").stream().map((match) -> {
			Map<String, @Nullable Object> compared = new HashMap<>();
			compared.put("match", match.map());
			List<Members> pieces = match.list("pieces");
			compared.put("segments", pieces.isEmpty() ? segments(quotation, match.list("differences"))
					: lit(quotation, stretches(pieces)).stream().map(Comparison::piece).toList());
			return compared;
		}).toList();
	}

	private static List<Object> segments(String quotation, List<Members> differences) {
		List<Object> segments = new ArrayList<>();
		int at = 0;
		for (Members difference : differences.stream()
			.sorted(Comparator.comparingInt((one) -> one.number("start", 0)))
			.toList()) {
			int start = Math.clamp(difference.number("start", at), at, quotation.length());
			int end = Math.clamp(difference.number("end", start), start, quotation.length());
			if (start > at) {
				segments.add(segment(quotation.substring(at, start), null, null, null, false));
			}
			segments.add(segment(null, null, (end > start) ? quotation.substring(start, end) : null,
					(String) difference.get("recorded"), difference.is("changesMeaning")));
			at = end;
		}
		if (at < quotation.length()) {
			segments.add(segment(quotation.substring(at), null, null, null, false));
		}
		return segments;
	}

	private static Object piece(Object lit) {
		Members of = Members.of(lit);
		return of.is("isLit") ? segment(null, of.text("text"), null, null, false)
				: segment(of.text("text"), null, null, null, false);
	}

	private static Object segment(@Nullable String kept, @Nullable String piece, @Nullable String removed,
			@Nullable String added, boolean changesMeaning) {
		Map<String, @Nullable Object> segment = new HashMap<>();
		segment.put("kept", kept);
		segment.put("piece", piece);
		segment.put("removed", removed);
		segment.put("added", added);
		segment.put("changesMeaning", changesMeaning);
		return segment;
	}

	/** What was found, with the words for which it was. */
	static Object highlighted(Object edge) {
		Members of = Members.of(edge);
		return lit(of.text("matched"), stretches(of.list("highlights")));
	}

	private static List<Stretch> stretches(List<Members> spans) {
		return spans.stream().map((span) -> new Stretch(span.number("start", 0), span.number("end", 0))).toList();
	}

	/** A text with some stretches of it lit up, which are in order. */
	static List<Object> lit(String text, List<Stretch> stretches) {
		List<Object> segments = new ArrayList<>();
		int at = 0;
		for (Stretch stretch : stretches) {
			int start = Math.clamp(stretch.start(), at, text.length());
			int end = Math.clamp(stretch.end(), start, text.length());
			if (start > at) {
				segments.add(Map.of("text", text.substring(at, start), "isLit", false));
			}
			if (end > start) {
				segments.add(Map.of("text", text.substring(start, end), "isLit", true));
			}
			at = end;
		}
		if (at < text.length()) {
			segments.add(Map.of("text", text.substring(at), "isLit", false));
		}
		return segments;
	}

}
