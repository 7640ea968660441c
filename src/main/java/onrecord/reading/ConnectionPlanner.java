package onrecord.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

	private final String row;

	private final Page page;

	private final Order order;

	/** What is made of the rows of the page, by the name of the column that holds it. */
	private final Map<String, String> columns = new LinkedHashMap<>();

	private boolean counted;

	ConnectionPlanner(Planner planner, ExecutableNormalizedField field, Rows rows) {
		this.planner = planner;
		this.field = field;
		this.rows = rows;
		this.row = rows.row();
		Map<String, Object> values = rows.inputs().values(rows.field());
		this.page = Page.of(rows.inputs().field(rows.field()), values);
		this.order = rows.type().order(values.get("orderBy"));
	}

	String query() {
		From joined = new From();
		joined.add("", pageRows());
		List<String> pairs = new ArrayList<>();
		for (ExecutableNormalizedField part : this.field.getChildren()) {
			pairs.add(Sql.quoted(part.getResultKey()) + ", " + part(part, joined));
		}
		From from = new From();
		if (!this.columns.isEmpty()) {
			from.add("", Sql.block(columns() + joined) + " as page");
		}
		if (this.counted) {
			String some = "select " + this.rows.paged() + "\nlimit " + (COUNTED + 1);
			from.add("cross join",
					Sql.block("select count(*) as rows\nfrom " + Sql.block(some) + " as counted") + " as total");
		}
		String object = "select " + Sql.object(pairs) + " as json";
		return (this.columns.isEmpty() && !this.counted) ? object : object + "\n" + from;
	}

	private String columns() {
		List<String> made = new ArrayList<>();
		this.columns.forEach((name, sql) -> made.add(sql + " as " + name));
		return Sql.select(made);
	}

	private String part(ExecutableNormalizedField part, From joined) {
		return switch (part.getFieldName()) {
			case "nodes" ->
				made(part, agg(this.planner.object(this.rows.type(), this.row, joined, part.getChildren())));
			case "edges" -> made(part, agg(edge(part, joined)));
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

	private String made(ExecutableNormalizedField part, String sql) {
		return made(this.planner.alias(part), sql);
	}

	private String made(String column, String sql) {
		this.columns.put(column, sql);
		return "page." + column;
	}

	private String agg(String object) {
		String beyond = asksForMore() ? " filter (where " + this.row + ".n <= " + this.page.size() + ")" : "";
		return "coalesce(json_agg(" + object + " order by " + this.row + ".n" + (this.page.backward() ? " desc" : "")
				+ ")" + beyond + ", '[]')";
	}

	private String edge(ExecutableNormalizedField edges, From joined) {
		List<String> pairs = new ArrayList<>();
		for (ExecutableNormalizedField part : edges.getChildren()) {
			String edge = part.getObjectTypeNames().iterator().next();
			pairs.add(Sql.quoted(part.getResultKey()) + ", " + switch (part.getFieldName()) {
				case "cursor" -> cursor(place());
				case "node" -> this.planner.object(this.rows.type(), this.row, joined, part.getChildren());
				case "__typename" -> Sql.quoted(edge) + "::text";
				default -> this.planner.expression(this.planner.type(edge), this.row, joined, part);
			});
		}
		return Sql.object(pairs);
	}

	private String pageInfo(ExecutableNormalizedField pageInfo) {
		List<String> pairs = new ArrayList<>();
		for (ExecutableNormalizedField part : pageInfo.getChildren()) {
			pairs.add(Sql.quoted(part.getResultKey()) + ", " + switch (part.getFieldName()) {
				case "hasNextPage" ->
					this.page.backward() ? beyond("before", this.page.before()) : more("before", this.page.before());
				case "hasPreviousPage" ->
					this.page.backward() ? more("after", this.page.after()) : beyond("after", this.page.after());
				case "startCursor" -> this.page.backward() ? furthestCursor() : nearestCursor();
				case "endCursor" -> this.page.backward() ? nearestCursor() : furthestCursor();
				default -> "'PageInfo'::text";
			});
		}
		return Sql.object(pairs);
	}

	/**
	 * Whether there are more rows in the direction of reading: one more was looked for.
	 */
	private String more(String bound, boolean bounded) {
		String further = made("found", "count(*)") + " > " + this.page.size();
		return bounded ? "(" + further + " or " + beyond(bound, true) + ")" : further;
	}

	/** Whether there are rows on the other side of a bound. */
	private String beyond(String bound, boolean bounded) {
		if (!bounded) {
			return "false";
		}
		From rows = this.rows.paged();
		rows.where(bound(bound, true));
		return "exists " + Sql.block("select " + rows);
	}

	private String nearestCursor() {
		return (this.page.size() == 0) ? "null"
				: cursor(made("nearest", "(array_agg(" + place() + ") filter (where " + this.row + ".n = 1))[1]"));
	}

	private String furthestCursor() {
		return cursor(made("furthest", "(array_agg(" + place() + " order by " + this.row + ".n desc) filter (where "
				+ this.row + ".n <= " + this.page.size() + "))[1]"));
	}

	private String cursor(String place) {
		return "list_cursor(" + this.rows.inputs().parameter(new Parameter.ListName(this.rows.field())) + ", " + place
				+ ")";
	}

	private String place() {
		return "json_build_array(" + (isNested() ? this.rows.parent() + ".id" : "null") + ", " + key() + ", " + this.row
				+ ".id)";
	}

	private String key() {
		return Sql.of(this.order.key(), this.row);
	}

	/** The rows of the page, numbered in the direction of reading. */
	private String pageRows() {
		String direction = (this.order.descending() != this.page.backward()) ? " desc" : "";
		String by = "order by " + key() + direction + ", " + this.row + ".id" + direction;
		From rows = this.rows.paged();
		within(rows, ".from", " >= ");
		within(rows, ".until", " <= ");
		if (this.page.after()) {
			rows.where(bound("after", false));
		}
		if (this.page.before()) {
			rows.where(bound("before", false));
		}
		// The limit is written into the text: a bound one loses the generic plan.
		String query = "select " + this.row + ".*, row_number() over (" + by + ") as n\n" + rows + "\n" + by
				+ "\nlimit " + (this.page.size() + (asksForMore() ? 1 : 0));
		return Sql.block(query) + " as " + this.row;
	}

	/**
	 * The filter by a period has the rows for a count, too; this only says where in the
	 * order they are.
	 */
	private void within(From rows, String end, String comparison) {
		String path = "filter." + this.order.period() + end;
		if (this.order.period() != null && this.rows.inputs().has(this.rows.field(), path)) {
			rows.where(key() + comparison + this.rows.inputs().placeholder(this.rows.field(), path, Set.of()));
		}
	}

	/**
	 * The rows on one side of a cursor, as seen by the list: after or before it, or the
	 * rest.
	 */
	private String bound(String argument, boolean rest) {
		boolean larger = "after".equals(argument) != this.order.descending();
		String comparison = rest ? (larger ? " <= " : " >= ") : (larger ? " > " : " < ");
		String bound = "(" + key() + ", " + this.row + ".id)" + comparison + "(" + place(argument, Parameter.Place.KEY)
				+ ", " + place(argument, Parameter.Place.ROW) + ")";
		return isNested() ? "cursor_belongs_to(" + this.rows.parent() + ".id, "
				+ place(argument, Parameter.Place.BELONGS_TO) + ")\n  and " + bound : bound;
	}

	private String place(String argument, int part) {
		return this.rows.inputs().parameter(new Parameter.Place(this.rows.field(), argument, part));
	}

	private boolean asksForMore() {
		return this.field.getChildren().stream().anyMatch((part) -> "pageInfo".equals(part.getFieldName()));
	}

	private boolean isNested() {
		return this.rows.relation().near() != null;
	}

}
