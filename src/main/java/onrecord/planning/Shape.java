package onrecord.planning;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.execution.TypeFromAST;
import org.jspecify.annotations.Nullable;

/**
 * What a plan depends on of the values of an operation's variables: whether they are
 * there, and the values themselves only where they are written into the SQL. Those are
 * numbers, which are sizes of pages unless they are greater than these may be; booleans,
 * which include fields or turn conditions; and single enum values, which name orders. Of
 * lists, whether they have one item. And what it costs depends on how many items a list
 * has, and how many alternatives a text search: so many up to a power of two.
 */
public final class Shape {

	private static final Pattern OR = Pattern.compile("(?<=\\s)or(?=\\s)", Pattern.CASE_INSENSITIVE);

	private Shape() {
	}

	/** The same text for variables that can be answered by the same plan. */
	public static String of(GraphQLSchema schema, OperationDefinition operation, Map<String, Object> variables) {
		StringBuilder shape = new StringBuilder();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			if (variables.containsKey(variable.getName())) {
				write(shape, TypeFromAST.getTypeFromAST(schema, variable.getType()), variables.get(variable.getName()));
			}
			shape.append(',');
		}
		return shape.toString();
	}

	/** How many items a list has: a power of two, not fewer; 0 for none. */
	public static int number(Collection<?> list) {
		return rounded(list.size());
	}

	/** How many alternatives a text search has, between OR: a power of two, not fewer. */
	public static int alternatives(String text) {
		return rounded(1 + (int) OR.matcher(text).results().count());
	}

	private static int rounded(int number) {
		return (number < 2) ? number : Integer.highestOneBit(number - 1) << 1;
	}

	/**
	 * What is written of an enum value, a number or a boolean is never a client's own
	 * text.
	 */
	private static void write(StringBuilder shape, @Nullable GraphQLType type, @Nullable Object value) {
		GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(Objects.requireNonNull(type));
		if (value == null) {
			shape.append("null");
			return;
		}
		switch (bare) {
			case GraphQLList list -> shape.append('[').append(number((Collection<?>) value)).append(']');
			case GraphQLInputObjectType object -> writeFields(shape, object, (Map<?, ?>) value);
			case GraphQLScalarType scalar when !(isSize(value) || value instanceof Boolean) ->
				shape.append('*').append((value instanceof String text) ? alternatives(text) : "");
			default -> shape.append(value);
		}
	}

	/** The size of a page that is allowed, or may be taken for one. */
	private static boolean isSize(Object value) {
		return value instanceof Integer number && 0 <= number && number <= Page.MOST;
	}

	private static void writeFields(StringBuilder shape, GraphQLInputObjectType type, Map<?, ?> value) {
		shape.append('{');
		for (GraphQLInputObjectField field : type.getFields()) {
			if (value.containsKey(field.getName())) {
				shape.append(field.getName()).append(':');
				write(shape, field.getType(), value.get(field.getName()));
				shape.append(',');
			}
		}
		shape.append('}');
	}

}
