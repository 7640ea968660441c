package onrecord.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import onrecord.declaring.Order;
import onrecord.declaring.Row;
import onrecord.declaring.Sql;
import onrecord.declaring.Type;
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

	/** What all facets and timelines of the connection ask of the rows. */
	private final Set<String> columns;

	FacetPlanner(Planner planner, Rows rows, ExecutableNormalizedField connection) {
		this.planner = planner;
		this.rows = rows;
		this.row = new Row(rows.row().alias() + "_counted");
		this.columns = columns(connection.getChildren());
	}

	private Set<String> columns(List<ExecutableNormalizedField> parts) {
		Set<String> columns = new LinkedHashSet<>();
		for (ExecutableNormalizedField part : parts) {
			switch (part.getFieldName()) {
				case "exact" -> columns.add("id");
				case "facets", "series" -> columns.addAll(columns(part, "by"));
				case "crossFacets" -> {
					columns.addAll(columns(part, "rows"));
					columns.addAll(columns(part, "columns"));
				}
				case "timeline" -> {
					columns.add(date());
					columns.addAll(columns(part.getChildren()));
				}
				default -> {
				}
			}
		}
		return columns;
	}

	/** What a facet, which an argument names, asks of the rows. */
	private Set<String> columns(ExecutableNormalizedField part, String argument) {
		Set<String> columns = new LinkedHashSet<>(Set.of("id"));
		Facet facet = facet(part.getResolvedArguments(), argument);
		if (facet.links() == null) {
			columns.addAll(keys(facet).needed());
		}
		return columns;
	}

	private String date() {
		return Snake.of(Objects.requireNonNull(this.rows.type().date()));
	}

	private Facet facet(Map<String, Object> arguments, String argument) {
		return Objects.requireNonNull(this.rows.type().facets().get(String.valueOf(arguments.get(argument))));
	}

	FacetKeys keys(Facet facet) {
		return new FacetKeys(facet, this.planner.type("Node"));
	}

	/** The rows, for the query's with; empty where none are needed. */
	List<String> rows() {
		if (this.columns.isEmpty()) {
			return List.of();
		}
		Link link = this.rows.row().link();
		Set<String> more = new LinkedHashSet<>(this.columns);
		more.remove("id");
		if (link == null || link.carried().containsAll(more)) {
			return List.of(named(this.row.alias(), found(this.columns)));
		}
		// Found in the link table alone, and then fetched in the order in which they are
		// stored.
		String ids = this.row.alias() + "_ids";
		Select rows = Select.from(String.valueOf(this.rows.type().table()))
			.items(String.join(", ", this.columns))
			.where("id = any (array(select id from " + ids + "))");
		return List.of(named(ids, found(Set.of("id"))), named(this.row.alias(), rows));
	}

	private Select found(Set<String> columns) {
		Row found = this.rows.row();
		String selected = columns.stream()
			.map((column) -> found.column(column) + " as " + column)
			.collect(Collectors.joining(", "));
		Order order = this.rows.type().order(null);
		Select first = this.rows.found().items(selected).orderBy(order.items(found)).limit(COUNTED);
		if (!this.rows.areSpread()) {
			return first;
		}
		String id = columns.contains("id") ? "" : ", " + found.id() + " as id";
		return this.rows
			.together(first.items(selected + id + ", " + order.key().sql(found) + " as sort_key"),
					found.alias() + ".sort_key", order.descending() ? " desc" : "")
			.limit(COUNTED);
	}

	/** What a field shows that has a facet. */
	Expression facet(ExecutableNormalizedField field) {
		Asked asked = asked(field);
		Facet facet = asked.facet("by");
		FacetKeys keys = keys(facet);
		Select buckets = Select.from("tally")
			.items("tally.*, row_number() over (order by count desc, " + keys.own() + ") as n")
			.where(keys.known())
			.orderBy("n")
			.limit(asked.size("first", Page.MOST));
		Select total = Select.from("tally")
			.items("count(*) filter (where " + keys.known() + ") as buckets, coalesce(sum(count) filter (where not ("
					+ keys.known() + ")), 0)::bigint as unknown");
		Expression shown = shown(field, (part) -> switch (part.getFieldName()) {
			case "bucketCount" -> Expression.value("total.buckets");
			case "unknown" -> Expression.value("total.unknown");
			case "exact" -> Expression.value(exact());
			default -> list(part, "FacetBucket", buckets, "n");
		});
		return shown.as(Sql.block("with keyed as " + Sql.block(keyed(facet, null)) + ",\n"
				+ named("tally", orCounted(asked.text("by"), keys.in("counts"), tally(facet, keys))) + "\n"
				+ Select.from(total.block() + " as total").items(shown.sql())));
	}

	/** How many rows have which keys, and how many none. */
	private String tally(Facet facet, FacetKeys keys) {
		String tally = Select.from("keyed")
			.items(keys.all() + ", count(*)::int as count")
			.groupBy(keys.all())
			.toString();
		return (facet.links() == null) ? tally : tally + "\nunion all\nselect " + keys.none() + ", " + number()
				+ " - (select count(distinct id) from keyed)";
	}

	/**
	 * The rows with their keys, and with what these belong within: each that a row has,
	 * once.
	 * @param date the column with a date that is wanted, too; null where none is
	 */
	String keyed(Facet facet, @Nullable String date) {
		FacetKeys keys = keys(facet);
		String own = own(facet, keys, date);
		List<String> within = facet.keys().keySet().stream().filter(this::isWithin).sorted().toList();
		if (within.isEmpty()) {
			return own;
		}
		String dated = (date != null) ? ", date" : "";
		List<String> all = new ArrayList<>();
		all.add(Select.from("own")
			.items("id, " + keys.all() + dated)
			.where("num_nonnulls(" + String.join(", ", within) + ") = 0")
			.toString());
		for (String key : within) {
			Type type = Objects.requireNonNull(this.planner.type("Node").referred(key));
			String ids = "select distinct " + key + ", " + key + " from own where " + key + " is not null";
			all.add(Select.from("own")
				.join("join", Sql.block(type.ancestors(ids)) + " as above on above.id = own." + key)
				.items("distinct own.id, " + keys.only(key, "ancestor_id") + dated)
				.toString());
		}
		return "with " + named("own", own) + "\n" + String.join("\nunion all\n", all);
	}

	/** Whether what is counted for a key is counted for what that belongs within. */
	private boolean isWithin(String key) {
		return this.rows.scope().spreads(this.planner.type("Node").referred(key));
	}

	/** The rows with their own keys. */
	private String own(Facet facet, FacetKeys keys, @Nullable String date) {
		Select rows = Select.from(this.row.alias());
		if (facet.links() != null) {
			return linked(facet, rows, date).toString();
		}
		Select own = rows.items(this.row.id() + ", " + keys.of(this.row)
				+ ((date != null) ? ", " + this.row.column(date) + " as date" : ""));
		Facet several = facet.several();
		if (several == null) {
			return own.toString();
		}
		String known = keys.known(this.row);
		return own
			.where(known + " or not exists (select from " + Sql.named(several.links(), "link") + " where link."
					+ several.near() + " = " + this.row.id() + ")")
				+ "\nunion all\n" + linked(several, rows.where("not (" + known + ")"), date);
	}

	/** The keys of links, of some of the rows. */
	private Select linked(Facet facet, Select some, @Nullable String date) {
		FacetKeys keys = keys(facet);
		// Looked up, because PostgreSQL does not know how many ids there are, and would
		// compare each with each.
		String dated = (date != null) ? ", (select " + date + " from " + this.rows.type().table()
				+ " as dated where dated.id = link." + facet.near() + ") as date" : "";
		// By a list of ids, which PostgreSQL reads in the order of the index, once.
		return Select.from(Sql.named(facet.links(), "link"))
			.items("distinct link." + facet.near() + " as id, " + keys.of(new Row("link")) + dated)
			.where("link." + facet.near() + " = any (array" + some.items("id").block() + ")")
			.where("(" + keys.known() + ")");
	}

	/** What a field shows that has a timeline. */
	Expression timeline(ExecutableNormalizedField field) {
		String unit = Sql.quoted(asked(field).text("by"));
		String date = date();
		String dated = orCounted(date.toUpperCase(Locale.ROOT), "counts.value as date",
				Select.from(this.row.alias()).items(date + " as date, count(*)::int as count").groupBy("1").toString());
		Select all = Select.from("dated").items("array_agg(date) as dates, array_agg(count) as counts");
		Select span = Select.from(all.block() + " as dated")
			.items("dates, counts, " + unit + " as unit, timeline_starts(dates, " + unit + ") as first_days");
		Expression shown = shown(field, (part) -> switch (part.getFieldName()) {
			case "buckets" -> list(part, "TimelineBucket", all("timeline(dates, counts, unit, first_days)"), "starts");
			case "coarser" -> list(part, "TimelineBucket", all("timeline_coarser(dates, counts, unit)"), "n");
			case "earlier" -> Expression.value("timeline_earlier(dates, counts, unit, first_days)");
			case "unknown" ->
				Expression.value("coalesce((select sum(count) from dated where date is null), 0)::bigint");
			case "exact" -> Expression.value(exact());
			default -> series(part, date);
		});
		return shown.as(Sql.block("with " + named("dated", dated) + ",\n" + named("span", span) + "\n"
				+ Select.from("span").items(shown.sql())));
	}

	/** The most frequent keys of a facet, each with the dates of its rows. */
	private Expression series(ExecutableNormalizedField field, String date) {
		Asked asked = asked(field);
		Facet facet = asked.facet("by");
		FacetKeys keys = keys(facet);
		Select dated = Select.from(Sql.block(keyed(facet, date)) + " as keyed")
			.items(keys.all() + ", date, count(*)::int as count")
			.where(keys.known())
			.groupBy(keys.all() + ", date");
		Select most = Select.from(dated.block() + " as dated")
			.items(keys.all()
					+ ", sum(count)::int as count, array_agg(date) as dates, array_agg(count) as counts, unit,"
					+ " first_days,\n  row_number() over (order by sum(count) desc, " + keys.own() + ") as n")
			.groupBy(keys.all())
			.orderBy("n")
			.limit(asked.size("first", MOST_SERIES));
		return list(field, "TimelineSeries", most, "n");
	}

	/** The objects of some rows, as a list. */
	Expression list(ExecutableNormalizedField field, String type, Select rows, String order) {
		String alias = this.planner.alias("bucket");
		Expression item = this.planner.object(this.planner.type(type), new Row(alias), field.getChildren());
		return Expression.list(Select.from(rows.block() + " as " + alias), item, alias + "." + order);
	}

	static Select all(String rows) {
		return Select.from(rows).items("*");
	}

	/** An object, of what its fields show. */
	static Expression shown(ExecutableNormalizedField field, Function<ExecutableNormalizedField, Expression> part) {
		Map<String, Expression> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField each : field.getChildren()) {
			parts.put(each.getResultKey(),
					"__typename".equals(each.getFieldName())
							? Expression.value(Sql.quoted(each.getObjectTypeNames().iterator().next()) + "::text")
							: part.apply(each));
		}
		return Expression.object(parts);
	}

	/** What has been counted ahead, else what is counted now. */
	private String orCounted(String facet, String keys, String now) {
		Select counts = this.rows.counts();
		if (counts == null) {
			return now;
		}
		String groups = IntStream.rangeClosed(1, keys.split(", ").length)
			.mapToObj(Integer::toString)
			.collect(Collectors.joining(", "));
		Select counted = counts.where("counts.facet = " + Sql.quoted(facet))
			.items(keys + ", sum(counts.count)::int as count")
			.groupBy(groups);
		return counted + "\nunion all\n" + all(Sql.block(now) + " as now").where("not " + isCounted(counts));
	}

	private static String isCounted(Select counts) {
		return "exists " + counts.block();
	}

	private String exact() {
		Select counts = this.rows.counts();
		return (counts == null) ? whole() : "(" + isCounted(counts) + " or " + whole() + ")";
	}

	/** Whether all rows of the list are counted now. */
	String whole() {
		return number() + " < " + COUNTED;
	}

	/** How many rows are counted now. */
	String number() {
		return "(select count(*) from " + this.row.alias() + ")";
	}

	static String named(String name, Select query) {
		return named(name, query.toString());
	}

	private static String named(String name, String query) {
		return name + " as materialized " + Sql.block(query);
	}

	Asked asked(ExecutableNormalizedField field) {
		return new Asked(field);
	}

	/** The arguments of a field, all of which are written into the query. */
	final class Asked {

		private final int field;

		private final Map<String, Object> values;

		private Asked(ExecutableNormalizedField field) {
			this.field = FacetPlanner.this.planner.arguments(field);
			this.values = inputs().values(this.field);
		}

		private Inputs inputs() {
			return FacetPlanner.this.rows.scope().inputs();
		}

		String text(String argument) {
			return String.valueOf(this.values.get(argument));
		}

		Facet facet(String argument) {
			return FacetPlanner.this.facet(this.values, argument);
		}

		int size(String argument, int most) {
			int size = (this.values.get(argument) instanceof Integer given) ? given : 0;
			if (size < 0 || size > most) {
				throw inputs().field(this.field)
					.refuse(argument, "`" + argument + "` is " + size + ": allowed are 0 to " + most);
			}
			return size;
		}

	}

}
