package onrecord.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.normalized.ExecutableNormalizedField;
import onrecord.declaring.Field;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;
import onrecord.declaring.Row;
import onrecord.declaring.Sql;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;

/**
 * Plans one connection: the query that returns a page of a list as a JSON object. Each of
 * its {@link Part parts} says what it needs, which is there only if it is asked for: the
 * rows of the page, found by a keyset bound and a limit; what is made of them; and the
 * count of the whole list.
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

	ConnectionPlanner(Planner planner, ExecutableNormalizedField field, Rows rows) {
		this.planner = planner;
		this.field = field;
		this.rows = rows;
		this.row = new Row(rows.row().alias());
		Map<String, Object> values = inputs().values(rows.scope().field());
		this.page = Page.of(inputs().field(rows.scope().field()), values);
		this.order = rows.type().order(values.get("orderBy"));
		this.facets = new FacetPlanner(planner, rows, field);
		Arguments arguments = inputs().field(rows.scope().field());
		if (this.order.filter() != null && !inputs().has(rows.scope().field(), Rows.FILTER + this.order.filter())) {
			throw allowed(arguments, values, "with `filter." + this.order.filter() + "`");
		}
		if (this.order.list() != null && !this.order.list().equals(arguments.coordinate())) {
			throw allowed(arguments, values, "in `" + this.order.list() + "`");
		}
	}

	private static BadInput allowed(Arguments arguments, Map<String, Object> values, String only) {
		return arguments.refuse("orderBy", "`orderBy` is " + values.get("orderBy") + ": allowed is that only " + only);
	}

	/** The connection, as an object. */
	Expression connection() {
		// Whether they are shown or not: cursors are looked at where they are bound.
		Select page = Select.from(pageRows());
		Part all = Part.object(this.field.getChildren(), this::part);
		Select query = Select.NONE.items(all.shown().sql());
		if (!all.columns().isEmpty()) {
			query = query.join("", page.items(Sql.columns(all.columns())).block() + " as page");
		}
		if (all.counted()) {
			query = query.join("cross join", count().block() + " as total");
		}
		List<String> with = this.facets.rows();
		return all.shown().as(Sql.block((with.isEmpty() ? "" : "with " + String.join(",\n", with) + "\n") + query));
	}

	private Part part(ExecutableNormalizedField part) {
		return switch (part.getFieldName()) {
			case "nodes" -> listed(part, this.planner.object(this.rows.type(), this.row, part.getChildren()));
			case "edges" -> listed(part, Expression.object(edge(part)));
			case "pageInfo" -> Part.object(part.getChildren(), this::pageInfo);
			case "totalCount" -> Part.ofTotal(Expression.value("least(total.rows, " + COUNTED + ")"));
			case "totalCountExact" ->
				Part.ofTotal(Expression.value("total.rows <= " + COUNTED + (isCut() ? " and not total.cut" : "")));
			case "facets" -> Part.of(this.facets.facet(part));
			case "crossFacets" -> Part.of(new CrossFacetPlanner(this.facets).table(part));
			case "timeline" -> Part.of(this.facets.timeline(part));
			case "__typename" -> Part.of(Sql.quoted(part.getObjectTypeNames().iterator().next()) + "::text");
			default -> Part.ofTotal(told(part));
		};
	}

	/** What a connection tells of its whole list, by the arguments that the list has. */
	private Expression told(ExecutableNormalizedField part) {
		Type connection = this.planner.type(part.getObjectTypeNames().iterator().next());
		if (!(connection.fields().get(part.getFieldName()) instanceof Field.Many(Relation relation))) {
			throw new IllegalStateException(connection.name() + "." + part.getFieldName() + " is not declared");
		}
		Row row = new Row(this.planner.alias(part));
		SqlTemplate rows = inputs().filled(relation.rows().of(new Row("total")), this.rows.scope().field(),
				(argument) -> Set.of());
		Expression item = this.planner.object(this.planner.typeOf(part), row, part.getChildren());
		return Expression.list(Select.from(Sql.named(rows.sql(), row.alias())), item,
				Objects.requireNonNull(relation.order()).sql(row));
	}

	/**
	 * Counted by the filter, within the period that it asks for: the usual order has an
	 * index, whatever the order is.
	 */
	private Select count() {
		Row row = this.rows.row();
		Select counted = within(this.rows.found(), row, this.rows.type().order(null)).limit(COUNTED + 1);
		if (this.rows.areSpread()) {
			counted = this.rows.ofEach(counted.items(row.id() + " as id"), row.alias())
				.items("distinct " + this.row.id())
				.limit(COUNTED + 1);
		}
		Relation.Cut cut = this.rows.relation().cut();
		return (cut == null) ? Select.from(counted.block() + " as counted").items("count(*) as rows")
				: Select.from(counted.items(cut.sql().sql(row) + " as cut").block() + " as counted")
					.items("count(*) as rows, coalesce(bool_or(cut), false) as cut");
	}

	private boolean isCut() {
		return this.rows.relation().cut() != null;
	}

	private Part listed(ExecutableNormalizedField part, Expression item) {
		return Part.ofPage(this.planner.alias(part),
				new Expression("coalesce(" + gathered(item.sql()) + ", '{}')", new Layout.Items(item.layout())));
	}

	/**
	 * Something of each row of the page, in the order of the list. Rows that come in this
	 * order already, as they do going forward, PostgreSQL (from 16 on) does not sort
	 * again. Left out is the row that was looked for beyond the page.
	 */
	private String gathered(String of) {
		String direction = this.order.descending() ? " desc" : "";
		boolean byId = key(source()).equals(source().id());
		return "array_agg(" + of + " order by " + (byId ? "" : this.row.alias() + ".sort_key" + direction + ", ")
				+ this.row.id() + direction + ")"
				+ (asksForMore() ? " filter (where " + this.row.alias() + ".n <= " + this.page.size() + ")" : "");
	}

	private Map<String, Expression> edge(ExecutableNormalizedField edges) {
		Map<String, Expression> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField part : edges.getChildren()) {
			String edge = part.getObjectTypeNames().iterator().next();
			parts.put(part.getResultKey(), switch (part.getFieldName()) {
				case "cursor" -> Expression.value(cursor(this.row.alias() + ".sort_key", this.row.id()));
				case "node" -> this.planner.object(this.rows.type(), this.row, part.getChildren());
				case "__typename" -> Expression.value(Sql.quoted(edge) + "::text");
				default -> this.planner.expression(this.planner.type(edge), this.row, part);
			});
		}
		return parts;
	}

	private Part pageInfo(ExecutableNormalizedField part) {
		return switch (part.getFieldName()) {
			case "hasNextPage" ->
				this.page.backward() ? Part.of(rest("before", this.page.before())) : more("before", this.page.before());
			case "hasPreviousPage" ->
				this.page.backward() ? more("after", this.page.after()) : Part.of(rest("after", this.page.after()));
			case "startCursor" -> cursor("1");
			case "endCursor" -> cursor("cardinality(page.ids)");
			default -> Part.of("'PageInfo'::text");
		};
	}

	/**
	 * Whether there are more rows in the direction of reading: one more was looked for.
	 */
	private Part more(String bound, boolean bounded) {
		Part found = Part.ofPage("found", Expression.value("count(*)"));
		String further = found.shown().sql() + " > " + this.page.size();
		return found.as(Expression.value(bounded ? "(" + further + " or " + rest(bound, true) + ")" : further));
	}

	/** Whether there are rows on the other side of a bound. */
	private String rest(String bound, boolean bounded) {
		if (!bounded) {
			return "false";
		}
		Select rows = ((this.order.most() == 0) ? this.rows.found() : unbounded()).where(bound(bound, true, source()));
		// One of few is not to be looked for in row after row.
		Select some = this.rows.areSearched() ? rows.whole() : rows;
		if (this.rows.areSpread() && this.order.most() == 0) {
			return "exists " + this.rows.ofEach(some, "found").block();
		}
		return "exists " + (this.rows.areSearched() ? Select.from(some.block() + " as found") : some).block();
	}

	/** The cursor of one row of the page, by its number in it; null where none is. */
	private Part cursor(String number) {
		Part keys = Part.ofPage("keys", Expression.value(gathered(this.row.alias() + ".sort_key")));
		Part ids = Part.ofPage("ids", Expression.value(gathered(this.row.id())));
		String key = keys.shown().sql() + "[" + number + "]";
		String id = ids.shown().sql() + "[" + number + "]";
		String cursor = "case when " + ids.shown().sql() + " is not null then " + cursor(key, id) + " end";
		return keys.and(ids).as(Expression.value(cursor));
	}

	private String cursor(String key, String id) {
		return "list_cursor(" + inputs().parameter(new Parameter.ListName(this.rows.scope().field()))
				+ ", json_build_array(" + (isNested() ? this.rows.scope().parent().id() : "null") + ", " + key + ", "
				+ id + "))";
	}

	/** The rows of the page, found in the direction of reading. */
	private String pageRows() {
		if (this.order.most() > 0) {
			return Sql.block(page(between(unbounded(), this.row), this.row, true).toString()) + " as "
					+ this.row.alias();
		}
		String page = (this.rows.areSearched() && this.order.indexed()) ? searched() : found().toString();
		return Sql.block(page) + " as " + this.row.alias();
	}

	/** As many of some rows as the page has, or one more. */
	private Select page(Select rows, Row row, boolean numbered) {
		String by = key(row) + direction() + ", " + row.id() + direction();
		// The limit is written into the text: a bound one loses the generic plan.
		return rows.items(this.row.alias() + ".*, " + key(row) + " as sort_key" + (numbered ? number(by) : ""))
			.orderBy(by)
			.limit(limit());
	}

	/**
	 * The same, of each of the parts of which the rows are made, and of each of the
	 * things that they are spread by.
	 */
	private Select found() {
		Row row = this.rows.row();
		Select rows = between(this.rows.shown(), row);
		List<String> parts = (row.link() != null) ? row.link().parts() : List.of();
		if (parts.isEmpty()) {
			return this.rows.areSpread() ? named(together(rows)).items("*" + number(byKey())) : page(rows, row, true);
		}
		String either = parts.stream()
			.map((part) -> together(rows.of(Sql.named(part, row.linkAlias()))).block())
			.collect(Collectors.joining("\nunion all\n"));
		return Select.from(Sql.named(Sql.block(either), this.row.alias()))
			.items("*" + number(byKey()))
			.orderBy(byKey())
			.limit(limit());
	}

	private Select together(Select rows) {
		Select page = page(rows, this.rows.row(), false);
		return this.rows.areSpread()
				? this.rows.together(page, this.row.alias() + ".sort_key", direction()).limit(limit()) : page;
	}

	/** The number of a row in an order, if it is asked for what is beyond the page. */
	private String number(String order) {
		return asksForMore() ? ", row_number() over (order by " + order + ") as n" : "";
	}

	/** The order of rows that have their keys. */
	private String byKey() {
		return "sort_key" + direction() + ", id" + direction();
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
		String rows = this.row.alias() + ".*";
		String few = this.rows.areFew();
		Select unfiltered = between(this.rows.unfiltered(), inner);
		Select walked = ((few != null) ? unfiltered.where("not (" + few + ")") : unfiltered).items(rows)
			.orderBy(key(inner) + direction() + ", " + inner.id() + direction())
			.limit(WALKED);
		Select whole = between(this.rows.shown(), inner).items(rows).whole();
		if (this.rows.areSpread()) {
			walked = this.rows.together(walked, key(this.row), direction()).limit(WALKED);
			whole = this.rows.together(whole, key(this.row), direction()).whole();
		}
		Select first = page(this.rows.filtered(named(walked)), this.row, false);
		Select all = page(named(whole), this.row, false);
		String enough = "(select count(*) from first) ";
		Select either = Select
			.from(Sql
				.block(Select.from("first").items("*").where(enough + ">= " + limit()) + "\nunion all\n"
						+ Select.from(all.block() + " as every").items("*").where(enough + "< " + limit()))
					+ " as found");
		return "with first as materialized " + first.block() + "\n" + either.items("*" + number(byKey()));
	}

	/** A query of the rows of another, under the name that they have. */
	private Select named(Select query) {
		return Select.from(query.block() + " as " + this.row.alias());
	}

	/** The rows that are put in order, as many as the order takes. */
	private Select unbounded() {
		Row row = this.rows.row();
		Order usual = this.rows.type().order(null);
		Select most = this.rows.shown().items(row.alias() + ".*").orderBy(usual.items(row)).limit(this.order.most());
		return named(this.rows.areSpread()
				? this.rows.together(most, usual.key().sql(this.row), usual.descending() ? " desc" : "")
					.limit(this.order.most())
				: most);
	}

	/** A row, as the query that puts the rows in order has it. */
	private Row source() {
		return (this.order.most() == 0) ? this.rows.row() : this.row;
	}

	/** Only what is between the cursors, and in the period. */
	private Select between(Select rows, Row row) {
		Select between = within(rows, row, this.order);
		if (this.page.after()) {
			between = between.where(bound("after", false, row));
		}
		return this.page.before() ? between.where(bound("before", false, row)) : between;
	}

	/**
	 * The filter by a period has the rows by their own dates; this only says where in the
	 * order they are.
	 */
	private Select within(Select rows, Row row, Order order) {
		return within(within(rows, row, order, ".from", " >= "), row, order, ".until", " <= ");
	}

	private Select within(Select rows, Row row, Order order, String end, String comparison) {
		String path = Rows.FILTER + order.period() + end;
		int number = this.rows.scope().field();
		return (order.period() != null && inputs().has(number, path))
				? rows.where(order.key().sql(row) + comparison + inputs().placeholder(number, path, Set.of())) : rows;
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
			.of(this.rows.scope().parent())
			.sql(row);
	}

	private boolean asksForMore() {
		return this.field.getChildren().stream().anyMatch((part) -> "pageInfo".equals(part.getFieldName()));
	}

	private boolean isNested() {
		return this.rows.relation().isOwned();
	}

	private Inputs inputs() {
		return this.rows.scope().inputs();
	}

}
