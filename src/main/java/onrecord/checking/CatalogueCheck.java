package onrecord.checking;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import onrecord.declaring.Condition;
import onrecord.declaring.Facet;
import onrecord.declaring.FacetKeys;
import onrecord.declaring.Field;
import onrecord.declaring.Link;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;
import onrecord.declaring.Row;
import onrecord.declaring.Schemas;
import onrecord.declaring.Sql;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;
import org.jspecify.annotations.Nullable;

/**
 * Holds the declarations against the database's catalogue: each template of SQL must be
 * one that PostgreSQL understands, with the type and the nullness that the schema
 * promises.
 */
final class CatalogueCheck {

	/** What the name of an array's type has before that of its items. */
	private static final String ARRAY = "_";

	/** Which PostgreSQL types hold a GraphQL scalar. */
	private static final Map<String, Set<String>> SCALARS = Map.of("ID", Set.of("text"), "String", Set.of("text"),
			"Int", Set.of("int2", "int4"), "Float", Set.of("float4", "float8"), "Boolean", Set.of("bool"), "Date",
			Set.of("date"), "DateTime", Set.of("timestamptz"), "JSON", Set.of("json"));

	/** One row with a value, for the types whose {@code this} is no row but a value. */
	private static final String VALUE = "(select null::%s as value)";

	/** What a connection has counted. */
	private static final String TOTAL = "(select 0 as rows, false as cut)";

	/** What {@code this} is of a value type. */
	private static final Row THE_VALUE = new Row("this.value");

	/** The row that others belong to. */
	private static final Row ABOVE = new Row("above");

	private final Model model;

	private final GraphQLSchema schema;

	private final TemplateCheck templates;

	private final SystemCatalogue catalogue;

	private final Set<String> gaps = new LinkedHashSet<>();

	private final Map<String, Type> types = new HashMap<>();

	CatalogueCheck(Model model, GraphQLSchema schema, Connection connection) throws SQLException {
		this.model = model;
		this.schema = schema;
		this.templates = new TemplateCheck(connection, this.gaps);
		this.catalogue = SystemCatalogue.of(connection);
	}

	List<String> gaps() {
		for (Type type : this.model.types()) {
			type.facets().forEach((name, facet) -> checkFacet(type, name, facet));
		}
		for (Map.Entry<String, Set<Type>> rows : rows().entrySet()) {
			for (Type type : rows.getValue()) {
				checkRows(type, rows.getKey());
			}
		}
		return new ArrayList<>(this.gaps);
	}

	/** Each key must be a column by which a node is referred to, or a text. */
	private void checkFacet(Type type, String name, Facet facet) {
		String place = type.name() + ": facet " + name;
		String rows = Objects.requireNonNull(type.table());
		facet.keys().forEach((key, sql) -> {
			String value = (facet.links() == null) ? TemplateCheck.filled(sql)
					: "(select " + sql.sql(new Row("link")) + " from " + Sql.named(facet.links(), "link")
							+ " where link." + facet.near() + " = this.id limit 1)";
			TemplateCheck.Described held = this.templates.describe(place, value, rows);
			String wanted = FacetKeys.VALUE.equals(key) ? "text" : "int8";
			if (held != null && !held.type().equals(wanted)) {
				this.gaps.add(place + ": " + key + " must be " + wanted + ", and is " + held.type());
			}
			if (!FacetKeys.VALUE.equals(key) && !this.model.get("Node").references().containsValue(key)) {
				this.gaps.add(place + ": no node is referred to by " + key);
			}
		});
		if (facet.several() != null) {
			checkFacet(type, name, facet.several());
		}
	}

	/** All rows that anything is read from, with the types that are read from them. */
	private Map<String, Set<Type>> rows() {
		Map<String, Set<Type>> rows = new LinkedHashMap<>();
		for (Type type : this.model.types()) {
			if (type.table() != null) {
				rows.computeIfAbsent(type.table(), (name) -> new LinkedHashSet<>()).add(type);
			}
			if (type.valueOf() != null) {
				rows.computeIfAbsent(VALUE.formatted(type.valueOf()), (name) -> new LinkedHashSet<>()).add(type);
			}
			type.fields().forEach((name, field) -> {
				switch (field) {
					case Field.First(Relation relation) -> read(rows, type, name, relation);
					case Field.Many(Relation relation) -> read(rows, type, name, relation);
					case Field.Connection(Relation relation) -> read(rows, type, name, relation);
					case Field.Column column -> {
					}
					case Field.Varied varied -> {
					}
					case Field.Value value -> {
					}
					case Field.One one -> {
					}
					case Field.Itself itself -> {
					}
				}
			});
		}
		return rows;
	}

	private void read(Map<String, Set<Type>> rows, Type owner, String field, Relation relation) {
		GraphQLFieldDefinition definition = definition(owner, field);
		if (definition == null) {
			return;
		}
		Type type = type(Schemas.shown(definition));
		String place = owner.name() + "." + field;
		if (relation.rows().isMadeOfRow()) {
			return;
		}
		Link link = relation.link();
		String read = TemplateCheck.filled(relation.rows());
		String shown = (link == null) ? read : String.valueOf(type.table());
		rows.computeIfAbsent(shown, (name) -> new LinkedHashSet<>()).add(type);
		if (relation.near() != null) {
			this.templates.prepare(place, "this." + relation.near() + " = 1", read);
		}
		if (relation.on() != null) {
			checkOn(place, relation.on(), owner, read);
		}
		if (relation.probed() != null) {
			checkOn(place, relation.probed().probe(), owner, read);
		}
		if (link != null) {
			checkLink(place, link, shown);
		}
		if (relation.order() != null && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
			this.templates.prepare(place, "true order by " + TemplateCheck.filled(relation.order().linkedBy("this")),
					relation.order().isOfLink() ? read : shown);
		}
		relation.conditions()
			.forEach((argument, condition) -> this.templates.prepare(place + "(" + argument + ":)", condition.sql(),
					shown));
		if (relation.cut() != null) {
			this.templates.prepare(place, TemplateCheck.filled(relation.cut().sql()) + " is not null", shown);
		}
		if (relation.counts() != null) {
			checkCounts(place, type, relation.counts());
		}
		checkConnection(definition, type, shown);
	}

	private void checkOn(String place, SqlTemplate sql, Type owner, String rows) {
		String on = TemplateCheck.filled(sql.of(ABOVE));
		this.templates.prepare(place, "exists (select from " + owner.table() + " as above where " + on + ")", rows);
	}

	/** What is counted ahead must be told apart by facets, their keys, and filters. */
	private void checkCounts(String place, Type type, Relation.Counts counts) {
		this.templates.prepare(place, "this.facet = '' and this.count > 0", counts.rows());
		type.facets()
			.values()
			.stream()
			.flatMap((facet) -> facet.keys().keySet().stream())
			.distinct()
			.forEach((key) -> this.templates.prepare(place, "this." + key + " is not null", counts.rows()));
		for (String filter : counts.filters()) {
			Condition condition = type.filters().get(filter);
			if (condition == null) {
				this.gaps.add(place + ": counted by a filter that is not declared, " + filter);
			}
			else {
				this.templates.prepare(place + ": filter by `" + filter + "`", condition.sql(), counts.rows());
			}
		}
	}

	/** What only pages need: filters, orders, and what an edge shows beside its node. */
	private void checkConnection(GraphQLFieldDefinition field, Type type, String rows) {
		if (!Schemas.isConnection(field)) {
			return;
		}
		String connection = GraphQLTypeUtil.unwrapAll(field.getType()).getName();
		for (Type each = type; each != null; each = each.general()) {
			String name = each.name();
			each.filters()
				.forEach((path, condition) -> checkFilter(name + ": filter by `" + path + "`", type, condition,
						type.found(path), rows));
			each.orders().forEach((order, by) -> this.templates.prepare(name + ": order " + order, hasPlace(by), rows));
		}
		Type edge = this.model.find(connection.replaceFirst("Connection$", "Edge"));
		if (edge != null) {
			checkRows(edge, rows);
		}
		Type itself = this.model.find(connection);
		if (itself != null) {
			checkRows(itself, TOTAL);
		}
	}

	/** Each row has a place in an order, wherever the list belongs to. */
	private String hasPlace(Order order) {
		String place = "(" + TemplateCheck.filled(order.key().of(ABOVE)) + ", this.id) is not null";
		return (order.list() == null) ? place : "exists (select from " + type(order.list().split("\\.")[0]).table()
				+ " as above where " + place + ")";
	}

	private void checkFilter(String place, Type type, Condition condition, Type.@Nullable Found found, String rows) {
		Link link = condition.link();
		if (found != null) {
			Type ids = condition.idsOf();
			Set<String> columns = (ids == null || ids.table() != null) ? Set.of(found.near())
					: Set.copyOf(ids.references().values());
			columns.stream()
				.filter((column) -> !column.isEmpty())
				.forEach((column) -> this.templates.prepare(place, "this." + column + " is not null", found.table()));
		}
		if (condition.each() != null) {
			this.templates.prepare(place, condition.each(), Objects.requireNonNull(type.each()).rows());
		}
		if (link != null) {
			checkLink(place, link, rows);
		}
		if (condition.probe() != null) {
			this.templates.prepare(place, condition.probe(), rows);
		}
		this.templates.prepare(place, condition.sql(), (link != null) ? link.rows() : rows);
	}

	/** Both tables must have what a link carries. */
	private void checkLink(String place, Link link, String rows) {
		this.templates.prepare(place, "this." + link.far() + " = 1", link.rows());
		for (String column : link.carried()) {
			this.templates.prepare(place, "this." + column + " is not null", link.rows());
			this.templates.prepare(place, "this." + column + " is not null", rows);
		}
		Link once = link.once();
		if (once != null) {
			for (String column : once.carried()) {
				this.templates.prepare(place, "(this." + once.far() + ", this." + column + ") is not null",
						once.rows());
			}
		}
	}

	private void checkRows(Type type, String rows) {
		for (Type each = type; each != null; each = each.general()) {
			Type declaring = each;
			for (GraphQLFieldDefinition definition : definitions(declaring)) {
				Field field = this.model.field(declaring, definition);
				if (field != null) {
					checkField(type, declaring, definition, field, rows);
				}
			}
			declaring.references()
				.forEach((name, column) -> this.templates.prepare(declaring.name() + ": " + name,
						"this." + column + " = 1", rows));
		}
	}

	private void checkField(Type type, Type declaring, GraphQLFieldDefinition definition, Field field, String rows) {
		String place = declaring.name() + "." + definition.getName();
		switch (field) {
			case Field.Column(SqlTemplate sql, boolean isLong) ->
				checkColumn(type, place, (declaring.valueOf() != null) ? sql.sql(THE_VALUE) : TemplateCheck.filled(sql),
						definition.getType(), rows);
			case Field.Varied varied -> {
				checkField(type, declaring, definition, varied.usual(), rows);
				checkField(type, declaring, definition, varied.other(), rows);
			}
			case Field.Value(SqlTemplate sql) ->
				this.templates.prepare(place, "(" + TemplateCheck.filled(sql) + ") is not null", rows);
			case Field.One(SqlTemplate sql) -> checkOne(type, place, sql, definition, rows);
			case Field.First(Relation relation) -> checkMade(place, relation, definition, rows);
			case Field.Many(Relation relation) -> checkMade(place, relation, definition, rows);
			case Field.Connection connectionField -> {
			}
			case Field.Itself itself -> type(Schemas.shown(definition)).references()
				.forEach((target, column) -> this.templates.prepare(place + ": " + target, "this." + column + " = 1",
						rows));
		}
	}

	/** Rows that are made of the row above can only be asked for together with it. */
	private void checkMade(String place, Relation relation, GraphQLFieldDefinition definition, String rows) {
		if (relation.rows().isMadeOfRow()) {
			checkRows(type(Schemas.shown(definition)), "(select made.* from " + rows + " as above cross join lateral "
					+ TemplateCheck.filled(relation.rows().of(ABOVE)) + " as made)");
		}
	}

	private void checkColumn(Type owner, String place, String sql, GraphQLOutputType type, String rows) {
		TemplateCheck.Described column = this.templates.describe(place, sql, rows);
		if (column != null) {
			checkType(place, GraphQLTypeUtil.unwrapNonNull(type), column.type());
			checkNullness(owner, place, type, column.nullable(), sql);
		}
	}

	private void checkType(String place, GraphQLType type, String held) {
		if (type instanceof GraphQLEnumType wanted) {
			Set<String> values = wanted.getValues()
				.stream()
				.map(GraphQLEnumValueDefinition::getName)
				.collect(Collectors.toCollection(TreeSet::new));
			if (!values.equals(this.catalogue.enums().get(held))) {
				this.gaps.add(place + ": the schema's " + wanted.getName() + " has " + values + ", the database's "
						+ held + " has " + this.catalogue.enums().get(held));
			}
			return;
		}
		if (GraphQLTypeUtil.isList(type)) {
			if (held.startsWith(ARRAY)) {
				GraphQLType item = GraphQLTypeUtil.unwrapNonNull(GraphQLTypeUtil.unwrapOne(type));
				checkType(place, item, held.substring(ARRAY.length()));
			}
			else {
				this.gaps.add(place + ": the schema has a list of values, the database " + held + ", no array");
			}
			return;
		}
		String name = ((GraphQLNamedType) type).getName();
		if (!SCALARS.getOrDefault(name, Set.of()).contains(held)) {
			this.gaps.add(place + ": the schema says " + name + ", the database has " + held);
		}
	}

	private void checkNullness(Type owner, String place, GraphQLOutputType type, int nullable, String sql) {
		boolean never = GraphQLTypeUtil.isNonNull(type);
		// What only one kind of rows in a table has, no column can require: a check
		// constraint does.
		if (never && owner.general() == null && nullable == ResultSetMetaData.columnNullable) {
			this.gaps.add(place + ": never null by the schema, but " + sql + " may be");
		}
		else if (!never && nullable == ResultSetMetaData.columnNoNulls) {
			this.gaps.add(place + ": may be null by the schema, but " + sql + " never is");
		}
	}

	private void checkOne(Type owner, String place, SqlTemplate sql, GraphQLFieldDefinition field, String rows) {
		TemplateCheck.Described key = this.templates.describe(place, TemplateCheck.filled(sql), rows);
		Type target = type(Schemas.shown(field));
		String column = sql.column();
		if (key == null || column == null) {
			return;
		}
		checkNullness(owner, place, field.getType(), key.nullable(), sql.text());
		if (target.table() == null) {
			this.gaps.add(place + ": no table has rows of " + target.name());
		}
		else if (!rows.startsWith("(") && !Objects.equals(target.table(), this.catalogue.referred(rows, column))) {
			this.gaps.add(place + ": no foreign key from " + rows + "." + column + " to " + target.table());
		}
	}

	/** Always the same, also where nobody declares it. */
	private Type type(String name) {
		return this.types.computeIfAbsent(name, this.model::get);
	}

	/**
	 * The fields that the schema gives a type, without those that its general one has.
	 */
	private List<GraphQLFieldDefinition> definitions(Type type) {
		GraphQLType shown = this.schema.getType(type.name());
		// Of an interface over several tables, each object is read as what it is.
		if (!(shown instanceof GraphQLFieldsContainer container)
				|| shown instanceof GraphQLInterfaceType && type.discriminator() == null) {
			return List.of();
		}
		Type general = type.general();
		return container.getFieldDefinitions()
			.stream()
			.filter((field) -> general == null || type.fields().containsKey(field.getName())
					|| definition(general, field.getName()) == null)
			.toList();
	}

	private @Nullable GraphQLFieldDefinition definition(Type type, String field) {
		return (this.schema.getType(type.name()) instanceof GraphQLFieldsContainer container)
				? container.getFieldDefinition(field) : null;
	}

}
