package onrecord.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import graphql.normalized.ExecutableNormalizedField;

/**
 * Plans one connection: the query that returns a page of a list as a JSON object. Its
 * parts, each there only if it is asked for: the rows of the page, found by a keyset
 * bound and a limit; what is made of them; and the count of the whole list.
 */
final class ConnectionPlanner {

	/**
	 * Lists are counted exactly up to here: counting a million rows takes longer than
	 * reading a page of them.
	 */
	private static final int COUNTED = 10_000;

	private final Planner planner;

	private final ExecutableNormalizedField field;

	private final Rows rows;

	/** A row of the page, outside of the query that finds it. */
	private final Row row;

	private final Page page;

	private final Order order;

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
		return "select " + Sql.object(parts) + " as json\n" + from;
	}

	private String part(ExecutableNormalizedField part, From joined) {
		return switch (part.getFieldName()) {
			case "nodes" ->
				made(part, agg(this.planner.joined(this.rows.type(), this.row, joined, part.getChildren())));
			case "edges" -> made(part, agg(this.planner.joined(edge(part), joined)));
			case "pageInfo" -> pageInfo(part);
			case "totalCount" -> total("least(total.rows, " + COUNTED + ")");
			case "totalCountExact" -> total("total.rows <= " + COUNTED);
			default -> Sql.quoted(part.getObjectTypeNames().iterator().next()) + "::text";
		};
	}

	private String total(String sql) {
		this.counted = true;
		return sql;
	}

	/** Counted by the filter; where a link table has the order, within the period. */
	private String count() {
		From counted = this.rows.from();
		if (this.rows.areLinked()) {
			within(counted);
		}
		return "select count(*) as rows\nfrom " + Sql.block("select " + counted + "\nlimit " + (COUNTED + 1))
				+ " as counted";
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
		boolean byId = key().equals(this.rows.row().id());
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
		From rows = this.rows.from();
		rows.where(bound(bound, true));
		return "exists " + Sql.block("select " + rows);
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
		String direction = (this.order.descending() != this.page.backward()) ? " desc" : "";
		String by = "order by " + key() + direction + ", " + this.rows.row().id() + direction;
		From found = this.rows.shown();
		within(found);
		if (this.page.after()) {
			found.where(bound("after", false));
		}
		if (this.page.before()) {
			found.where(bound("before", false));
		}
		String number = asksForMore() ? ", row_number() over (" + by + ") as n" : "";
		// The limit is written into the text: a bound one loses the generic plan.
		String query = "select " + this.row.alias() + ".*, " + key() + " as sort_key" + number + "\n" + found + "\n"
				+ by + "\nlimit " + (this.page.size() + (asksForMore() ? 1 : 0));
		return Sql.block(query) + " as " + this.row.alias();
	}

	/**
	 * The filter by a period has the rows by their own dates; this only says where in the
	 * order they are.
	 */
	private void within(From rows) {
		within(rows, ".from", " >= ");
		within(rows, ".until", " <= ");
	}

	private void within(From rows, String end, String comparison) {
		String path = "filter." + this.order.period() + end;
		int number = this.rows.scope().field();
		if (this.order.period() != null && inputs().has(number, path)) {
			rows.where(key() + comparison + inputs().placeholder(number, path, Set.of()));
		}
	}

	/**
	 * The rows on one side of a cursor, as seen by the list: after or before it, or the
	 * rest.
	 */
	private String bound(String argument, boolean rest) {
		boolean larger = "after".equals(argument) != this.order.descending();
		String comparison = rest ? (larger ? " <= " : " >= ") : (larger ? " > " : " < ");
		String bound = "(" + key() + ", " + this.rows.row().id() + ")" + comparison + "("
				+ place(argument, Parameter.Place.KEY) + ", " + place(argument, Parameter.Place.ROW) + ")";
		return isNested() ? "cursor_belongs_to(" + this.rows.scope().parent().id() + ", "
				+ place(argument, Parameter.Place.BELONGS_TO) + ")\n  and " + bound : bound;
	}

	private String place(String argument, int part) {
		return inputs().parameter(new Parameter.Place(this.rows.scope().field(), argument, part));
	}

	/** What the list is ordered by, in the query that finds its rows. */
	private String key() {
		return this.rows.row().of(this.order.key());
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
