package onrecord.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.TypeFromAST;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import onrecord.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with the variables of an operation that graphql-java has refused:
 * it says so in English only, and not where in a value.
 */
final class InvalidVariables {

	private final GraphQLSchema schema;

	InvalidVariables(GraphQLSchema schema) {
		this.schema = schema;
	}

	/** What is wrong, in one sentence; null if nothing is. */
	@Nullable String told(OperationDefinition operation, Map<String, @Nullable Object> variables) {
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			String name = variable.getName();
			if (variables.containsKey(name) || variable.getDefaultValue() == null) {
				GraphQLType type = TypeFromAST.getTypeFromAST(this.schema, variable.getType());
				String told = member("$" + name, type, variables, name);
				if (told != null) {
					return told;
				}
			}
		}
		return null;
	}

	private @Nullable String member(String path, GraphQLType type, Map<?, ?> object, String name) {
		if (!object.containsKey(name)) {
			return GraphQLTypeUtil.isNonNull(type) ? missing(path, "missing", type) : null;
		}
		return value(path, type, object.get(name));
	}

	private @Nullable String value(String path, GraphQLType type, @Nullable Object value) {
		if (type instanceof GraphQLNonNull some) {
			return (value != null) ? value(path, some.getWrappedType(), value) : missing(path, "null", type);
		}
		if (value == null) {
			return null;
		}
		return switch (type) {
			case GraphQLList list -> list(path, list.getWrappedType(), value);
			case GraphQLInputObjectType object -> object(path, object, value);
			case GraphQLEnumType values ->
				(values.getValue(value.toString()) != null) ? null : wrong(path, type, value);
			case GraphQLScalarType scalar -> takes(scalar, value) ? null : wrong(path, type, value);
			default -> null;
		};
	}

	/** What is no list stands for a list with one item. */
	private @Nullable String list(String path, GraphQLType type, Object value) {
		if (!(value instanceof List<?> items)) {
			return value(path, type, value);
		}
		for (int i = 0; i < items.size(); i++) {
			String told = value(path + "[" + i + "]", type, items.get(i));
			if (told != null) {
				return told;
			}
		}
		return null;
	}

	private @Nullable String object(String path, GraphQLInputObjectType type, Object value) {
		if (!(value instanceof Map<?, ?> object)) {
			return "`" + path + "` is " + shown(value) + ": allowed is an object";
		}
		for (Object given : object.keySet()) {
			String name = given.toString();
			if (type.getField(name) == null) {
				List<String> known = type.getFields().stream().map(GraphQLInputObjectField::getName).toList();
				return "there is no field `" + Message.shown(name) + "` in `" + path + "`"
						+ Message.meant("", Suggestion.of(name, known));
			}
		}
		for (GraphQLInputObjectField field : type.getFields()) {
			if (object.containsKey(field.getName()) || !field.hasSetDefaultValue()) {
				String told = member(path + "." + field.getName(), field.getType(), object, field.getName());
				if (told != null) {
					return told;
				}
			}
		}
		return null;
	}

	private static boolean takes(GraphQLScalarType type, Object value) {
		try {
			type.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
			return true;
		}
		catch (CoercingParseValueException ex) {
			return false;
		}
	}

	private static String missing(String path, String how, GraphQLType type) {
		return "`" + path + "` is " + how + ": its type is `" + GraphQLTypeUtil.simplePrint(type) + "`";
	}

	private static String wrong(String path, GraphQLType type, Object value) {
		return "`" + path + "` is " + shown(value) + Allowed.of(type, value.toString());
	}

	private static String shown(Object value) {
		return switch (value) {
			case Map<?, ?> object -> "an object";
			case List<?> list -> "a list";
			case String text -> '"' + Message.shown(text) + '"';
			default -> Message.shown(value.toString());
		};
	}

}
