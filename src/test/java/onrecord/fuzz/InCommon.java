package onrecord.fuzz;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** What the statements of a list have in common, and when they were said. */
final class InCommon {

	private static final int MOST_BUCKETS = 2_000;

	private static final String SAID_ON = "select id, '' as kind, said_on as key from statement where said_on is not null";

	private static final int MOST_EMPTY = 100;

	/** For each facet: statements, and a value or a row of some table that they have. */
	private static final Map<String, String> KEYS = Map.ofEntries(Map.entry("SPEAKER", """
			select id, 'actor' as kind, speaker_id as key from statement where speaker_id is not null
			union select statement_id, 'actor', actor_id from joint_speaker"""), Map.entry("SUBJECT",
			"""
					select statement_id as id, 'actor' as kind, actor_id as key from statement_subject where actor_id is not null
					union select statement_id, 'event', event_id from statement_subject where event_id is not null
					union select statement_id, 'place', place_id from statement_subject where place_id is not null
					union select statement_id, 'topic', topic_id from statement_subject where topic_id is not null"""),
			Map.entry("TOPIC",
					"select distinct statement_id as id, 'topic' as kind, topic_id as key from statement_subject where topic_id is not null"),
			Map.entry("SOURCE",
					"select distinct statement_id as id, 'source' as kind, passage.source_id as key from appearance join passage on "
							+ "passage.id = passage_id"),
			Map.entry("PUBLISHER", """
					select distinct statement_id as id, 'actor' as kind, publisher_id as key
					from appearance join passage on passage.id = passage_id join source on source.id = passage.source_id
					where publisher_id is not null"""),
			Map.entry("EVENT", "select id, 'event' as kind, event_id as key from statement where event_id is not null"),
			Map.entry("PLACE", "select id, 'place' as kind, place_id as key from statement where place_id is not null"),
			Map.entry("FORM", "select id, '' as kind, form::text as key from statement"),
			Map.entry("ACT", "select id, '' as kind, act::text as key from statement"),
			Map.entry("LANGUAGE",
					"select id, '' as kind, language::text as key from statement where language is not null"),
			Map.entry("YEAR", SAID_ON), Map.entry("MONTH", SAID_ON),
			Map.entry("STANCE", "select distinct statement_id as id, '' as kind, stance::text as key from reply"),
			Map.entry("REVIEWER",
					"select distinct statement_id as id, 'actor' as kind, reviewer_id as key from reviewed_statement"
							+ " join review on review.id = review_id"),
			Map.entry("RATING",
					"select distinct statement_id as id, '' as kind, normalized_rating::text as key from reviewed_statement"
							+ " join review on review.id = review_id where normalized_rating is not null"));

	/** What has no beginning first, then the longer time first. */
	private static final Comparator<String> BY_TIME = Comparator
		.comparing((String date) -> Dates.earliest(date), Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing((date) -> Dates.latest(date), Comparator.nullsFirst(Comparator.reverseOrder()))
		.thenComparing(Comparator.naturalOrder());

	private final Tables tables;

	InCommon(Tables tables) {
		this.tables = tables;
	}

	void declare(Map<String, DataFetcher<?>> fields) {
		fields.put("StatementConnection.facets", this::facet);
		fields.put("StatementConnection.crossFacets", this::crossFacets);
		fields.put("StatementConnection.timeline", this::timeline);
		fields.put("Timeline.series", this::series);
	}

	private Map<String, Object> facet(DataFetchingEnvironment asked) {
		int most = SecondWay.size(asked.getArgument("first"), 100);
		List<Object> ids = ids(SecondWay.row(asked));
		List<Bucket> buckets = buckets(asked.getArgument("by"), SecondWay.row(asked));
		Map<String, Object> facet = new LinkedHashMap<>();
		facet.put("buckets", buckets.stream().limit(most).map(this::shown).toList());
		facet.put("bucketCount", buckets.size());
		facet.put("unknown", ids.stream().filter((id) -> !isIn(buckets, id)).count());
		facet.put("exact", true);
		return facet;
	}

	private Map<String, Object> crossFacets(DataFetchingEnvironment asked) {
		List<Object> ids = ids(SecondWay.row(asked));
		List<Bucket> rows = buckets(asked.getArgument("rows"), SecondWay.row(asked));
		List<Bucket> columns = buckets(asked.getArgument("columns"), SecondWay.row(asked));
		List<Bucket> heads = columns.stream().limit(SecondWay.size(asked.getArgument("firstColumns"), 100)).toList();
		Map<String, Object> table = new LinkedHashMap<>();
		table.put("rows", rows.stream().limit(SecondWay.size(asked.getArgument("first"), 100)).map((row) -> {
			Map<String, Object> shown = shown(row);
			shown.put("counts",
					heads.stream().map((head) -> row.ids().stream().filter(head.ids()::contains).count()).toList());
			return shown;
		}).toList());
		table.put("columns", heads.stream().map(this::shown).toList());
		table.put("rowCount", rows.size());
		table.put("columnCount", columns.size());
		table.put("unknown", ids.stream().filter((id) -> !isIn(rows, id) || !isIn(columns, id)).count());
		table.put("exact", true);
		return table;
	}

	private static boolean isIn(List<Bucket> buckets, Object id) {
		return buckets.stream().anyMatch((bucket) -> bucket.ids().contains(id));
	}

	private static List<Object> ids(Map<String, Object> page) {
		return new ArrayList<>((List<?>) page.get("ids"));
	}

	/**
	 * The most frequent first; of as frequent ones, those of the same table, then as they
	 * were recorded.
	 */
	private List<Bucket> buckets(String by, Map<String, Object> page) {
		Set<Object> ids = new HashSet<>(ids(page));
		Map<String, Bucket> buckets = new LinkedHashMap<>();
		for (Map<String, Object> has : this.tables.rows(KEYS.get(by))) {
			Object common = KEYS.get(by).equals(SAID_ON) ? Unit.valueOf(by).of(has.get("key")) : has.get("key");
			String kind = has.get("kind").toString();
			while (common != null && ids.contains(has.get("id"))) {
				Object own = common;
				buckets.computeIfAbsent(kind + ":" + own, (key) -> new Bucket(kind, own, new LinkedHashSet<>()))
					.ids()
					.add(has.get("id"));
				String broader = Conditions.BROADER.get(kind);
				common = (broader != null && Boolean.TRUE.equals(page.get("descend")))
						? this.tables.row(kind, own).get(broader) : null;
			}
		}
		return buckets.values()
			.stream()
			.sorted(Comparator.comparing((Bucket bucket) -> -bucket.ids().size())
				.thenComparing(Bucket::kind)
				.thenComparing(Bucket::sortable))
			.toList();
	}

	private Map<String, Object> shown(Bucket bucket) {
		Map<String, Object> shown = new LinkedHashMap<>();
		Map<String, Object> node = bucket.kind().isEmpty() ? null : this.tables.row(bucket.kind(), bucket.key());
		shown.put("value", (node != null) ? node.get("gid") : bucket.key());
		shown.put("label", (node != null) ? node.getOrDefault("name", node.get("title")) : bucket.key());
		shown.put("node", node);
		shown.put("count", bucket.ids().size());
		return shown;
	}

	private Map<String, Object> timeline(DataFetchingEnvironment asked) {
		Map<String, Object> page = SecondWay.row(asked);
		Unit unit = Unit.valueOf(asked.getArgument("by"));
		List<Object> ids = ids(page);
		List<LocalDate> starts = starts(unit, ids);
		Map<String, Object> timeline = new LinkedHashMap<>();
		timeline.put("unit", unit);
		timeline.put("ids", ids);
		timeline.put("descend", page.get("descend"));
		timeline.put("starts", starts);
		List<Integer> counts = counts(unit, ids, starts);
		List<Map<String, Object>> buckets = new ArrayList<>();
		for (int n = 0; n < starts.size(); n++) {
			buckets.add(bucket(unit.name(starts.get(n)), starts.get(n), unit.next(starts.get(n)).minusDays(1),
					counts.get(n)));
		}
		timeline.put("buckets", buckets);
		timeline.put("coarser", coarser(unit, ids));
		timeline.put("earlier",
				starts.isEmpty() ? 0
						: dates(ids).stream()
							.filter((date) -> unit.isTold(date) && Dates.earliest(date).isBefore(starts.getFirst()))
							.count());
		timeline.put("unknown", ids.size() - dates(ids).size());
		timeline.put("exact", true);
		return timeline;
	}

	private List<Map<String, Object>> series(DataFetchingEnvironment asked) {
		Map<String, Object> timeline = SecondWay.row(asked);
		List<LocalDate> starts = new ArrayList<>();
		((List<?>) timeline.get("starts")).forEach((start) -> starts.add((LocalDate) start));
		return buckets(asked.getArgument("by"), timeline).stream()
			.limit(SecondWay.size(asked.getArgument("first"), 20))
			.map((bucket) -> {
				Map<String, Object> series = shown(bucket);
				series.put("counts", counts((Unit) timeline.get("unit"), List.copyOf(bucket.ids()), starts));
				return series;
			})
			.toList();
	}

	private List<LocalDate> starts(Unit unit, List<Object> ids) {
		TreeSet<LocalDate> all = new TreeSet<>(
				dates(ids).stream().filter(unit::isTold).map(Dates::earliest).map(unit::start).toList());
		List<LocalDate> starts = new ArrayList<>();
		for (LocalDate told : all) {
			List<LocalDate> empty = new ArrayList<>();
			for (LocalDate start = starts.isEmpty() ? told : unit.next(starts.getLast()); start.isBefore(told)
					&& empty.size() <= MOST_EMPTY; start = unit.next(start)) {
				empty.add(start);
			}
			if (empty.size() <= MOST_EMPTY) {
				starts.addAll(empty);
			}
			starts.add(told);
		}
		int first = Math.max(0, starts.size() - MOST_BUCKETS);
		while (first < starts.size() && !all.contains(starts.get(first))) {
			first++;
		}
		return starts.subList(first, starts.size());
	}

	private List<Integer> counts(Unit unit, List<Object> ids, List<LocalDate> starts) {
		Map<LocalDate, Integer> counts = new TreeMap<>();
		dates(ids).stream()
			.filter(unit::isTold)
			.forEach((date) -> counts.merge(unit.start(Dates.earliest(date)), 1, Integer::sum));
		return starts.stream().map((start) -> counts.getOrDefault(start, 0)).toList();
	}

	private List<Map<String, Object>> coarser(Unit unit, List<Object> ids) {
		Map<String, Integer> counts = new TreeMap<>(BY_TIME);
		dates(ids).stream().filter((date) -> !unit.isTold(date)).forEach((date) -> counts.merge(date, 1, Integer::sum));
		return counts.entrySet()
			.stream()
			.map((date) -> bucket(date.getKey(), Dates.earliest(date.getKey()), Dates.latest(date.getKey()),
					date.getValue()))
			.toList();
	}

	private static Map<String, Object> bucket(String value, @Nullable LocalDate from, @Nullable LocalDate until,
			int count) {
		Map<String, Object> bucket = new LinkedHashMap<>();
		bucket.put("value", value);
		bucket.put("from", Dates.text(from));
		bucket.put("until", (until != null) ? until.toString().replace("+", "") : null);
		bucket.put("count", count);
		return bucket;
	}

	private List<String> dates(List<Object> ids) {
		return ids.stream()
			.map((id) -> this.tables.row("statement", id).get("said_on"))
			.filter((date) -> date != null)
			.map(Object::toString)
			.toList();
	}

	/** Statements that have something in common. */
	private record Bucket(String kind, Object key, Set<Object> ids) {

		String sortable() {
			return (this.key instanceof Long id) ? "%020d".formatted(id) : this.key.toString();
		}

	}

	/** How long the buckets of a timeline are. */
	enum Unit {

		DAY, WEEK, MONTH, YEAR;

		/** Whether a date tells in which of these it is. */
		boolean isTold(String date) {
			return Dates.isWithin(this, date);
		}

		/** The name of the one in which a date is. */
		@Nullable String of(Object date) {
			return isTold(date.toString()) ? name(Dates.earliest(date)) : null;
		}

		LocalDate start(LocalDate day) {
			return switch (this) {
				case DAY -> day;
				case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
				case MONTH -> day.withDayOfMonth(1);
				case YEAR -> day.withDayOfYear(1);
			};
		}

		LocalDate next(LocalDate start) {
			return start.plus(1, ChronoUnit.valueOf(name() + "S"));
		}

		String name(LocalDate start) {
			return switch (this) {
				case DAY -> start.toString();
				case WEEK -> start.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
				case MONTH -> start.toString().substring(0, 7);
				case YEAR -> start.toString().substring(0, 4);
			};
		}

	}

}
