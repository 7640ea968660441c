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
 * Turns the selection of one root field into SQL. Each object of the selection is one
 * query in it: a to-one relation is a query that returns a row with a column for each
 * field, as JSON; a list is one that returns an array of such rows, a page is one that
 * returns an object. One planner makes one plan.
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
		Layout layout = this.kept.layout(field, this.references);
		String json = expression(this.model.query(), new Row(""), field);
		String version = (layout != Layout.COPY) ? ", " + CorpusVersion.QUERY : "";
		String unknown = this.inputs.unknown(this::table);
		String ids = unknown.isEmpty() ? "" : ",\n  json_build_array(" + Sql.indented(unknown) + ") as unknown";
		return this.inputs.plan("select bounded(" + json + ") as json" + version + ids, layout, expectation);
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

	/** The JSON of one field of a row, as an expression. */
	String expression(Type type, Row row, ExecutableNormalizedField field) {
		return switch (this.model.field(type, definition(field))) {
			case Field.Column column -> column(column, row, field);
			case Field.Varied varied -> column(varied.of(field.getResolvedArguments()), row, field);
			case Field.Value(SqlTemplate sql) -> value(field, sql.sql(row));
			case Field.Itself() -> object(typeOf(field), row, field.getChildren());
			case Field.One(SqlTemplate sql) -> this.references.containsKey(field) ? sql.sql(row)
					: one(typeOf(field), alias(field), sql.sql(row), field.getChildren());
			case Field.First(Relation relation) -> first(field, relation, row).block();
			case Field.Many(Relation relation) -> many(field, relation, row).block();
			case Field.Connection(Relation relation) ->
				Sql.block(new ConnectionPlanner(this, field, rows(field, relation, row, true)).query());
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

	static String scalar(GraphQLFieldDefinition field, String sql) {
		// JSON would have it to the microsecond, with an offset: the scalar promises
		// milliseconds, in UTC.
		return "DateTime".equals(GraphQLTypeUtil.unwrapAll(field.getType()).getName())
				? "to_char(" + sql + " at time zone 'utc', 'YYYY-MM-DD\"T\"HH24\":\"MI\":\"SS.MS\"Z\"')" : sql;
	}

	private String value(ExecutableNormalizedField field, String sql) {
		Map<String, String> parts = parts(typeOf(field), new Row(sql), field.getChildren());
		return "case when " + sql + " is not null then " + Sql.object(parts) + " end";
	}

	private String one(Type type, String alias, String id, List<ExecutableNormalizedField> fields) {
		Select query = Select.from(Sql.named(type.table(), alias)).where(alias + ".id = " + id);
		return first(type, new Row(alias), query, fields).block();
	}

	private Select first(ExecutableNormalizedField field, Relation relation, Row parent) {
		Rows rows = rows(field, relation, parent, false);
		Select first = first(rows.type(), rows.row(), rows.found(), field.getChildren());
		String order = rows.order();
		return (order != null) ? first.orderBy(order).limit(1) : first;
	}

	/** A query that returns the object of the first row of another. */
	private Select first(Type type, Row row, Select query, List<ExecutableNormalizedField> fields) {
		Element element = element(type, row, fields);
		return query.join(element).items(element.json() + " as json");
	}

	private Select many(ExecutableNormalizedField field, Relation relation, Row parent) {
		Rows rows = rows(field, relation, parent, false);
		Select query = rows.found();
		boolean isById = this.references.containsKey(field) && rows.type().references().isEmpty();
		Element element = isById ? Element.of(rows.row().id()) : element(rows.type(), rows.row(), field.getChildren());
		return listed(query, element, rows.order());
	}

	/** A query that returns an array of what is made of the rows of another. */
	static Select listed(Select query, Element element, @Nullable String order) {
		String ordered = (order != null) ? " order by " + order : "";
		return query.join(element).items("coalesce(json_agg(" + element.value() + ordered + "), '[]') as json");
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

	/** The object of a row in scope, as an expression. */
	String object(Type type, Row row, List<ExecutableNormalizedField> fields) {
		if (!type.references().isEmpty()) {
			return referred(type, row, fields);
		}
		if (hasParts(type, fields)) {
			return object(parts(type, row, fields));
		}
		return Schemas.concrete(this.schema, type.name())
			.stream()
			.map((kind) -> "  when " + Sql.quoted(kind) + " then "
					+ Sql.indented(object(this.model.get(kind), row, selected(fields, Set.of(kind)))))
			.collect(Collectors.joining("\n", "case " + row.column(Objects.requireNonNull(type.discriminator())) + "\n",
					"\nend"));
	}

	/** An object with given parts, as an expression. */
	private String object(Map<String, String> parts) {
		Element element = element(parts);
		return Select.NONE.join(element).items(element.json()).block();
	}

	/** The object of a row, for a query that has the row. */
	Element element(Type type, Row row, List<ExecutableNormalizedField> fields) {
		return hasParts(type, fields) ? element(parts(type, row, fields)) : Element.of(object(type, row, fields));
	}

	/** The same, with given parts. */
	Element element(Map<String, String> parts) {
		if (!Sql.fitsRow(parts)) {
			return Element.of(Sql.object(parts));
		}
		String alias = alias("object");
		// With the asterisk, because a column may have the same name.
		return new Element(alias + ".*", Select.NONE.items(Sql.columns(parts)).block() + " as " + alias);
	}

	/** The JSON object of the row, of whatever table, that a row refers to. */
	private String referred(Type type, Row row, List<ExecutableNormalizedField> fields) {
		if (!fields.isEmpty() && this.references.containsKey(fields.getFirst().getParent())) {
			return reference(List.copyOf(type.references().values()), row);
		}
		StringBuilder cases = new StringBuilder("case");
		type.references().forEach((name, column) -> {
			Type target = this.model.get(name);
			List<ExecutableNormalizedField> selected = selected(fields, Schemas.concrete(this.schema, name));
			String referring = row.column(column);
			String object = selected.isEmpty() ? Sql.object(Map.of())
					: one(target, alias(Sql.alias(name)), referring, selected);
			cases.append("\n  when ").append(referring).append(" is not null then ").append(Sql.indented(object));
		});
		return cases.append("\nend").toString();
	}

	/** What stands for the row that a row refers to, see {@link Layout.Reference}. */
	private static String reference(List<String> columns, Row row) {
		return IntStream.range(0, columns.size())
			.mapToObj((number) -> row.column(columns.get(number)) + " * " + columns.size() + " + " + number)
			.collect(Collectors.joining(", ", "to_json(coalesce(", "))"));
	}

	/** The fields that are selected of any of some object types. */
	static List<ExecutableNormalizedField> selected(List<ExecutableNormalizedField> fields, Set<String> types) {
		return fields.stream()
			.filter((field) -> field.getObjectTypeNames().stream().anyMatch(types::contains))
			.toList();
	}

	/** The fields of a row by their names in the answer, as expressions. */
	Map<String, String> parts(Type type, Row row, List<ExecutableNormalizedField> fields) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (ExecutableNormalizedField field : fields) {
			parts.put(field.getResultKey(),
					"__typename".equals(field.getFieldName()) ? typename(type, row) : expression(type, row, field));
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
