package onrecord.planning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.normalized.ExecutableNormalizedField;
import onrecord.declaring.Field;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;
import onrecord.declaring.Row;
import onrecord.declaring.Sql;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;

/**
 * Plans one connection: the query that returns a page of a list as a JSON object. Its
 * parts, each there only if it is asked for: the rows of the page, found by a keyset
 * bound and a limit; what is made of them; and the count of the whole list.
 */
public final class ConnectionPlanner {

	/**
	 * Lists are counted exactly up to here: counting a million rows takes longer than
	 * reading a page of them.
	 */
	public static final int COUNTED = 10_000;

	/** How many rows are gone through in vain where few satisfy a search. */
	public static final int WALKED = 2_000;

	private final Planner planner;

	private final ExecutableNormalizedField field;

	private final Rows rows;

	/** A row of the page, outside of the query that finds it. */
	private final Row row;

	private final Page page;

	private final Order order;

	private final FacetPlanner facets;

	/** What is made of the rows of the page, by the name of the column that holds it. */
	private final Map<String, String> columns = new LinkedHashMap<>();

	private boolean counted;

	ConnectionPlanner(Planner planner, ExecutableNormalizedField field, Rows rows) {
		this.planner = planner;
		this.field = field;
		this.rows = rows;
		this.row = new Row(rows.row().alias());
		Map<String, Object> values = inputs().values(rows.scope().field());
		this.page = Page.of(inputs().field(rows.scope().field()), values);
		this.order = rows.type().order(values.get("orderBy"));
		this.facets = new FacetPlanner(planner, rows);
		if (this.order.filter() != null && !inputs().has(rows.scope().field(), Rows.FILTER + this.order.filter())) {
			throw inputs().field(rows.scope().field())
				.refuse("orderBy", "`orderBy` is " + values.get("orderBy") + ": allowed is that only with `filter."
						+ this.order.filter() + "`");
		}
	}

	String query() {
		From joined = new From();
		joined.add("", pageRows());
		Map<String, String> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField part : this.field.getChildren()) {
			parts.put(part.getResultKey(), part(part, joined));
		}
		From from = new From();
		if (!this.columns.isEmpty()) {
			from.add("", Sql.block(Sql.select(this.columns) + joined) + " as page");
		}
		if (this.counted) {
			from.add("cross join", Sql.block(count()) + " as total");
		}
		return this.facets.rows() + "select " + Sql.object(parts) + " as json\n" + from;
	}

	private String part(ExecutableNormalizedField part, From joined) {
		return switch (part.getFieldName()) {
			case "nodes" ->
				made(part, agg(this.planner.joined(this.rows.type(), this.row, joined, part.getChildren())));
			case "edges" -> made(part, agg(this.planner.joined(edge(part), joined)));
			case "pageInfo" -> pageInfo(part);
			case "totalCount" -> total("least(total.rows, " + COUNTED + ")");
			case "totalCountExact" -> total("total.rows <= " + COUNTED + (isCut() ? " and not total.cut" : ""));
			case "facets" -> Sql.block(this.facets.facet(part));
			case "timeline" -> Sql.block(this.facets.timeline(part));
			case "__typename" -> Sql.quoted(part.getObjectTypeNames().iterator().next()) + "::text";
			default -> Sql.block(told(part));
		};
	}

	/** What a connection tells of its whole list, by the arguments that the list has. */
	private String told(ExecutableNormalizedField part) {
		Type connection = this.planner.type(part.getObjectTypeNames().iterator().next());
		if (!(connection.fields().get(part.getFieldName()) instanceof Field.Many(Relation relation))) {
			throw new IllegalStateException(connection.name() + "." + part.getFieldName() + " is not declared");
		}
		Row row = new Row(this.planner.alias(part));
		From from = new From();
		SqlTemplate rows = inputs().filled(relation.rows().of(new Row(total("total"))), this.rows.scope().field(),
				Set.of());
		from.add("", Sql.named(rows.sql(), row.alias()));
		String object = this.planner.joined(this.planner.typeOf(part), row, from, part.getChildren());
		return "select coalesce(json_agg(" + object + " order by " + Objects.requireNonNull(relation.order()).sql(row)
				+ "), '[]') as json\n" + from;
	}

	private String total(String sql) {
		this.counted = true;
		return sql;
	}

	/**
	 * Counted by the filter, within the period that it asks for: the usual order has an
	 * index, whatever the order is.
	 */
	private String count() {
		From counted = this.rows.from();
		within(counted, this.rows.row(), this.rows.type().order(null));
		Relation.Cut cut = this.rows.relation().cut();
		String told = (cut != null) ? cut.sql().sql(this.rows.row()) + " as cut " : "";
		return "select count(*) as rows" + ((cut != null) ? ", coalesce(bool_or(cut), false) as cut" : "") + "\nfrom "
				+ Sql.block("select " + told + counted + "\nlimit " + (COUNTED + 1)) + " as counted";
	}

	private boolean isCut() {
		return this.rows.relation().cut() != null;
	}

	private String made(ExecutableNormalizedField part, String sql) {
		return made(this.planner.alias(part), sql);
	}

	private String made(String column, String sql) {
		this.columns.put(column, sql);
		return "page." + column;
	}

	private String agg(String object) {
		return "coalesce(json_agg(" + object + listed() + ")" + beyond() + ", '[]')";
	}

	/**
	 * In the order of the list. Rows that come in this order already, as they do going
	 * forward, PostgreSQL (from 16 on) does not sort again.
	 */
	private String listed() {
		String direction = this.order.descending() ? " desc" : "";
		boolean byId = key(source()).equals(source().id());
		return " order by " + (byId ? "" : this.row.alias() + ".sort_key" + direction + ", ") + this.row.id()
				+ direction;
	}

	/** Leaves out the row that was looked for beyond the page. */
	private String beyond() {
		return asksForMore() ? " filter (where " + this.row.alias() + ".n <= " + this.page.size() + ")" : "";
	}

	private Map<String, String> edge(ExecutableNormalizedField edges) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField part : edges.getChildren()) {
			String edge = part.getObjectTypeNames().iterator().next();
			parts.put(part.getResultKey(), switch (part.getFieldName()) {
				case "cursor" -> cursor(this.row.alias() + ".sort_key", this.row.id());
				case "node" -> this.planner.object(this.rows.type(), this.row, part.getChildren());
				case "__typename" -> Sql.quoted(edge) + "::text";
				default -> this.planner.expression(this.planner.type(edge), this.row, part);
			});
		}
		return parts;
	}

	private String pageInfo(ExecutableNormalizedField pageInfo) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField part : pageInfo.getChildren()) {
			parts.put(part.getResultKey(), switch (part.getFieldName()) {
				case "hasNextPage" ->
					this.page.backward() ? rest("before", this.page.before()) : more("before", this.page.before());
				case "hasPreviousPage" ->
					this.page.backward() ? more("after", this.page.after()) : rest("after", this.page.after());
				case "startCursor" -> cursor("1");
				case "endCursor" -> cursor("cardinality(page.ids)");
				default -> "'PageInfo'::text";
			});
		}
		return Sql.object(parts);
	}

	/**
	 * Whether there are more rows in the direction of reading: one more was looked for.
	 */
	private String more(String bound, boolean bounded) {
		String further = made("found", "count(*)") + " > " + this.page.size();
		return bounded ? "(" + further + " or " + rest(bound, true) + ")" : further;
	}

	/** Whether there are rows on the other side of a bound. */
	private String rest(String bound, boolean bounded) {
		if (!bounded) {
			return "false";
		}
		From rows = (this.order.most() == 0) ? this.rows.from() : unbounded();
		rows.where(bound(bound, true, source()));
		// One of few is not to be looked for in row after row.
		String some = "select " + rows + (this.rows.areSearched() ? "\noffset 0" : "");
		return "exists " + Sql.block(this.rows.areSearched() ? "select from " + Sql.block(some) + " as found" : some);
	}

	/** The cursor of one row of the page, by its number in it; null where none is. */
	private String cursor(String number) {
		String key = made("keys", "array_agg(" + this.row.alias() + ".sort_key" + listed() + ")" + beyond());
		String id = made("ids", "array_agg(" + this.row.id() + listed() + ")" + beyond());
		return "case when " + id + " is not null then " + cursor(key + "[" + number + "]", id + "[" + number + "]")
				+ " end";
	}

	private String cursor(String key, String id) {
		return "list_cursor(" + inputs().parameter(new Parameter.ListName(this.rows.scope().field()))
				+ ", json_build_array(" + (isNested() ? this.rows.scope().parent().id() : "null") + ", " + key + ", "
				+ id + "))";
	}

	/** The rows of the page, found in the direction of reading. */
	private String pageRows() {
		boolean searched = this.rows.areSearched() && this.order.most() == 0;
		// The limit is written into the text: a bound one loses the generic plan.
		return Sql.block(searched ? searched() : page(found(), source(), true)) + " as " + this.row.alias();
	}

	/** As many of some rows as the page has, or one more. */
	private String page(From rows, Row row, boolean numbered) {
		String by = "order by " + key(row) + direction() + ", " + row.id() + direction();
		String number = (numbered && asksForMore()) ? ", row_number() over (" + by + ") as n" : "";
		return "select " + this.row.alias() + ".*, " + key(row) + " as sort_key" + number + "\n" + rows + "\n" + by
				+ "\nlimit " + limit();
	}

	private int limit() {
		return this.page.size() + (asksForMore() ? 1 : 0);
	}

	private String direction() {
		return (this.order.descending() != this.page.backward()) ? " desc" : "";
	}

	/**
	 * What many rows satisfy is found by going through the first of the list, and what
	 * few do, by an index. Which of them it is shows when it is tried, if not before: not
	 * many rows are gone through in vain.
	 */
	private String searched() {
		Row inner = this.rows.row();
		From walked = between(this.rows.unfiltered(), inner);
		String few = this.rows.areFew();
		if (few != null) {
			walked.where("not (" + few + ")");
		}
		From first = new From();
		first.add("", Sql.block("select " + this.row.alias() + ".*\n" + walked + "\norder by " + key(inner)
				+ direction() + ", " + inner.id() + direction() + "\nlimit " + WALKED) + " as " + this.row.alias());
		this.rows.filter(first);
		From all = new From();
		all.add("", Sql.block("select " + this.row.alias() + ".*\n" + between(this.rows.shown(), inner) + "\noffset 0")
				+ " as " + this.row.alias());
		String number = asksForMore()
				? ", row_number() over (order by sort_key" + direction() + ", id" + direction() + ") as n" : "";
		String enough = "(select count(*) from first) ";
		return "with first as materialized " + Sql.block(page(first, this.row, false)) + "\nselect *" + number
				+ "\nfrom "
				+ Sql.block("select * from first where " + enough + ">= " + limit() + "\nunion all\nselect * from "
						+ Sql.block(page(all, this.row, false)) + " as every where " + enough + "< " + limit())
				+ " as found";
	}

	/** The rows that are put in order and may be on the page. */
	private From found() {
		return between(unbounded(), source());
	}

	/** The rows that are put in order: all, or as many as the order takes. */
	private From unbounded() {
		Row row = this.rows.row();
		if (this.order.most() == 0) {
			return this.rows.shown();
		}
		From found = new From();
		found.add("",
				Sql.block("select " + row.alias() + ".*\n" + this.rows.shown() + "\n"
						+ this.rows.type().order(null).clause(row) + "\nlimit " + this.order.most()) + " as "
						+ row.alias());
		return found;
	}

	/** A row, as the query that puts the rows in order has it. */
	private Row source() {
		return (this.order.most() == 0) ? this.rows.row() : this.row;
	}

	/** Only what is between the cursors, and in the period. */
	private From between(From rows, Row row) {
		within(rows, row, this.order);
		if (this.page.after()) {
			rows.where(bound("after", false, row));
		}
		if (this.page.before()) {
			rows.where(bound("before", false, row));
		}
		return rows;
	}

	/**
	 * The filter by a period has the rows by their own dates; this only says where in the
	 * order they are.
	 */
	private void within(From rows, Row row, Order order) {
		within(rows, row, order, ".from", " >= ");
		within(rows, row, order, ".until", " <= ");
	}

	private void within(From rows, Row row, Order order, String end, String comparison) {
		String path = Rows.FILTER + order.period() + end;
		int number = this.rows.scope().field();
		if (order.period() != null && inputs().has(number, path)) {
			rows.where(order.key().sql(row) + comparison + inputs().placeholder(number, path, Set.of()));
		}
	}

	/**
	 * The rows on one side of a cursor, as seen by the list: after or before it, or the
	 * rest.
	 */
	private String bound(String argument, boolean rest, Row row) {
		boolean larger = "after".equals(argument) != this.order.descending();
		String comparison = rest ? (larger ? " <= " : " >= ") : (larger ? " > " : " < ");
		String bound = "(" + key(row) + ", " + row.id() + ")" + comparison + "(" + place(argument, Parameter.Place.KEY)
				+ ", " + place(argument, Parameter.Place.ROW) + ")";
		return isNested() ? "cursor_belongs_to(" + this.rows.scope().parent().id() + ", "
				+ place(argument, Parameter.Place.BELONGS_TO) + ")\n  and " + bound : bound;
	}

	private String place(String argument, int part) {
		return inputs().parameter(new Parameter.Place(this.rows.scope().field(), argument, part));
	}

	/** What the list is ordered by, in the query that finds its rows. */
	private String key(Row row) {
		int number = this.rows.scope().field();
		return this.order.key()
			.with((name) -> inputs().placeholder(number, Rows.FILTER + this.order.filter(), Set.of()))
			.sql(row);
	}

	private boolean asksForMore() {
		return this.field.getChildren().stream().anyMatch((part) -> "pageInfo".equals(part.getFieldName()));
	}

	private boolean isNested() {
		return this.rows.relation().near() != null;
	}

	private Inputs inputs() {
		return this.rows.scope().inputs();
	}

}
