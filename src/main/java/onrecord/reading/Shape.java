package onrecord.reading;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

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
 * numbers, which only ever are sizes of pages; booleans, which include fields or turn
 * conditions; and single enum values, which name orders. Of lists, whether they have one
 * item.
 */
final class Shape {

	private Shape() {
	}

	/** The same text for variables that can be answered by the same plan. */
	static String of(GraphQLSchema schema, OperationDefinition operation, Map<String, Object> variables) {
		StringBuilder shape = new StringBuilder();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			if (variables.containsKey(variable.getName())) {
				write(shape, TypeFromAST.getTypeFromAST(schema, variable.getType()), variables.get(variable.getName()));
			}
			shape.append(',');
		}
		return shape.toString();
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
			case GraphQLList list -> shape.append((((Collection<?>) value).size() == 1) ? "[1]" : "[]");
			case GraphQLInputObjectType object -> writeFields(shape, object, (Map<?, ?>) value);
			case GraphQLScalarType scalar when !(value instanceof Integer || value instanceof Boolean) ->
				shape.append('*');
			default -> shape.append(value);
		}
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
