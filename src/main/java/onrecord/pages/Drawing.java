package onrecord.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where the parts of pictures are: templates draw them as SVG, each beside a table of the
 * same.
 */
final class Drawing {

	/** How wide pictures are, and how high those of bars: units of SVG. */
	private static final int WIDTH = 700;

	private static final int HEIGHT = 90;

	private static final int WIDEST_BAR = 28;

	private static final int MOST_BARS = 60;

	/** How far lines of text are apart. */
	private static final int LINE = 30;

	/** How thick the line of the most frequent is. */
	private static final int THICKEST = 14;

	/** How many of a crowd stand in a row, and how many are drawn at most. */
	private static final int ROW = 40;

	private static final int MOST = 400;

	private Drawing() {
	}

	/** The buckets of a timeline as bars. */
	static @Nullable Object bars(Object timeline) {
		List<Bucket> buckets = buckets(Members.of(timeline).list("buckets"));
		List<Object> coarser = new ArrayList<>();
		for (Members bucket : Members.of(timeline).list("coarser")) {
			coarser.add(bucket.map());
		}
		if (buckets.isEmpty()) {
			return coarser.isEmpty() ? null : Map.of("bars", List.of(), "coarser", coarser, "first", "", "last", "",
					"most", 0, "isTelling", false);
		}
		int most = buckets.stream().mapToInt(Bucket::count).max().orElse(1);
		double step = Math.min(WIDEST_BAR, (double) WIDTH / buckets.size());
		List<Object> bars = new ArrayList<>();
		for (int i = 0; i < buckets.size(); i++) {
			Bucket bucket = buckets.get(i);
			if (bucket.count() > 0) {
				double height = Math.max(2, (double) HEIGHT * bucket.count() / Math.max(1, most));
				bars.add(Map.of("x", rounded(i * step), "y", rounded(HEIGHT - height), "width",
						rounded(Math.max(0.5, step * 0.85)), "height", rounded(height), "value", bucket.value(),
						"count", bucket.count()));
			}
		}
		return Map.of("bars", bars, "coarser", coarser, "first", buckets.getFirst().value(), "last",
				buckets.getLast().value(), "most", most, "isTelling", bars.size() > 1);
	}

	/** Months; where there are too many of them to be told apart, years. */
	private static List<Bucket> buckets(List<Members> months) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		for (Members month : months) {
			String value = month.text("value");
			counts.merge((months.size() > MOST_BARS) ? value.replaceFirst("-[0-9]+$", "") : value,
					month.number("count", 0), Integer::sum);
		}
		return counts.entrySet().stream().map((entry) -> new Bucket(entry.getKey(), entry.getValue())).toList();
	}

	/** How many statements of some time. */
	private record Bucket(String value, int count) {
	}

	/** Lines from somebody to those that he has to do with, thicker where more. */
	static @Nullable Object fan(Object counterparts) {
		List<Members> all = Members.ofEach(counterparts);
		if (all.isEmpty()) {
			return null;
		}
		int most = all.stream().mapToInt((one) -> one.number("count", 0)).max().orElse(1);
		int height = LINE * all.size();
		double middle = height / 2.0;
		List<Object> lines = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			int count = all.get(i).number("count", 0);
			double y = LINE * (i + 0.5);
			Members actor = all.get(i).object("actor");
			lines.add(Map.of("path",
					"M8 %s C120 %s 120 %s 240 %s".formatted(rounded(middle), rounded(middle), rounded(y), rounded(y)),
					"width", rounded(Math.max(1, (double) THICKEST * count / Math.max(1, most))), "y", rounded(y),
					"name", actor.text("name"), "id", actor.text("id"), "count", count));
		}
		return Map.of("height", height, "middle", rounded(middle), "lines", lines);
	}

	/** When offices were held, in hundredths of the time of all of them. */
	static @Nullable Object spans(Object roles) {
		List<Members> all = Members.ofEach(roles);
		long today = LocalDate.now().toEpochDay();
		long first = all.stream().mapToLong((role) -> day(role, "from", "earliest", today)).min().orElse(today);
		long last = all.stream().mapToLong((role) -> day(role, "until", "latest", today)).max().orElse(today);
		if (all.isEmpty()) {
			return null;
		}
		double unit = 100.0 / Math.max(1, last - first);
		List<Object> shown = new ArrayList<>();
		for (Members role : all) {
			Map<String, @Nullable Object> one = new HashMap<>();
			double x = (day(role, "from", "earliest", first) - first) * unit;
			one.put("x", rounded(x));
			one.put("width", rounded(Math.max(1, (day(role, "until", "latest", last) - first) * unit - x)));
			one.put("role", role.map());
			shown.add(one);
		}
		return Map.of("first", LocalDate.ofEpochDay(first).getYear(), "last", LocalDate.ofEpochDay(last).getYear(),
				"roles", shown);
	}

	private static long day(Members role, String date, String member, long otherwise) {
		String day = role.object(date).text(member);
		return day.isEmpty() ? otherwise : LocalDate.parse(day).toEpochDay();
	}

	/** So many people as dots. */
	static @Nullable Object dots(Object headcounts) {
		List<Object> dots = new ArrayList<>();
		int all = 0;
		for (Members headcount : Members.ofEach(headcounts)) {
			int count = headcount.number("count", 0);
			for (int i = 0; i < count && dots.size() < MOST; i++) {
				dots.add(Map.of("x", 9 + 17 * (dots.size() % ROW), "y", 9 + 17 * (dots.size() / ROW), "mode",
						Wording.words(headcount.text("mode")).replace(' ', '-')));
			}
			all += count;
		}
		return dots.isEmpty() ? null
				: Map.of("dots", dots, "height", 17 * ((dots.size() - 1) / ROW + 1) + 2, "isAll", all <= MOST);
	}

	private static String rounded(double value) {
		String text = String.valueOf(Math.round(value * 10) / 10.0);
		return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
	}

}
