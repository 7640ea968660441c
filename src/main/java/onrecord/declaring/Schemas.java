package onrecord.declaring;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/** Looks things up in the GraphQL schema. */
public final class Schemas {

	private static final Set<String> PLUMBING = Set.of("PageInfo", "Facet", "CrossFacets", "Timeline");

	private static final Set<String> EDGE = Set.of("cursor", "node");

	private Schemas() {
	}

	/**
	 * Whether the machine itself reads the fields of a type, unless they are declared.
	 */
	public static boolean isPlumbing(String type) {
		return type.endsWith("Connection") || PLUMBING.contains(type);
	}

	/** Whether a field is one that the edges of every connection have. */
	public static boolean isOfEveryEdge(String type, GraphQLFieldDefinition field) {
		return type.endsWith("Edge") && EDGE.contains(field.getName());
	}

	/** Whether a field shows a list in pages. */
	public static boolean isConnection(GraphQLFieldDefinition field) {
		return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type
				&& type.getName().endsWith("Connection");
	}

	/**
	 * The name of the type of the rows that a field shows: for a connection, that of its
	 * nodes.
	 */
	public static String shown(GraphQLFieldDefinition field) {
		return (isConnection(field)
				&& GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType connection)
						? shown(connection.getFieldDefinition("nodes"))
						: GraphQLTypeUtil.unwrapAll(field.getType()).getName();
	}

	/**
	 * The name of the type that the value at a path of a field's arguments has, without
	 * lists and non-nulls.
	 */
	public static String inputType(GraphQLFieldDefinition field, String path) {
		return GraphQLTypeUtil.unwrapAll(input(field, path)).getName();
	}

	/** Whether a field has an argument that is an input object with a field. */
	public static boolean hasInput(GraphQLFieldDefinition field, String argument, String name) {
		GraphQLArgument object = field.getArgument(argument);
		return object != null && GraphQLTypeUtil.unwrapAll(object.getType()) instanceof GraphQLInputObjectType type
				&& type.getField(name) != null;
	}

	/** Whether the value at a path of a field's arguments is a list. */
	public static boolean isList(GraphQLFieldDefinition field, String path) {
		return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(input(field, path)));
	}

	/**
	 * Whether the value at a path of a field's arguments is an input object, or a list of
	 * them.
	 */
	public static boolean isObject(GraphQLFieldDefinition field, String path) {
		return GraphQLTypeUtil.unwrapAll(input(field, path)) instanceof GraphQLInputObjectType;
	}

	/**
	 * How many values an enum has whose values are at a path of a field's arguments; 0
	 * where those are others.
	 */
	public static int enumValues(GraphQLFieldDefinition field, String path) {
		return (GraphQLTypeUtil.unwrapAll(input(field, path)) instanceof GraphQLEnumType type) ? type.getValues().size()
				: 0;
	}

	/**
	 * What a directive says of a field or an input, as a number; null where it does not.
	 */
	public static @Nullable Long directive(GraphQLDirectiveContainer of, String directive, String argument) {
		GraphQLAppliedDirective applied = of.getAppliedDirective(directive);
		GraphQLAppliedDirectiveArgument value = (applied != null) ? applied.getArgument(argument) : null;
		return (value != null) ? Long.valueOf(String.valueOf(value.<Object>getValue())) : null;
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
	public static SortedSet<String> concrete(GraphQLSchema schema, String type) {
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
