package onrecord.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import onrecord.database.CorpusVersion;
import onrecord.database.Expectation;
import onrecord.declaring.Field;
import onrecord.declaring.Model;
import onrecord.declaring.Relation;
import onrecord.declaring.Row;
import onrecord.declaring.Schemas;
import onrecord.declaring.Sql;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;
import org.jspecify.annotations.Nullable;

/**
 * Turns the selection of one root field into SQL. Each object of the selection is a row
 * with a column for each field: of a to-one relation it is what a query returns; a list
 * is an array of such rows, and a page is an object, too. One planner makes one plan.
 */
public final class Planner {

	private final Model model;

	private final GraphQLSchema schema;

	private final KeptTables kept;

	private final Inputs inputs = new Inputs();

	private final Map<String, Integer> aliases = new HashMap<>();

	/** Where ids stand for objects. */
	private Map<ExecutableNormalizedField, Layout.Reference> references = Map.of();

	/** How many long texts the operation may return. */
	private long texts = 1;

	public Planner(Model model, GraphQLSchema schema, KeptTables kept) {
		this.model = model;
		this.schema = schema;
		this.kept = kept;
	}

	/**
	 * Plans a root field.
	 * @param expectation how long it takes to answer it
	 * @throws BadInput where an argument cannot be
	 */
	public Plan plan(ExecutableNormalizedField field, Expectation expectation) {
		this.texts = Math.max(1, texts(field));
		this.references = this.kept.references(field);
		Expression answer = expression(this.model.query(), new Row(""), field);
		String version = answer.layout().hasReferences() ? ", " + CorpusVersion.QUERY : "";
		String unknown = this.inputs.unknown(this::table);
		String ids = unknown.isEmpty() ? "" : ",\n  json_build_array(" + Sql.indented(unknown) + ") as unknown";
		return this.inputs.plan(answer, version + ids, expectation);
	}

	/** The table of the ids of a kind. */
	private String table(String kind) {
		return this.model.types()
			.stream()
			.filter((type) -> Sql.alias(type.name()).equals(kind))
			.map(Type::table)
			.findFirst()
			.orElseThrow();
	}

	/** How many long texts a field may return. */
	private long texts(ExecutableNormalizedField field) {
		long each = 0;
		for (ExecutableNormalizedField child : field.getChildren()) {
			each += child.getChildren().isEmpty() ? (isLong(child) ? 1 : 0) : texts(child);
		}
		return each * ((Sizes.variableIds(field) != null) ? Page.MOST : Sizes.most(this.schema, field));
	}

	/**
	 * As one of how many a long text counts: all together have no more than ten times
	 * what an answer may have. Under several names of one object it is there as often as
	 * it says, and these have no more than the answer.
	 */
	private long among(ExecutableNormalizedField field) {
		long copies = field.getParent()
			.getChildren()
			.stream()
			.filter((other) -> other.getFieldName().equals(field.getFieldName()))
			.count();
		return (copies > 1) ? Math.max(this.texts, 10 * copies) : this.texts;
	}

	private boolean isLong(ExecutableNormalizedField field) {
		Type type = this.model.get(field.getObjectTypeNames().iterator().next());
		return switch (this.model.field(type, definition(field))) {
			case Field.Column column -> column.isLong();
			case Field.Varied varied -> varied.usual().isLong();
			case null, default -> false;
		};
	}

	/** What one field of a row shows. */
	Expression expression(Type type, Row row, ExecutableNormalizedField field) {
		return switch (this.model.field(type, definition(field))) {
			case Field.Column column -> Expression.value(column(column, row, field));
			case Field.Varied varied -> Expression.value(column(varied.of(field.getResolvedArguments()), row, field));
			case Field.Value(SqlTemplate sql) -> value(field, sql.sql(row));
			case Field.Itself() -> object(typeOf(field), row, field.getChildren());
			case Field.One(SqlTemplate sql) -> {
				Layout reference = this.references.get(field);
				yield (reference != null) ? new Expression(sql.sql(row), reference)
						: one(typeOf(field), alias(field), sql.sql(row), field.getChildren());
			}
			case Field.First(Relation relation) -> first(field, relation, row);
			case Field.Many(Relation relation) -> many(field, relation, row);
			case Field.Connection(Relation relation) ->
				new ConnectionPlanner(this, field, rows(field, relation, row, true)).connection();
			case null -> throw new IllegalStateException(type.name() + "." + field.getFieldName() + " is not declared");
		};
	}

	private String column(Field.Column column, Row row, ExecutableNormalizedField field) {
		String value = filled(column.sql(), field).sql(row);
		return column.isLong() ? "bounded(" + value + ", " + among(field) + ")" : scalar(definition(field), value);
	}

	private SqlTemplate filled(SqlTemplate sql, ExecutableNormalizedField field) {
		return sql.hasArguments() ? this.inputs.filled(sql, arguments(field), (name) -> Set.of()) : sql;
	}

	/**
	 * What is written as PostgreSQL has it is text, a number, a boolean or a date: JSON
	 * is made here of all else that a scalar may be.
	 */
	static String scalar(GraphQLFieldDefinition field, String sql) {
		if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()))) {
			return "to_json(" + sql + ")";
		}
		return switch (GraphQLTypeUtil.unwrapAll(field.getType()).getName()) {
			case "Float" -> "to_json(" + sql + ")";
			// To the millisecond and in UTC, as the scalar promises.
			case "DateTime" -> "to_char(" + sql + " at time zone 'utc', 'YYYY-MM-DD\"T\"HH24\":\"MI\":\"SS.MS\"Z\"')";
			default -> sql;
		};
	}

	private Expression value(ExecutableNormalizedField field, String sql) {
		Expression value = Expression.object(parts(typeOf(field), new Row(sql), field.getChildren()));
		return value.as("case when " + sql + " is not null then " + value.sql() + " end");
	}

	private Expression one(Type type, String alias, String id, List<ExecutableNormalizedField> fields) {
		Select query = Select.from(Sql.named(type.table(), alias)).where(alias + ".id = " + id);
		return object(type, new Row(alias), fields).of(query);
	}

	private Expression first(ExecutableNormalizedField field, Relation relation, Row parent) {
		Rows rows = rows(field, relation, parent, false);
		String order = rows.order();
		Select first = rows.found();
		return object(rows.type(), rows.row(), field.getChildren())
			.of((order != null) ? first.orderBy(order).limit(1) : first);
	}

	private Expression many(ExecutableNormalizedField field, Relation relation, Row parent) {
		Rows rows = rows(field, relation, parent, false);
		Layout reference = rows.type().references().isEmpty() ? this.references.get(field) : null;
		Expression item = (reference != null) ? new Expression(rows.row().id(), reference)
				: object(rows.type(), rows.row(), field.getChildren());
		return Expression.list(rows.found(), item, rows.order());
	}

	private Rows rows(ExecutableNormalizedField field, Relation relation, Row parent, boolean paged) {
		Scope scope = new Scope(this.inputs, this.schema, arguments(field), parent, typeOf(field));
		String alias = alias(Sql.alias(scope.type().name()));
		return paged ? Rows.paged(scope, relation, alias) : Rows.listed(scope, relation, alias);
	}

	/** The number of a field whose arguments are used from here on. */
	int arguments(ExecutableNormalizedField field) {
		Arguments arguments = new Arguments(coordinate(field), path(field), definition(field), field.getAstArguments());
		return this.inputs.add(arguments, field.getResolvedArguments());
	}

	/**
	 * Whether all rows of a type select the same fields, which are then the parts of
	 * their objects.
	 */
	private boolean hasParts(Type type, List<ExecutableNormalizedField> fields) {
		Set<String> kinds = Schemas.concrete(this.schema, type.name());
		return type.references().isEmpty() && (kinds.size() == 1
				|| fields.stream().allMatch((field) -> field.getObjectTypeNames().containsAll(kinds)));
	}

	/** The object of a row. */
	Expression object(Type type, Row row, List<ExecutableNormalizedField> fields) {
		if (!type.references().isEmpty()) {
			return referred(type, row, fields);
		}
		if (hasParts(type, fields)) {
			return Expression.object(parts(type, row, fields));
		}
		Map<String, Expression> kinds = new LinkedHashMap<>();
		for (String kind : Schemas.concrete(this.schema, type.name())) {
			kinds.put(Sql.quoted(kind), object(this.model.get(kind), row, selected(fields, Set.of(kind))));
		}
		return Expression.oneOf(row.column(Objects.requireNonNull(type.discriminator())), kinds);
	}

	/** The object of the row, of whatever table, that a row refers to. */
	private Expression referred(Type type, Row row, List<ExecutableNormalizedField> fields) {
		Layout reference = fields.isEmpty() ? null : this.references.get(fields.getFirst().getParent());
		if (reference != null) {
			return new Expression(reference(List.copyOf(type.references().values()), row), reference);
		}
		Map<String, Expression> kinds = new LinkedHashMap<>();
		type.references().forEach((name, column) -> {
			List<ExecutableNormalizedField> selected = selected(fields, Schemas.concrete(this.schema, name));
			String referring = row.column(column);
			kinds.put(referring + " is not null", selected.isEmpty() ? Expression.object(Map.of())
					: one(this.model.get(name), alias(Sql.alias(name)), referring, selected));
		});
		return Expression.oneOf("", kinds);
	}

	/** What stands for the row that a row refers to, see {@link Layout.Reference}. */
	private static String reference(List<String> columns, Row row) {
		return IntStream.range(0, columns.size())
			.mapToObj((number) -> row.column(columns.get(number)) + " * " + columns.size() + " + " + number)
			.collect(Collectors.joining(", ", "coalesce(", ")"));
	}

	/** The fields that are selected of any of some object types. */
	static List<ExecutableNormalizedField> selected(List<ExecutableNormalizedField> fields, Set<String> types) {
		return fields.stream()
			.filter((field) -> field.getObjectTypeNames().stream().anyMatch(types::contains))
			.toList();
	}

	/** The fields of a row by their names in the answer. */
	Map<String, Expression> parts(Type type, Row row, List<ExecutableNormalizedField> fields) {
		Map<String, Expression> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField field : fields) {
			parts.put(field.getResultKey(), "__typename".equals(field.getFieldName())
					? Expression.value(typename(type, row)) : expression(type, row, field));
		}
		return parts;
	}

	private static String typename(Type type, Row row) {
		String discriminator = type.discriminator();
		return (discriminator != null) ? row.column(discriminator) : Sql.quoted(type.name()) + "::text";
	}

	Type type(String name) {
		return this.model.get(name);
	}

	Type typeOf(ExecutableNormalizedField field) {
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
		String name = field.getObjectTypeNames().iterator().next();
		Type type = this.model.find(name);
		if (type == null) {
			return name + "." + field.getFieldName();
		}
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

	/** A name for rows that this query does not use yet. */
	String alias(String name) {
		int uses = this.aliases.merge(name, 1, Integer::sum);
		return (uses == 1) ? name : name + "_" + uses;
	}

}
