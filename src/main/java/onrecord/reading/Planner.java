package onrecord.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

/**
 * Turns the selection of one root field into SQL. A to-one relation is a lateral query
 * that returns a row with a column for each field, a list is one that returns a JSON
 * array, a page is one that returns a JSON object; so each level of the selection is one
 * level of the statement. One planner makes one plan.
 */
final class Planner {

	private final Model model;

	private final GraphQLSchema schema;

	private final Inputs inputs = new Inputs();

	private final Map<String, Integer> aliases = new HashMap<>();

	Planner(Model model, GraphQLSchema schema) {
		this.model = model;
		this.schema = schema;
	}

	/**
	 * Plans a root field.
	 * @throws BadInput where an argument cannot be
	 */
	Plan plan(ExecutableNormalizedField field) {
		From from = new From();
		String json = expression(this.model.query(), "", from, field);
		return this.inputs.plan("select " + json + "\n" + from);
	}

	/**
	 * The JSON of one field of a row, as an expression; what it needs beside the row is
	 * added to the from clause.
	 */
	String expression(Type type, String row, From from, ExecutableNormalizedField field) {
		return switch (this.model.field(type, field.getFieldName())) {
			case Field.Column(String sql) -> scalar(field, Sql.of(sql, row));
			case Field.Value(String sql) -> value(field, Sql.of(sql, row), from);
			case Field.One(String sql) -> one(field, Sql.of(sql, row), from);
			case Field.First(Relation relation) -> from.lateral(alias(field), first(field, relation, row));
			case Field.Many(Relation relation) -> from.lateral(alias(field), many(field, relation, row));
			case Field.Connection(Relation relation) ->
				from.lateral(alias(field), new ConnectionPlanner(this, field, rows(field, relation, row)).query());
			case null -> throw new IllegalStateException(type.name() + "." + field.getFieldName() + " is not declared");
		};
	}

	private String scalar(ExecutableNormalizedField field, String sql) {
		// JSON would have it to the microsecond, with an offset: the scalar promises
		// milliseconds, in UTC.
		return "DateTime".equals(GraphQLTypeUtil.unwrapAll(definition(field).getType()).getName())
				? "to_char(" + sql + " at time zone 'utc', 'YYYY-MM-DD\"T\"HH24\":\"MI\":\"SS.MS\"Z\"')" : sql;
	}

	private String value(ExecutableNormalizedField field, String sql, From from) {
		Type type = typeOf(field);
		return "case when " + sql + " is not null then " + Sql.object(pairs(type, sql, from, field.getChildren()))
				+ " end";
	}

	private String one(ExecutableNormalizedField field, String id, From from) {
		Type type = typeOf(field);
		String join = GraphQLTypeUtil.isNonNull(definition(field).getType()) ? "join" : "left join";
		return one(join, type, alias(field), id, from, field.getChildren());
	}

	private String one(String join, Type type, String row, String id, From from,
			List<ExecutableNormalizedField> fields) {
		From its = new From();
		its.add("", Sql.named(type.table(), row));
		its.where(row + ".id = " + id);
		if (isRow(type, fields)) {
			from.add(join + " lateral", Sql.block(columns(type, row, its, fields) + its) + " as " + row + " on true");
			return json(row);
		}
		String object = "select " + object(type, row, its, fields) + " as json\n" + its;
		from.add(join + " lateral", Sql.block(object) + " as " + row + " on true");
		return row + ".json";
	}

	private String first(ExecutableNormalizedField field, Relation relation, String parent) {
		Rows rows = rows(field, relation, parent);
		From from = rows.listed();
		List<ExecutableNormalizedField> fields = field.getChildren();
		if (isRow(rows.type(), fields)) {
			String row = columns(rows.type(), rows.row(), from, fields) + from;
			return "select " + json(rows.row()) + " as json\nfrom " + Sql.block(row) + " as " + rows.row();
		}
		return "select " + object(rows.type(), rows.row(), from, fields) + " as json\n" + from;
	}

	private String many(ExecutableNormalizedField field, Relation relation, String parent) {
		Rows rows = rows(field, relation, parent);
		From from = rows.listed();
		List<ExecutableNormalizedField> fields = field.getChildren();
		String order = (relation.order() != null) ? "order by " + Sql.of(relation.order(), rows.row()) : "";
		if (isRow(rows.type(), fields)) {
			String list = columns(rows.type(), rows.row(), from, fields) + from + "\n" + order;
			return "select coalesce(json_agg(" + rows.row() + ".*), '[]') as json\nfrom " + Sql.block(list) + " as "
					+ rows.row();
		}
		return "select coalesce(json_agg(" + object(rows.type(), rows.row(), from, fields) + " " + order
				+ "), '[]') as json\n" + from;
	}

	private Rows rows(ExecutableNormalizedField field, Relation relation, String parent) {
		Arguments arguments = new Arguments(coordinate(field), path(field), definition(field), field.getAstArguments());
		Type type = typeOf(field);
		int number = this.inputs.add(arguments, field.getResolvedArguments());
		String row = alias(Sql.alias(type.name()));
		return new Rows(this.inputs, this.schema, relation, type, row, parent, number);
	}

	/**
	 * Whether an object can be selected as a row of its own, whose columns are the
	 * fields: PostgreSQL makes JSON of a row for less than of names and values one by
	 * one. It cannot where rows select differently by their type, or a name is longer
	 * than that of a column may be.
	 */
	private boolean isRow(Type type, List<ExecutableNormalizedField> fields) {
		return type.references().isEmpty() && !selectsByKind(type, fields)
				&& fields.stream().allMatch((field) -> field.getResultKey().length() <= Sql.LONGEST_NAME);
	}

	private boolean selectsByKind(Type type, List<ExecutableNormalizedField> fields) {
		Set<String> kinds = Schemas.concrete(this.schema, type.name());
		return kinds.size() > 1 && !fields.stream().allMatch((field) -> field.getObjectTypeNames().containsAll(kinds));
	}

	/** The select clause of a row whose columns are fields. */
	private String columns(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		return Sql.select(fields.stream()
			.map((field) -> part(type, row, from, field) + " as \"" + field.getResultKey() + "\"")
			.toList());
	}

	/**
	 * The object of a row, as an expression: by the row's own type, where there are
	 * several that select differently.
	 */
	String object(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		if (!type.references().isEmpty()) {
			return referred(type, row, from, fields);
		}
		if (selectsByKind(type, fields)) {
			return Schemas.concrete(this.schema, type.name())
				.stream()
				.map((kind) -> "  when " + Sql.quoted(kind) + " then "
						+ Sql.indented(object(this.model.get(kind), row, from, selected(fields, Set.of(kind)))))
				.collect(Collectors.joining("\n", "case " + row + "." + type.discriminator() + "\n", "\nend"));
		}
		if (!isRow(type, fields)) {
			return Sql.object(pairs(type, row, from, fields));
		}
		String object = alias("object");
		from.add("cross join lateral", Sql.block(columns(type, row, from, fields)) + " as " + object);
		return json(object);
	}

	/** The JSON object of the row, of whatever table, that a row refers to. */
	private String referred(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		StringBuilder cases = new StringBuilder("case");
		type.references().forEach((name, column) -> {
			Type target = this.model.get(name);
			List<ExecutableNormalizedField> selected = selected(fields, Schemas.concrete(this.schema, name));
			String referring = row + "." + column;
			String object = selected.isEmpty() ? Sql.object(List.of())
					: one("left join", target, alias(Sql.alias(name)), referring, from, selected);
			cases.append("\n  when ").append(referring).append(" is not null then ").append(Sql.indented(object));
		});
		return cases.append("\nend").toString();
	}

	/** With the asterisk, because a column may have the same name: an alias. */
	private static String json(String row) {
		return "row_to_json(" + row + ".*)";
	}

	/** The fields that are selected of any of some object types. */
	private static List<ExecutableNormalizedField> selected(List<ExecutableNormalizedField> fields, Set<String> types) {
		return fields.stream()
			.filter((field) -> field.getObjectTypeNames().stream().anyMatch(types::contains))
			.toList();
	}

	private List<String> pairs(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		return fields.stream()
			.map((field) -> Sql.quoted(field.getResultKey()) + ", " + part(type, row, from, field))
			.toList();
	}

	private String part(Type type, String row, From from, ExecutableNormalizedField field) {
		return "__typename".equals(field.getFieldName()) ? typename(type, row) : expression(type, row, from, field);
	}

	private static String typename(Type type, String row) {
		return (type.discriminator() != null) ? row + "." + type.discriminator() : Sql.quoted(type.name()) + "::text";
	}

	Type type(String name) {
		return this.model.get(name);
	}

	private Type typeOf(ExecutableNormalizedField field) {
		return this.model.get(Schemas.shown(definition(field)));
	}

	private GraphQLFieldDefinition definition(ExecutableNormalizedField field) {
		return field.getFieldDefinitions(this.schema).getFirst();
	}

	/**
	 * A field by the type that declares it, so that it is the same for a person and for
	 * any actor.
	 */
	private String coordinate(ExecutableNormalizedField field) {
		Type type = this.model.get(field.getObjectTypeNames().iterator().next());
		while (type.general() != null && !type.fields().containsKey(field.getFieldName())) {
			type = type.general();
		}
		return type.name() + "." + field.getFieldName();
	}

	/**
	 * The response keys from the root to a field, as far as the first list: beyond, a
	 * path would need the number of a row.
	 */
	private List<String> path(ExecutableNormalizedField field) {
		List<ExecutableNormalizedField> line = new ArrayList<>();
		for (ExecutableNormalizedField each = field; each != null; each = each.getParent()) {
			line.addFirst(each);
		}
		List<String> path = new ArrayList<>();
		for (ExecutableNormalizedField each : line) {
			path.add(each.getResultKey());
			if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition(each).getType()))) {
				break;
			}
		}
		return path;
	}

	String alias(ExecutableNormalizedField field) {
		return alias(Sql.alias(field.getFieldName()));
	}

	/** A name for rows that this statement does not use yet. */
	private String alias(String name) {
		int uses = this.aliases.merge(name, 1, Integer::sum);
		return (uses == 1) ? name : name + "_" + uses;
	}

}
