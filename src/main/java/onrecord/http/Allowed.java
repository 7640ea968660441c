package onrecord.http;

import java.util.List;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import onrecord.text.Suggestion;

/** What is allowed of a type: how a sentence goes on that says which value is not. */
final class Allowed {

	private Allowed() {
	}

	/**
	 * All values of an enum, or what a scalar takes; empty for what has a form of its
	 * own.
	 * @param given the value that is not allowed
	 */
	static String of(GraphQLType type, String given) {
		return switch (type) {
			case GraphQLEnumType values -> values(values, given);
			case GraphQLScalarType scalar -> ": allowed is " + switch (scalar.getName()) {
				case "Boolean" -> "true or false";
				case "Date" -> "a text such as \"2025-02-24\"";
				case "DateTime" -> "a text such as \"2025-02-24T18:30:00Z\"";
				case "Float" -> "a number";
				case "ID" -> "a text or a whole number";
				case "Int" -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
				default -> "a text";
			};
			default -> "";
		};
	}

	private static String values(GraphQLEnumType type, String given) {
		List<String> values = type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
		List<String> near = Suggestion.of(given, values);
		return ": allowed are " + String.join(", ", values)
				+ (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
	}

}
