package onrecord.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import onrecord.reading.Asked;
import onrecord.text.Suggestion;
import org.jspecify.annotations.Nullable;

import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * Gives the errors that graphql-java itself finds, before any field is executed, a code,
 * a path where there is one, and a sentence of ours.
 */
@Component
final class RequestErrors {

	/** How many errors a client is told of. */
	private static final int MOST = 10;

	private final GraphQLSchema schema;

	RequestErrors(GraphQlSource source) {
		this.schema = source.schema();
	}

	/**
	 * As many as a client is told of: of many the first, and one more, which has the code
	 * of the gravest that are left out.
	 * @param variables their values
	 */
	List<GraphQLError> told(List<GraphQLError> errors, Asked asked, Map<String, @Nullable Object> variables) {
		List<GraphQLError> told = new ArrayList<>();
		errors.stream().limit(MOST).forEach((error) -> told.add(told(error, asked, variables)));
		errors.stream()
			.skip(MOST)
			.map(RequestErrors::code)
			.max(Comparator.naturalOrder())
			.ifPresent((code) -> told.add(coded(code, "there are more errors: these are the first " + MOST).build()));
		return told;
	}

	/** Of errors that fields may have, too. */
	static ErrorCode code(GraphQLError error) {
		return switch (error) {
			case ValidationError invalid when invalid.getValidationErrorType() == ValidationErrorType.WrongType ->
				ErrorCode.BAD_USER_INPUT;
			case ValidationError invalid -> ErrorCode.GRAPHQL_VALIDATION_FAILED;
			case InvalidSyntaxError invalid -> invalid.getMessage().startsWith(InvalidDocument.LIMIT)
					? ErrorCode.LIMIT_EXCEEDED : ErrorCode.GRAPHQL_PARSE_FAILED;
			case GoodFaithIntrospection.BadFaithIntrospectionError greedy -> ErrorCode.LIMIT_EXCEEDED;
			default -> switch (error.getErrorType()) {
				case ErrorCode code -> code;
				// What is left of these are variables, and names of operations that the
				// document does not have.
				case ErrorType.ValidationError, ErrorType.OperationNotSupported -> ErrorCode.BAD_USER_INPUT;
				// A limit, ours or graphql-java's own; or that too much is new just now.
				case ErrorType.ExecutionAborted -> isLater(error) ? ErrorCode.UNAVAILABLE : ErrorCode.LIMIT_EXCEEDED;
				case null, default -> ErrorCode.INTERNAL_SERVER_ERROR;
			};
		};
	}

	/** What refuses before a field is executed knows no codes but by their names. */
	private static boolean isLater(GraphQLError error) {
		return error.getExtensions() != null && ErrorCode.UNAVAILABLE.name().equals(error.getExtensions().get("code"));
	}

	private GraphQLError told(GraphQLError error, Asked asked, Map<String, @Nullable Object> variables) {
		if (error.getErrorType() instanceof ErrorCode) {
			return error;
		}
		GraphQLError.Builder<?> coded = coded(code(error), message(error, asked, variables));
		if (error.getLocations() != null && !error.getLocations().isEmpty()) {
			coded.locations(error.getLocations());
		}
		if (error instanceof ValidationError invalid && invalid.getQueryPath() != null
				&& !invalid.getQueryPath().isEmpty()
				&& String.join("", invalid.getQueryPath()).length() <= Message.LONGEST) {
			coded.path(List.<Object>copyOf(invalid.getQueryPath()));
		}
		return coded.build();
	}

	private static GraphQLError.Builder<?> coded(ErrorCode code, String message) {
		return GraphQLError.newError().message("%s", message).errorType(code).extensions(Map.of("code", code.name()));
	}

	private String message(GraphQLError error, Asked asked, Map<String, @Nullable Object> variables) {
		return switch (error) {
			case ValidationError invalid -> document(invalid, asked);
			case InvalidSyntaxError invalid -> document(invalid, asked);
			case UnknownOperationException unknown -> operation(asked);
			case GoodFaithIntrospection.BadFaithIntrospectionError greedy ->
				"the introspection asks for too much: allowed are `__schema` and `__type` once, and of types "
						+ "`fields`, `inputFields`, `interfaces` and `possibleTypes` once";
			default -> (error.getErrorType() == ErrorType.ValidationError) ? variables(asked, variables)
					: Message.shortened(error.getMessage());
		};
	}

	private String document(GraphQLError error, Asked asked) {
		List<SourceLocation> places = error.getLocations();
		return new InvalidDocument(this.schema, asked.document()).told(error.getMessage(),
				(places != null && !places.isEmpty()) ? places.getFirst() : null);
	}

	private String operation(Asked asked) {
		List<String> names = operations(asked).map(OperationDefinition::getName).filter(Objects::nonNull).toList();
		String name = Objects.requireNonNullElse(asked.operationName(), "");
		return name.isEmpty()
				? Message.shortened("the document has several operations: allowed as `operationName` are "
						+ String.join(", ", names))
				: "there is no operation `" + Message.shown(name) + "`" + Message.meant("", Suggestion.of(name, names));
	}

	private String variables(Asked asked, Map<String, @Nullable Object> variables) {
		String name = Objects.requireNonNullElse(asked.operationName(), "");
		return operations(asked).filter((operation) -> name.isEmpty() || name.equals(operation.getName()))
			.map((operation) -> new InvalidVariables(this.schema).told(operation, variables))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("a variable has a value that is not allowed");
	}

	private static Stream<OperationDefinition> operations(Asked asked) {
		return (asked.document() != null) ? asked.document().getDefinitionsOfType(OperationDefinition.class).stream()
				: Stream.empty();
	}

}
