package onrecord.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.TypeFromAST;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.idl.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What an operation takes, as JSON Schema (2020-12): each variable a property. Nothing
 * refers to anything, because models read that badly.
 */
final class InputSchemas {

	private final GraphQLSchema schema;

	InputSchemas(GraphQLSchema schema) {
		this.schema = schema;
	}

	Map<String, Object> of(OperationDefinition operation) {
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			Map<String, Object> property = type(TypeFromAST.getTypeFromAST(this.schema, variable.getType()));
			String description = McpDocuments.description(variable);
			if (!description.isEmpty()) {
				property.put("description", description);
			}
			if (variable.getDefaultValue() != null) {
				property.put("default", literal(variable.getDefaultValue()));
			}
			else if (TypeInfo.typeInfo(variable.getType()).isNonNull()) {
				required.add(variable.getName());
			}
			properties.put(variable.getName(), property);
		}
		return object(properties, required);
	}

	private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("type", "object");
		object.put("properties", properties);
		object.put("required", required);
		object.put("additionalProperties", false);
		return object;
	}

	private Map<String, Object> type(GraphQLType type) {
		return switch (type) {
			case GraphQLNonNull nonNull -> type(nonNull.getWrappedType());
			case GraphQLList list -> {
				Map<String, Object> array = new LinkedHashMap<>();
				array.put("type", "array");
				array.put("items", type(list.getWrappedType()));
				yield array;
			}
			case GraphQLEnumType values -> values(values);
			case GraphQLInputObjectType input -> fields(input);
			case GraphQLScalarType scalar -> scalar(scalar);
			default -> throw new IllegalStateException(type + " is no input type");
		};
	}

	private static Map<String, Object> values(GraphQLEnumType type) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("type", "string");
		values.put("enum", type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList());
		return values;
	}

	private Map<String, Object> fields(GraphQLInputObjectType input) {
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
			GraphQLInputType type = field.getType();
			Map<String, Object> property = type(type);
			if (field.getDescription() != null) {
				property.put("description", field.getDescription());
			}
			properties.put(field.getName(), property);
			if (type instanceof GraphQLNonNull && !field.hasSetDefaultValue()) {
				required.add(field.getName());
			}
		}
		return object(properties, required);
	}

	private static Map<String, Object> scalar(GraphQLScalarType scalar) {
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("type", switch (scalar.getName()) {
			case "Int" -> "integer";
			case "Float" -> "number";
			case "Boolean" -> "boolean";
			default -> "string";
		});
		return value;
	}

	/** A constant, as JSON has it. */
	private static @Nullable Object literal(Value<?> literal) {
		return switch (literal) {
			case StringValue text -> text.getValue();
			case EnumValue value -> value.getName();
			case IntValue number -> number.getValue();
			case FloatValue number -> number.getValue();
			case BooleanValue truth -> truth.isValue();
			case ArrayValue list -> list.getValues().stream().map(InputSchemas::literal).toList();
			case ObjectValue object -> {
				Map<String, @Nullable Object> members = new LinkedHashMap<>();
				object.getObjectFields().forEach((field) -> members.put(field.getName(), literal(field.getValue())));
				yield members;
			}
			default -> null;
		};
	}

}
