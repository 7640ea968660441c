package onrecord.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Turns the selection of one root field into SQL. A to-one relation is a join, a list is
 * a lateral query that returns a JSON array, a page is a lateral query that returns a
 * JSON object; so each level of the selection is one level of the statement. One planner
 * makes one plan.
 */
final class Planner {

	/**
	 * PostgreSQL takes at most 100 arguments for a function: names and values of 50
	 * fields.
	 */
	private static final int MOST_FIELDS = 50;

	/** Names of fields that are words of SQL, and so cannot name rows. */
	private static final Set<String> RESERVED = Set.of("from", "until", "in", "on", "to", "all", "order");

	private static final Pattern PLACEHOLDER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)\\b");

	private final Model model;

	private final GraphQLSchema schema;

	private final List<Parameter> parameters = new ArrayList<>();

	private final List<Arguments> arguments = new ArrayList<>();

	private final List<Map<String, Object>> given = new ArrayList<>();

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
		return Plan.of("select " + json + "\n" + from, this.parameters, this.arguments);
	}

	/**
	 * The JSON of one field of a row, as an expression; what it needs beside the row is
	 * added to the from clause.
	 */
	String expression(Type type, String row, From from, ExecutableNormalizedField field) {
		return switch (declared(type, field)) {
			case Field.Column(String sql) -> scalar(field, Sql.of(sql, row));
			case Field.Value(String sql) -> value(field, Sql.of(sql, row), from);
			case Field.One(String sql) -> one(field, Sql.of(sql, row), from);
			case Field.First(Relation relation) -> from.lateral(alias(field), first(field, relation, row));
			case Field.Many(Relation relation) -> from.lateral(alias(field), many(field, relation, row));
			case Field.Connection(Relation relation) -> from.lateral(alias(field), connection(field, relation, row));
		};
	}

	private String scalar(ExecutableNormalizedField field, String sql) {
		// JSON would have it to the microsecond, with an offset: the scalar promises
		// milliseconds, in UTC.
		return "DateTime".equals(typeName(field))
				? "to_char(" + sql + " at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')" : sql;
	}

	private String value(ExecutableNormalizedField field, String sql, From from) {
		return "case when " + sql + " is not null then " + object(typeOf(field), sql, from, field.getChildren())
				+ " end";
	}

	private String one(ExecutableNormalizedField field, String id, From from) {
		Type type = typeOf(field);
		String row = alias(field);
		boolean always = GraphQLTypeUtil.isNonNull(field.getType(this.schema));
		from.add(always ? "join" : "left join", type.table() + " as " + row + " on " + row + ".id = " + id);
		String object = object(type, row, from, field.getChildren());
		return (always || object.startsWith("case ")) ? object
				: "case when " + row + ".id is not null then " + object + " end";
	}

	private String first(ExecutableNormalizedField field, Relation relation, String parent) {
		Type type = typeOf(field);
		String row = alias(type);
		From from = rows(relation, type, row, parent, arguments(field), false);
		return "select " + object(type, row, from, field.getChildren()) + " as json\n" + from;
	}

	private String many(ExecutableNormalizedField field, Relation relation, String parent) {
		Type type = typeOf(field);
		String row = alias(type);
		From from = rows(relation, type, row, parent, arguments(field), true);
		String object = object(type, row, from, field.getChildren());
		String order = (relation.order() != null) ? " order by " + Sql.of(relation.order(), row) : "";
		return "select coalesce(json_agg(" + object + order + "), '[]') as json\n" + from;
	}

	private String connection(ExecutableNormalizedField field, Relation relation, String parent) {
		return new ConnectionPlanner(this, field, relation, parent).query();
	}

	/**
	 * The rows of a relation that belong to a parent and satisfy the arguments.
	 * @param listed whether a link table is joined, for its order, or only looked into,
	 * so that no row comes twice
	 */
	From rows(Relation relation, Type type, String row, String parent, int arguments, boolean listed) {
		From from = new From();
		String rows = filled(relation.rows(), arguments);
		if (relation.far() == null) {
			from.add("", rows + " as " + row);
			if (relation.near() != null) {
				from.where(row + "." + relation.near() + " = " + parent + ".id");
			}
		}
		else if (listed) {
			from.add("", rows + " as link");
			from.add("join", type.table() + " as " + row + " on " + row + ".id = link." + relation.far());
			from.where("link." + relation.near() + " = " + parent + ".id");
		}
		else {
			from.add("", type.table() + " as " + row);
			from.where(row + ".id in (select link." + relation.far() + " from " + rows + " as link where link."
					+ relation.near() + " = " + parent + ".id)");
		}
		Type general = type.general();
		if (general != null && relation.rows().equals(general.table())) {
			from.where(row + "." + general.discriminator() + " = " + Sql.quoted(type.name()));
		}
		relation.conditions().forEach((path, condition) -> where(from, row, arguments, path, condition));
		for (Type each = type; each != null; each = each.general()) {
			each.filters().forEach((path, condition) -> where(from, row, arguments, "filter." + path, condition));
		}
		return from;
	}

	private void where(From from, String row, int arguments, String path, Condition condition) {
		if (Arguments.at(values(arguments), path) == null) {
			return;
		}
		Type ids = condition.idsOf();
		String value = placeholder(arguments, path, ids);
		if (ids != null && ids.table() != null) {
			// Looked up once for the whole statement, not once a row.
			value = "array(select id from " + ids.table() + " where gid = any (" + value + "))";
		}
		from.where(Sql.of(condition.sql(), row).replace(":value", value).strip().replace("\n", "\n    "));
	}

	/**
	 * A relation's rows with its arguments in place of their names; those not given are
	 * null.
	 */
	private String filled(String rows, int arguments) {
		return PLACEHOLDER.matcher(rows)
			.replaceAll((MatchResult match) -> java.util.regex.Matcher
				.quoteReplacement((values(arguments).get(match.group(1)) == null) ? "null"
						: placeholder(arguments, match.group(1), null)));
	}

	/**
	 * What stands in the SQL for a value: itself where the plan depends on it, else a
	 * parameter.
	 */
	private String placeholder(int arguments, String path, @Nullable Type idsOf) {
		Object value = Arguments.at(values(arguments), path);
		if (value instanceof Boolean) {
			return value.toString();
		}
		Arguments field = this.arguments.get(arguments);
		String scalar = Schemas.of(field.definition(), path);
		Set<String> types = (idsOf != null) ? concrete(idsOf) : concrete(typeOf(field.definition()));
		List<String> kinds = types.stream().map(Sql::snake).map((name) -> name.substring(1)).toList();
		return parameter(new Parameter.Given(arguments, path, scalar, kinds));
	}

	String parameter(Parameter parameter) {
		int known = this.parameters.indexOf(parameter);
		if (known < 0) {
			this.parameters.add(parameter);
			known = this.parameters.size() - 1;
		}
		return "$" + (known + 1);
	}

	/**
	 * The JSON object of a row: by the row's own type, where there are several that
	 * select differently.
	 */
	String object(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		if (!type.references().isEmpty()) {
			return referred(type, row, from, fields);
		}
		Set<String> kinds = concrete(type);
		if (kinds.size() == 1 || fields.stream().allMatch((field) -> field.getObjectTypeNames().containsAll(kinds))) {
			return fields(type, row, from, fields);
		}
		return kinds.stream()
			.map((kind) -> "  when " + Sql.quoted(kind) + " then "
					+ Sql.indented(fields(this.model.get(kind), row, from, of(kind, fields))))
			.collect(Collectors.joining("\n", "case " + row + "." + type.discriminator() + "\n", "\nend"));
	}

	/** The JSON object of the row, of whatever table, that a row refers to. */
	private String referred(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		StringBuilder cases = new StringBuilder("case");
		type.references().forEach((name, column) -> {
			Type target = this.model.get(name);
			List<ExecutableNormalizedField> selected = fields.stream()
				.filter((field) -> field.getObjectTypeNames().stream().anyMatch(concrete(target)::contains))
				.toList();
			String referred = alias(target);
			if (!selected.isEmpty()) {
				from.add("left join",
						target.table() + " as " + referred + " on " + referred + ".id = " + row + "." + column);
			}
			cases.append("\n  when ").append(row).append('.').append(column).append(" is not null then ");
			cases.append(Sql.indented(object(target, referred, from, selected)));
		});
		return cases.append("\nend").toString();
	}

	private String fields(Type type, String row, From from, List<ExecutableNormalizedField> fields) {
		List<String> pairs = new ArrayList<>();
		for (ExecutableNormalizedField field : fields) {
			String json = "__typename".equals(field.getFieldName()) ? typename(type, row)
					: expression(type, row, from, field);
			pairs.add(Sql.quoted(field.getResultKey()) + ", " + json);
		}
		return object(pairs);
	}

	private static String typename(Type type, String row) {
		return (type.discriminator() != null) ? row + "." + type.discriminator() : Sql.quoted(type.name()) + "::text";
	}

	/** A JSON object of names and values. */
	static String object(List<String> pairs) {
		if (pairs.size() <= MOST_FIELDS) {
			String separator = (pairs.size() > 2) ? ",\n  " : ", ";
			String joined = String.join(separator, pairs.stream().map(Sql::indented).toList());
			return (pairs.size() > 2) ? "json_build_object(\n  " + joined + "\n)" : "json_build_object(" + joined + ")";
		}
		String head = object(pairs.subList(0, MOST_FIELDS));
		String tail = object(pairs.subList(MOST_FIELDS, pairs.size()));
		return "(rtrim(" + head + "::text, '}') || ', ' || ltrim(" + tail + "::text, '{'))::json";
	}

	Field declared(Type type, ExecutableNormalizedField field) {
		Field declared = this.model.field(type, field.getFieldName());
		if (declared == null) {
			throw new IllegalStateException(type.name() + "." + field.getFieldName() + " is not declared");
		}
		return declared;
	}

	Type type(String name) {
		return this.model.get(name);
	}

	Type typeOf(ExecutableNormalizedField field) {
		return typeOf(definition(field));
	}

	/** The type of the rows that a field shows: for a connection, that of its nodes. */
	private Type typeOf(GraphQLFieldDefinition definition) {
		GraphQLFieldDefinition nodes = nodes(definition);
		return this.model.get(GraphQLTypeUtil.unwrapAll(((nodes != null) ? nodes : definition).getType()).getName());
	}

	private static @Nullable GraphQLFieldDefinition nodes(GraphQLFieldDefinition definition) {
		return (GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLObjectType type
				&& type.getName().endsWith("Connection")) ? type.getFieldDefinition("nodes") : null;
	}

	private String typeName(ExecutableNormalizedField field) {
		return GraphQLTypeUtil.unwrapAll(field.getType(this.schema)).getName();
	}

	private GraphQLFieldDefinition definition(ExecutableNormalizedField field) {
		return field.getFieldDefinitions(this.schema).getFirst();
	}

	/** The names of the object types that a row of a type may have. */
	private Set<String> concrete(Type type) {
		return Schemas.concrete(this.schema, type.name());
	}

	private static List<ExecutableNormalizedField> of(String type, List<ExecutableNormalizedField> fields) {
		return fields.stream().filter((field) -> field.getObjectTypeNames().contains(type)).toList();
	}

	/** Registers the arguments of a field, and returns their number. */
	int arguments(ExecutableNormalizedField field) {
		this.arguments.add(new Arguments(coordinate(field), path(field), definition(field), field.getAstArguments()));
		this.given.add(field.getResolvedArguments());
		return this.arguments.size() - 1;
	}

	Map<String, Object> values(int arguments) {
		return this.given.get(arguments);
	}

	Arguments arguments(int number) {
		return this.arguments.get(number);
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
			if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(each.getType(this.schema)))) {
				break;
			}
		}
		return path;
	}

	String alias(ExecutableNormalizedField field) {
		return alias(Sql.snake(field.getFieldName()));
	}

	String alias(Type type) {
		return alias(Sql.snake(type.name()).substring(1));
	}

	/** A name for rows, not yet used in this statement and no word of SQL. */
	private String alias(String name) {
		String plain = RESERVED.contains(name) ? name + "_row" : name;
		int uses = this.aliases.merge(plain, 1, Integer::sum);
		return (uses == 1) ? plain : plain + "_" + uses;
	}

}
