package onrecord.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

	/** Equal for variables that can be answered by the same plan. */
	static Object of(GraphQLSchema schema, OperationDefinition operation, Map<String, Object> variables) {
		List<Object> shape = new ArrayList<>();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			GraphQLType type = TypeFromAST.getTypeFromAST(schema, variable.getType());
			boolean given = variables.containsKey(variable.getName());
			shape.add(given ? of(type, variables.get(variable.getName())) : "not given");
		}
		return shape;
	}

	private static Object of(@Nullable GraphQLType type, @Nullable Object value) {
		GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(Objects.requireNonNull(type));
		if (value == null) {
			return "null";
		}
		return switch (bare) {
			case GraphQLList list -> (((Collection<?>) value).size() == 1) ? "one" : "list";
			case GraphQLInputObjectType object -> ofFields(object, (Map<?, ?>) value);
			case GraphQLScalarType scalar when !(value instanceof Integer || value instanceof Boolean) -> "value";
			default -> value;
		};
	}

	private static Object ofFields(GraphQLInputObjectType type, Map<?, ?> value) {
		Map<String, Object> shape = new TreeMap<>();
		for (GraphQLInputObjectField field : type.getFields()) {
			if (value.containsKey(field.getName())) {
				shape.put(field.getName(), of(field.getType(), value.get(field.getName())));
			}
		}
		return shape;
	}

}
