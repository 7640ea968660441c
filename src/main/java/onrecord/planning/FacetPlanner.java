package onrecord.planning;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.normalized.ExecutableNormalizedField;
import onrecord.declaring.Facet;
import onrecord.declaring.FacetKeys;
import onrecord.declaring.Link;
import onrecord.declaring.Row;
import onrecord.declaring.Sql;
import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a connection tells of its whole list: what its rows have in common, and how
 * they stand in time. The rows are found once for all of it; or not at all, where they
 * have been counted ahead.
 */
public final class FacetPlanner {

	/** Longer lists are not counted whole, but their first rows in the usual order. */
	public static final int COUNTED = 50_000;

	private static final int MOST_SERIES = 20;

	private final Planner planner;

	private final Rows rows;

	/** A row of the list, among those that are found once. */
	private final Row row;

	/** What is asked of the rows. */
	private final Set<String> columns = new LinkedHashSet<>();

	FacetPlanner(Planner planner, Rows rows) {
		this.planner = planner;
		this.rows = rows;
		this.row = new Row(rows.row().alias() + "_counted");
	}

	/** The rows, for the beginning of the query; empty where none are needed. */
	String rows() {
		if (this.columns.isEmpty()) {
			return "";
		}
		Link link = this.rows.row().link();
		Set<String> more = new LinkedHashSet<>(this.columns);
		more.remove("id");
		if (link == null || link.carried().containsAll(more)) {
			return "with " + named(this.row.alias(), found(this.columns)) + "\n";
		}
		// Found in the link table alone, and then fetched in the order in which they are
		// stored.
		String ids = this.row.alias() + "_ids";
		return "with " + named(ids, found(Set.of("id"))) + ",\n"
				+ named(this.row.alias(), "select " + String.join(", ", this.columns) + "\nfrom "
						+ this.rows.type().table() + "\nwhere id = any (array(select id from " + ids + "))")
				+ "\n";
	}

	private String found(Set<String> columns) {
		Row found = this.rows.row();
		String selected = columns.stream()
			.map((column) -> found.column(column) + " as " + column)
			.collect(Collectors.joining(", "));
		return "select " + selected + "\n" + this.rows.from() + "\n" + this.rows.type().order(null).clause(found)
				+ "\nlimit " + COUNTED;
	}

	/** The query of a field that shows a facet. */
	String facet(ExecutableNormalizedField field) {
		Asked asked = new Asked(field);
		FacetKeys keys = asked.keys();
		String buckets = "select tally.*, row_number() over (order by count desc, " + keys.own()
				+ ") as n\nfrom tally\nwhere " + keys.known() + "\norder by n\nlimit " + asked.size(Page.MOST);
		String total = "select count(*) filter (where " + keys.known()
				+ ") as buckets, coalesce(sum(count) filter (where not (" + keys.known()
				+ ")), 0) as unknown\nfrom tally";
		Map<String, String> parts = parts(field, (part) -> switch (part.getFieldName()) {
			case "bucketCount" -> "total.buckets";
			case "unknown" -> "total.unknown";
			case "exact" -> exact();
			default -> list(part, "FacetBucket", buckets, "n");
		});
		return "with keyed as " + Sql.block(keyed(asked.facet(), keys, null)) + ",\n"
				+ named("tally", orCounted(asked.by(), keys.in("counts"), tally(asked.facet(), keys))) + "\nselect "
				+ Sql.object(parts) + "\nfrom " + Sql.block(total) + " as total";
	}

	/** How many rows have which keys, and how many none. */
	private String tally(Facet facet, FacetKeys keys) {
		String tally = "select " + keys.all() + ", count(*)::int as count\nfrom keyed\ngroup by " + keys.all();
		return (facet.links() == null) ? tally : tally + "\nunion all\nselect " + keys.none()
				+ ", (select count(*) from " + this.row.alias() + ") - (select count(distinct id) from keyed)";
	}

	/**
	 * The rows with their keys; of links, each that a row has, once.
	 * @param date the column with a date that is wanted, too; null where none is
	 */
	private String keyed(Facet facet, FacetKeys keys, @Nullable String date) {
		this.columns.add("id");
		if (facet.links() == null) {
			this.columns.addAll(keys.needed());
			String own = "select " + this.row.alias() + ".id, " + keys.of(this.row)
					+ ((date != null) ? ", " + this.row.column(date) + " as date" : "") + "\nfrom " + this.row.alias();
			return (facet.several() == null) ? own
					: own + "\nwhere " + keys.known(this.row) + " or not exists (select from "
							+ Sql.named(facet.several().links(), "link") + " where link." + facet.several().near()
							+ " = " + this.row.alias() + ".id)\nunion all\n"
							+ linked(facet.several(), "where not (" + keys.known(this.row) + ")", date);
		}
		return linked(facet, "", date);
	}

	/** The keys of links, of some of the rows. */
	private String linked(Facet facet, String some, @Nullable String date) {
		FacetKeys keys = new FacetKeys(facet, this.planner.type("Node"));
		// Looked up, because PostgreSQL does not know how many ids there are, and would
		// compare each with each.
		String dated = (date != null) ? ", (select " + date + " from " + this.rows.type().table()
				+ " as dated where dated.id = link." + facet.near() + ") as date" : "";
		// By a list of ids, which PostgreSQL reads in the order of the index, once.
		return "select distinct link." + facet.near() + " as id, " + keys.of(new Row("link")) + dated + "\nfrom "
				+ Sql.named(facet.links(), "link") + "\nwhere link." + facet.near() + " = any (array(select id from "
				+ this.row.alias() + (some.isEmpty() ? "" : " " + some) + "))\n  and (" + keys.known() + ")";
	}

	/** The query of a field that shows a timeline. */
	String timeline(ExecutableNormalizedField field) {
		String unit = Sql.quoted(new Asked(field).by());
		String date = Snake.of(Objects.requireNonNull(this.rows.type().date()));
		this.columns.add(date);
		String dated = orCounted(date.toUpperCase(Locale.ROOT), "counts.value as date",
				"select " + date + " as date, count(*)::int as count\nfrom " + this.row.alias() + "\ngroup by 1");
		String span = "select dates, counts, " + unit + " as unit, timeline_starts(dates, " + unit
				+ ") as first_days\nfrom "
				+ Sql.block("select array_agg(date) as dates, array_agg(count) as counts from dated") + " as dated";
		Map<String, String> parts = parts(field, (part) -> switch (part.getFieldName()) {
			case "buckets" ->
				list(part, "TimelineBucket", "select * from timeline(dates, counts, unit, first_days)", "starts");
			case "coarser" -> list(part, "TimelineBucket", "select * from timeline_coarser(dates, counts, unit)", "n");
			case "earlier" -> "timeline_earlier(dates, counts, unit, first_days)";
			case "unknown" -> "coalesce((select sum(count) from dated where date is null), 0)";
			case "exact" -> exact();
			default -> series(part, date);
		});
		return "with " + named("dated", dated) + ",\n" + named("span", span) + "\nselect " + Sql.object(parts)
				+ "\nfrom span";
	}

	/** The most frequent keys of a facet, each with the dates of its rows. */
	private String series(ExecutableNormalizedField field, String date) {
		Asked asked = new Asked(field);
		FacetKeys keys = asked.keys();
		String dated = "select " + keys.all() + ", date, count(*)::int as count\nfrom "
				+ Sql.block(keyed(asked.facet(), keys, date)) + " as keyed\nwhere " + keys.known() + "\ngroup by "
				+ keys.all() + ", date";
		return list(field, "TimelineSeries", "select " + keys.all()
				+ ", sum(count)::int as count, array_agg(date) as dates, "
				+ "array_agg(count) as counts, unit, first_days,\n  row_number() over (order by sum(count) desc, "
				+ keys.own() + ") as n\nfrom " + Sql.block(dated) + " as dated\ngroup by " + keys.all()
				+ "\norder by n\nlimit " + asked.size(MOST_SERIES), "n");
	}

	/** The objects of some rows, as a list. */
	private String list(ExecutableNormalizedField field, String type, String rows, String order) {
		String alias = this.planner.alias("bucket");
		From from = new From();
		from.add("", Sql.block(rows) + " as " + alias);
		String object = this.planner.joined(this.planner.type(type), new Row(alias), from, field.getChildren());
		return Sql
			.block("select coalesce(json_agg(" + object + " order by " + alias + "." + order + "), '[]')\n" + from);
	}

	private static Map<String, String> parts(ExecutableNormalizedField field,
			Function<ExecutableNormalizedField, String> expression) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField part : field.getChildren()) {
			parts.put(part.getResultKey(), "__typename".equals(part.getFieldName())
					? Sql.quoted(part.getObjectTypeNames().iterator().next()) + "::text" : expression.apply(part));
		}
		return parts;
	}

	/** What has been counted ahead, else what is counted now. */
	private String orCounted(String facet, String keys, String now) {
		From counts = this.rows.counts();
		if (counts == null) {
			return now;
		}
		counts.where("counts.facet = " + Sql.quoted(facet));
		String groups = IntStream.rangeClosed(1, keys.split(", ").length)
			.mapToObj(Integer::toString)
			.collect(Collectors.joining(", "));
		return "select " + keys + ", sum(counts.count)::int as count\n" + counts + "\ngroup by " + groups
				+ "\nunion all\nselect *\nfrom " + Sql.block(now) + " as now\nwhere not " + isCounted();
	}

	private String isCounted() {
		return "exists " + Sql.block("select " + this.rows.counts());
	}

	private String exact() {
		this.columns.add("id");
		String all = "(select count(*) from " + this.row.alias() + ") < " + COUNTED;
		return (this.rows.counts() == null) ? all : "(" + isCounted() + " or " + all + ")";
	}

	private static String named(String name, String query) {
		return name + " as materialized " + Sql.block(query);
	}

	/** The arguments of a field, all of which are written into the query. */
	private final class Asked {

		private final int field;

		private final Map<String, Object> values;

		Asked(ExecutableNormalizedField field) {
			this.field = FacetPlanner.this.planner.arguments(field);
			this.values = inputs().values(this.field);
		}

		private Inputs inputs() {
			return FacetPlanner.this.rows.scope().inputs();
		}

		String by() {
			return String.valueOf(this.values.get("by"));
		}

		Facet facet() {
			return Objects.requireNonNull(FacetPlanner.this.rows.type().facets().get(by()));
		}

		FacetKeys keys() {
			return new FacetKeys(facet(), FacetPlanner.this.planner.type("Node"));
		}

		int size(int most) {
			int size = (this.values.get("first") instanceof Integer given) ? given : 0;
			if (size < 0 || size > most) {
				throw inputs().field(this.field).refuse("first", "`first` is " + size + ": allowed are 0 to " + most);
			}
			return size;
		}

	}

}
