package onrecord.fuzz;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/** What the schema says of its types. */
final class Types {

	private Types() {
	}

	/** The fields of a type; a union has none. */
	static List<GraphQLFieldDefinition> fields(GraphQLCompositeType type) {
		return (type instanceof GraphQLFieldsContainer container) ? container.getFieldDefinitions() : List.of();
	}

	static @Nullable GraphQLFieldDefinition field(GraphQLCompositeType type, String name) {
		return (type instanceof GraphQLFieldsContainer container) ? container.getFieldDefinition(name) : null;
	}

	/** The type of a field whose value has fields itself; null of any other. */
	static @Nullable GraphQLCompositeType below(GraphQLFieldDefinition field) {
		return (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType type) ? type : null;
	}

	static boolean isConnection(GraphQLFieldDefinition field) {
		return GraphQLTypeUtil.unwrapAll(field.getType()).getName().endsWith("Connection");
	}

	static boolean isList(GraphQLFieldDefinition field) {
		return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
	}

	/** The types that a fragment may be on where a type is expected. */
	static List<GraphQLCompositeType> overlapping(GraphQLSchema schema, GraphQLCompositeType type) {
		Set<GraphQLObjectType> possible = possible(schema, type);
		return schema.getAllTypesAsList()
			.stream()
			.filter((other) -> other instanceof GraphQLCompositeType && !other.getName().startsWith("__"))
			.map(GraphQLCompositeType.class::cast)
			.filter((other) -> possible(schema, other).stream().anyMatch(possible::contains))
			.toList();
	}

	private static Set<GraphQLObjectType> possible(GraphQLSchema schema, GraphQLCompositeType type) {
		return switch (type) {
			case GraphQLObjectType object -> Set.of(object);
			case GraphQLInterfaceType shared -> Set.copyOf(schema.getImplementations(shared));
			case GraphQLUnionType union ->
				union.getTypes().stream().map(GraphQLObjectType.class::cast).collect(Collectors.toSet());
			default -> throw new IllegalStateException("nothing can be selected of " + type);
		};
	}

	/** The coordinate of a field in the most general type that has it. */
	static String coordinate(GraphQLNamedType type, String field) {
		if (type instanceof GraphQLImplementingType implementing) {
			for (GraphQLNamedOutputType general : implementing.getInterfaces()) {
				if (general instanceof GraphQLInterfaceType shared && shared.getFieldDefinition(field) != null) {
					return Coverage.field(shared, field);
				}
			}
		}
		return Coverage.field(type, field);
	}

}
