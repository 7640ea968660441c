package onrecord.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.CoercedVariables;
import graphql.language.VariableReference;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import org.jspecify.annotations.Nullable;

/**
 * What an operation may cost, told before it is executed: the objects that it may return,
 * and for fields and inputs that take more work than that, the weight that {@code @cost}
 * gives them in the schema. A list has as many objects as its page may have, else as
 * {@code @listSize} assumes, else {@value #USUAL_LENGTH}.
 *
 * @param fixed whatever the values of the variables
 * @param perItem by the names of variables: for each item of their lists
 * @see <a href="https://ibm.github.io/graphql-specs/cost-spec.html">GraphQL Cost
 * Directives Specification</a>, whose directives these are
 */
record Cost(long fixed, Map<String, Long> perItem) {

	/** Of a list that nothing is said about: of names, roles, appearances. */
	private static final int USUAL_LENGTH = 5;

	/** The argument that lists the objects themselves. */
	private static final String IDS = "ids";

	/** What a root field costs. */
	static Cost of(GraphQLSchema schema, ExecutableNormalizedField field) {
		VariableReference ids = variableIds(field);
		return (ids != null) ? new Cost(0, Map.of(ids.getName(), each(schema, field)))
				: new Cost(price(schema, field), Map.of());
	}

	/** The variable that lists the objects of a field; null where it does not. */
	static @Nullable VariableReference variableIds(ExecutableNormalizedField field) {
		if (field.getAstArguments() != null && field.getResolvedArguments().containsKey(IDS)) {
			for (var argument : field.getAstArguments()) {
				if (argument.getName().equals(IDS) && argument.getValue() instanceof VariableReference variable) {
					return variable;
				}
			}
		}
		return null;
	}

	Cost and(Cost other) {
		Map<String, Long> both = new HashMap<>(this.perItem);
		other.perItem.forEach((variable, each) -> both.merge(variable, each, Long::sum));
		return new Cost(this.fixed + other.fixed, both);
	}

	/** With the values of the variables. */
	long of(CoercedVariables variables) {
		long cost = this.fixed;
		for (Map.Entry<String, Long> each : this.perItem.entrySet()) {
			if (variables.get(each.getKey()) instanceof Collection<?> list) {
				cost += each.getValue() * list.size();
			}
		}
		return cost;
	}

	private static long price(GraphQLSchema schema, ExecutableNormalizedField field) {
		if (field.getFieldName().startsWith("__")) {
			return 0;
		}
		GraphQLFieldDefinition definition = definition(schema, field);
		return weight(definition) + weight(definition.getArguments(), field.getResolvedArguments())
				+ length(schema, field) * each(schema, field);
	}

	/** What values cost, that of each field of an input object included. */
	private static long weight(List<? extends GraphQLInputValueDefinition> inputs, Map<?, ?> values) {
		long weight = 0;
		for (GraphQLInputValueDefinition input : inputs) {
			Object value = values.get(input.getName());
			if (value != null) {
				weight += weight(input);
			}
			if (value instanceof Map<?, ?> fields
					&& GraphQLTypeUtil.unwrapNonNull(input.getType()) instanceof GraphQLInputObjectType type) {
				weight += weight(type.getFields(), fields);
			}
		}
		return weight;
	}

	/** What one object of a field costs. */
	private static long each(GraphQLSchema schema, ExecutableNormalizedField field) {
		GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(definition(schema, field).getType());
		long each = GraphQLTypeUtil.isScalar(type) || GraphQLTypeUtil.isEnum(type) ? 0 : 1;
		for (ExecutableNormalizedField child : field.getChildren()) {
			each += price(schema, child);
		}
		return each;
	}

	private static long weight(GraphQLDirectiveContainer definition) {
		Long weight = said(definition, "cost", "weight");
		return (weight != null) ? weight : 0;
	}

	/** What the schema says of a field or an input; null where nothing. */
	private static @Nullable Long said(GraphQLDirectiveContainer field, String directive, String argument) {
		GraphQLAppliedDirective applied = field.getAppliedDirective(directive);
		GraphQLAppliedDirectiveArgument value = (applied != null) ? applied.getArgument(argument) : null;
		return (value != null) ? Long.valueOf(String.valueOf(value.<Object>getValue())) : null;
	}

	/** How many objects or values a field may have. */
	static long length(GraphQLSchema schema, ExecutableNormalizedField field) {
		GraphQLFieldDefinition definition = definition(schema, field);
		if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
			return 1;
		}
		if (field.getResolvedArguments().get(IDS) instanceof Collection<?> ids) {
			return ids.size();
		}
		if (definition.getArgument("first") != null) {
			return page(field);
		}
		ExecutableNormalizedField parent = field.getParent();
		if (parent != null && definition(schema, parent).getArgument("first") != null) {
			return page(parent);
		}
		Long size = said(definition, "listSize", "assumedSize");
		return (size != null) ? size : USUAL_LENGTH;
	}

	/** A size that is not allowed is refused elsewhere. */
	private static int page(ExecutableNormalizedField field) {
		Map<String, Object> arguments = field.getResolvedArguments();
		Object size = (arguments.get("last") != null) ? arguments.get("last") : arguments.get("first");
		return (size instanceof Integer given) ? Math.clamp(given, 0, Page.MOST) : Page.USUAL;
	}

	private static GraphQLFieldDefinition definition(GraphQLSchema schema, ExecutableNormalizedField field) {
		return field.getFieldDefinitions(schema).getFirst();
	}

}
