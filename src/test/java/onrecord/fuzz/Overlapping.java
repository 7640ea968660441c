package onrecord.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;

/**
 * The types that a fragment may be on where a type is expected: some object is of both.
 */
record Overlapping(GraphQLSchema schema, Map<String, List<GraphQLCompositeType>> known) {

	Overlapping(GraphQLSchema schema) {
		this(schema, new HashMap<>());
	}

	List<GraphQLCompositeType> of(GraphQLCompositeType type) {
		return this.known.computeIfAbsent(type.getName(), (name) -> find(possible(type)));
	}

	private List<GraphQLCompositeType> find(Set<GraphQLObjectType> objects) {
		return this.schema.getAllTypesAsList()
			.stream()
			.filter((other) -> other instanceof GraphQLCompositeType && !other.getName().startsWith("__"))
			.map(GraphQLCompositeType.class::cast)
			.filter((other) -> possible(other).stream().anyMatch(objects::contains))
			.toList();
	}

	private Set<GraphQLObjectType> possible(GraphQLCompositeType type) {
		return switch (type) {
			case GraphQLObjectType object -> Set.of(object);
			case GraphQLInterfaceType shared -> Set.copyOf(this.schema.getImplementations(shared));
			case GraphQLUnionType union ->
				union.getTypes().stream().map(GraphQLObjectType.class::cast).collect(Collectors.toSet());
			default -> throw new IllegalStateException("nothing can be selected of " + type);
		};
	}

}
