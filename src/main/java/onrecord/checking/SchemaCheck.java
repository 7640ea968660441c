package onrecord.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import onrecord.declaring.Condition;
import onrecord.declaring.Field;
import onrecord.declaring.Model;
import onrecord.declaring.Relation;
import onrecord.declaring.Schemas;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;
import org.jspecify.annotations.Nullable;

/**
 * Holds the schema and the declarations against each other: each field, argument, filter
 * and order of one must be in the other.
 */
final class SchemaCheck {

	private static final Set<String> PAGING = Set.of("first", "after", "last", "before");

	private final Model model;

	private final GraphQLSchema schema;

	private final List<String> gaps = new ArrayList<>();

	private final Set<String> usedFilters = new HashSet<>();

	SchemaCheck(Model model, GraphQLSchema schema) {
		this.model = model;
		this.schema = schema;
	}

	List<String> gaps() {
		for (GraphQLType type : this.schema.getAllTypesAsList()) {
			if (type instanceof GraphQLObjectType object && !Introspection.isIntrospectionTypes(object)
					&& !Schemas.isPlumbing(object.getName())) {
				object.getFieldDefinitions().forEach((field) -> check(object, field));
			}
			else if (type instanceof GraphQLObjectType connection && connection.getName().endsWith("Connection")) {
				checkFacets(connection);
			}
		}
		this.model.types().forEach(this::checkDeclared);
		return this.gaps;
	}

	/** A connection that has facets offers those that its rows have, and no others. */
	private void checkFacets(GraphQLObjectType connection) {
		checkFacets(connection, "facets", "by");
		checkFacets(connection, "crossFacets", "rows");
		checkFacets(connection, "crossFacets", "columns");
	}

	private void checkFacets(GraphQLObjectType connection, String field, String argument) {
		GraphQLFieldDefinition facets = connection.getFieldDefinition(field);
		Type rows = this.model.find(Schemas.shown(connection.getFieldDefinition("nodes")));
		if (facets == null || rows == null) {
			return;
		}
		Set<String> offered = new TreeSet<>();
		((GraphQLEnumType) GraphQLTypeUtil.unwrapAll(facets.getArgument(argument).getType())).getValues()
			.forEach((value) -> offered.add(value.getName()));
		if (!offered.equals(rows.facets().keySet())) {
			this.gaps.add(connection.getName() + "." + field + "(" + argument + ":): the schema has " + offered
					+ ", declared for " + rows.name() + " are " + new TreeSet<>(rows.facets().keySet()));
		}
	}

	private void check(GraphQLObjectType type, GraphQLFieldDefinition field) {
		if (Schemas.isOfEveryEdge(type.getName(), field)) {
			return;
		}
		String place = type.getName() + "." + field.getName();
		Field declared = this.model.field(this.model.get(type.getName()), field);
		if (declared == null) {
			this.gaps
				.add(place + ": the schema has this field, but neither a declaration nor its name says how it is read");
			return;
		}
		if (!expected(field).contains(declared.getClass())) {
			this.gaps.add(place + ": declared as " + declared.getClass().getSimpleName() + ", but by the schema it is "
					+ GraphQLTypeUtil.simplePrint(field.getType()));
			return;
		}
		checkArguments(place, field, declared);
	}

	/** How a field of a type can be declared. */
	private static Set<Class<? extends Field>> expected(GraphQLFieldDefinition field) {
		GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(field.getType());
		if (GraphQLTypeUtil.isList(bare)) {
			boolean ofLeaves = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(bare));
			return Set.of(ofLeaves ? Field.Column.class : Field.Many.class);
		}
		if (GraphQLTypeUtil.isLeaf(bare)) {
			return Set.of(Field.Column.class, Field.Varied.class);
		}
		return Schemas.isConnection(field) ? Set.of(Field.Connection.class)
				: Set.of(Field.One.class, Field.First.class, Field.Value.class, Field.Itself.class);
	}

	private void checkArguments(String place, GraphQLFieldDefinition field, Field declared) {
		Relation relation = relation(declared);
		Type rows = this.model.find(Schemas.shown(field));
		for (GraphQLArgument argument : field.getArguments()) {
			String name = argument.getName();
			GraphQLType type = GraphQLTypeUtil.unwrapAll(argument.getType());
			boolean paged = declared instanceof Field.Connection;
			if (rows != null && paged && type instanceof GraphQLInputObjectType filter && "filter".equals(name)) {
				checkFilter(place, rows, filter, "");
			}
			else if (rows != null && paged && type instanceof GraphQLEnumType orders && "orderBy".equals(name)) {
				checkOrders(place, rows, orders);
			}
			else if (!(paged && PAGING.contains(name)) && !uses(declared, name)) {
				this.gaps.add(place + "(" + name + ":): the schema has this argument, but no declaration uses it");
			}
		}
		if (relation != null) {
			relation.conditions()
				.keySet()
				.stream()
				.filter((name) -> field.getArgument(name) == null)
				.forEach((name) -> this.gaps.add(place + "(" + name + ":): declared, but not in the schema"));
		}
	}

	private static boolean uses(Field declared, String argument) {
		Relation relation = relation(declared);
		if (relation != null) {
			SqlTemplate on = relation.on();
			return relation.conditions().containsKey(argument) || relation.rows().hasArgument(argument)
					|| on != null && on.hasArgument(argument);
		}
		return switch (declared) {
			case Field.Column column -> column.sql().hasArgument(argument);
			case Field.Varied varied -> argument.equals(varied.argument())
					|| varied.usual().sql().hasArgument(argument) && varied.other().sql().hasArgument(argument);
			default -> false;
		};
	}

	private static @Nullable Relation relation(Field field) {
		return switch (field) {
			case Field.First(Relation relation) -> relation;
			case Field.Many(Relation relation) -> relation;
			case Field.Connection(Relation relation) -> relation;
			case Field.Column column -> null;
			case Field.Varied varied -> null;
			case Field.Value value -> null;
			case Field.One one -> null;
			case Field.Itself itself -> null;
		};
	}

	private void checkFilter(String place, Type type, GraphQLInputObjectType filter, String prefix) {
		for (GraphQLInputObjectField field : filter.getFields()) {
			String path = prefix + field.getName();
			Condition condition = condition(type, path);
			if (condition != null) {
				this.usedFilters.add(type.name() + "." + path);
			}
			if (field.getType() instanceof GraphQLInputObjectType nested) {
				Condition.Some some = (condition != null) ? condition.some() : null;
				checkFilter(place, (some != null) ? some.other() : type, nested, (some != null) ? "" : path + ".");
			}
			else if (condition == null && !saysMore(type, path)) {
				this.gaps.add(place + "(filter:): the schema has a filter by `" + path + "`, but no declaration of "
						+ type.name() + " does");
			}
		}
	}

	/** Whether it is no filter of its own, but part of another's. */
	private static boolean saysMore(Type type, String path) {
		return type.filters()
			.values()
			.stream()
			.anyMatch((condition) -> condition.sql().hasArgument(path) || Type.DESCENDANTS.equals(path)
					&& condition.idsOf() != null && condition.idsOf().hasDescendants());
	}

	private static @Nullable Condition condition(Type type, String path) {
		Condition own = type.filters().get(path);
		Type general = type.general();
		return (own != null || general == null) ? own : condition(general, path);
	}

	private void checkOrders(String place, Type type, GraphQLEnumType orders) {
		for (GraphQLEnumValueDefinition order : orders.getValues()) {
			if (!type.orders().containsKey(order.getName())) {
				this.gaps.add(place + "(orderBy:): the schema has an order " + order.getName()
						+ ", but no declaration of " + type.name() + " does");
			}
		}
	}

	/** What is declared must be in the schema. */
	private void checkDeclared(Type declared) {
		GraphQLType type = this.schema.getType(declared.name());
		if (type == null) {
			this.gaps.add(declared.name() + ": declared, but not in the schema");
			return;
		}
		for (String field : declared.fields().keySet()) {
			if (!(type instanceof GraphQLFieldsContainer container) || container.getFieldDefinition(field) == null) {
				this.gaps.add(declared.name() + "." + field + ": declared, but not in the schema");
			}
		}
		for (Map.Entry<String, Condition> filter : declared.filters().entrySet()) {
			if (!this.usedFilters.contains(declared.name() + "." + filter.getKey())) {
				this.gaps.add(
						declared.name() + ": a filter by `" + filter.getKey() + "` is declared, but not in the schema");
			}
		}
		if (type instanceof GraphQLInterfaceType && declared.discriminator() == null
				&& declared.references().isEmpty()) {
			this.gaps.add(declared.name() + ": an interface, but nothing tells its types apart");
		}
	}

}
