package onrecord.fuzz;

import java.util.List;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
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
