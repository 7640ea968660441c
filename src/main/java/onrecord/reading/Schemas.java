package onrecord.reading;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/** Looks things up in the GraphQL schema. */
final class Schemas {

	private Schemas() {
	}

	/** Whether a field shows a list in pages. */
	static boolean isConnection(GraphQLFieldDefinition field) {
		return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type
				&& type.getName().endsWith("Connection");
	}

	/**
	 * The name of the type of the rows that a field shows: for a connection, that of its
	 * nodes.
	 */
	static String shown(GraphQLFieldDefinition field) {
		return (isConnection(field)
				&& GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType connection)
						? shown(connection.getFieldDefinition("nodes"))
						: GraphQLTypeUtil.unwrapAll(field.getType()).getName();
	}

	/**
	 * The name of the type that the value at a path of a field's arguments has, without
	 * lists and non-nulls.
	 */
	static String inputType(GraphQLFieldDefinition field, String path) {
		return GraphQLTypeUtil.unwrapAll(input(field, path)).getName();
	}

	/** Whether the value at a path of a field's arguments is a list. */
	static boolean isList(GraphQLFieldDefinition field, String path) {
		return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(input(field, path)));
	}

	/**
	 * Whether the value at a path of a field's arguments is an input object, or a list of
	 * them.
	 */
	static boolean isObject(GraphQLFieldDefinition field, String path) {
		return GraphQLTypeUtil.unwrapAll(input(field, path)) instanceof GraphQLInputObjectType;
	}

	/**
	 * How many values an enum has whose values are at a path of a field's arguments; 0
	 * where those are others.
	 */
	static int enumValues(GraphQLFieldDefinition field, String path) {
		return (GraphQLTypeUtil.unwrapAll(input(field, path)) instanceof GraphQLEnumType type) ? type.getValues().size()
				: 0;
	}

	private static GraphQLType input(GraphQLFieldDefinition field, String path) {
		List<String> names = List.of(path.split("\\."));
		GraphQLType type = field.getArgument(names.getFirst()).getType();
		for (String name : names.subList(1, names.size())) {
			type = ((GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(type)).getField(name).getType();
		}
		return type;
	}

	/**
	 * The names of the object types that a value of a type may have, in alphabetical
	 * order.
	 */
	static SortedSet<String> concrete(GraphQLSchema schema, String type) {
		SortedSet<String> names = new TreeSet<>();
		switch (schema.getType(type)) {
			case GraphQLInterfaceType general ->
				Objects.requireNonNull(schema.getImplementations(general)).forEach((each) -> names.add(each.getName()));
			case GraphQLUnionType union -> union.getTypes().forEach((each) -> names.add(each.getName()));
			case null, default -> names.add(type);
		}
		return names;
	}

}
