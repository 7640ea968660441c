package onrecord.reading;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/** Looks things up in the GraphQL schema. */
final class Schemas {

	private Schemas() {
	}

	/**
	 * The name of the type that the value at a path of a field's arguments has, without
	 * lists and non-nulls.
	 */
	static String of(GraphQLFieldDefinition field, String path) {
		List<String> names = List.of(path.split("\\."));
		GraphQLType type = field.getArgument(names.getFirst()).getType();
		for (String name : names.subList(1, names.size())) {
			type = ((GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(type)).getField(name).getType();
		}
		return GraphQLTypeUtil.unwrapAll(type).getName();
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
