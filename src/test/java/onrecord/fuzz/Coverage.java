package onrecord.fuzz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

/**
 * How often each part of the schema was used, by its schema coordinate. What was used
 * least is chosen most.
 */
final class Coverage {

	private final Map<String, Integer> uses = new HashMap<>();

	void use(String coordinate) {
		this.uses.merge(coordinate, 1, Integer::sum);
	}

	/** Draws one of some, and counts it as used. */
	<T> T draw(Random random, List<T> some, Function<T, String> coordinate) {
		double[] weights = some.stream().mapToDouble((one) -> weight(coordinate.apply(one))).toArray();
		double rest = random.nextDouble() * Arrays.stream(weights).sum();
		int drawn = 0;
		while (drawn < weights.length - 1 && rest >= weights[drawn]) {
			rest -= weights[drawn++];
		}
		use(coordinate.apply(some.get(drawn)));
		return some.get(drawn);
	}

	private double weight(String coordinate) {
		return 1 / Math.sqrt(1 + this.uses.getOrDefault(coordinate, 0));
	}

	/** What of the schema was never used. */
	Set<String> unused(GraphQLSchema schema) {
		Set<String> unused = new TreeSet<>();
		schema.getAllTypesAsList()
			.stream()
			.filter((type) -> !type.getName().startsWith("__"))
			.forEach((type) -> unused.addAll(parts(schema, type)));
		for (GraphQLDirective directive : schema.getDirectives()) {
			if (Set.of("include", "skip").contains(directive.getName())) {
				unused.add("@" + directive.getName());
			}
		}
		unused.removeAll(this.uses.keySet());
		return unused;
	}

	private static Set<String> parts(GraphQLSchema schema, GraphQLNamedType type) {
		Set<String> parts = new TreeSet<>();
		switch (type) {
			case GraphQLFieldsContainer container -> container.getFieldDefinitions().forEach((field) -> {
				parts.add(field(container, field.getName()));
				field.getArguments()
					.forEach((argument) -> parts.add(argument(container, field.getName(), argument.getName())));
			});
			case GraphQLInputObjectType object ->
				object.getFields().forEach((field) -> parts.add(object.getName() + "." + field.getName()));
			// Other enums are only in answers.
			case GraphQLEnumType values when isInput(schema, values) ->
				values.getValues().forEach((value) -> parts.add(type.getName() + "." + value.getName()));
			default -> {
			}
		}
		return parts;
	}

	private static boolean isInput(GraphQLSchema schema, GraphQLInputType type) {
		return schema.getAllTypesAsList().stream().anyMatch((each) -> switch (each) {
			case GraphQLFieldsContainer container -> container.getFieldDefinitions()
				.stream()
				.flatMap((field) -> field.getArguments().stream())
				.anyMatch((argument) -> GraphQLTypeUtil.unwrapAll(argument.getType()) == type);
			case GraphQLInputObjectType object ->
				object.getFields().stream().anyMatch((field) -> GraphQLTypeUtil.unwrapAll(field.getType()) == type);
			default -> false;
		});
	}

	static String field(GraphQLNamedType type, String field) {
		return type.getName() + "." + field;
	}

	static String argument(GraphQLNamedType type, String field, String argument) {
		return type.getName() + "." + field + "(" + argument + ":)";
	}

}
