package onrecord.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * Gives the errors that graphql-java itself finds, before any field is executed, a code,
 * a path where there is one, and a message without the names of its classes.
 */
@Component
final class RequestErrors {

	/**
	 * How graphql-java prints a value of the document: {@code EnumValue{name='NOPE'}},
	 * {@code StringValue{value='x'}}.
	 */
	private static final Pattern AST_VALUE = Pattern.compile("\\b(\\w+)Value\\{(?:name|value)='?([^'}]*)'?\\}");

	private static final Pattern RULE = Pattern.compile("^Validation error \\([^)]*\\) ?: ?");

	private static final Pattern ARGUMENT = Pattern
		.compile("^argument '([^']*)' with value '([^']*)' (?!.* expected is ).*");

	/**
	 * A value that is not a simple one is not repeated: it may be as long as the
	 * document.
	 */
	private static final Pattern WHOLE_VALUE = Pattern.compile(" with value '\\w+Value\\{.*\\}'", Pattern.DOTALL);

	private static final Pattern EXPECTED = Pattern
		.compile("Expected an AST type of '(\\w+)Value' but it was a '(\\w+)Value'");

	private static final Pattern ENUM = Pattern.compile("(?:enum|valid) '(\\w+)'");

	private final GraphQlSource source;

	RequestErrors(GraphQlSource source) {
		this.source = source;
	}

	/** The same errors, each with a code. */
	List<GraphQLError> coded(List<GraphQLError> errors) {
		return errors.stream().map(this::coded).toList();
	}

	private static boolean hasCode(GraphQLError error) {
		return error.getExtensions() != null && error.getExtensions().containsKey("code");
	}

	private GraphQLError coded(GraphQLError error) {
		if (hasCode(error)) {
			return error;
		}
		Map<String, Object> extensions = new TreeMap<>();
		extensions.put("code", code(error).name());
		GraphQLError.Builder<?> coded = GraphQLError.newError()
			.message("%s", message(error))
			.errorType(code(error))
			.extensions(extensions);
		if (error.getLocations() != null && !error.getLocations().isEmpty()) {
			coded.locations(error.getLocations());
		}
		if (error instanceof ValidationError invalid && invalid.getQueryPath() != null
				&& !invalid.getQueryPath().isEmpty()) {
			coded.path(List.<Object>copyOf(invalid.getQueryPath()));
		}
		return coded.build();
	}

	private static ErrorCode code(GraphQLError error) {
		if (error instanceof ValidationError invalid) {
			return (invalid.getValidationErrorType() == ValidationErrorType.WrongType) ? ErrorCode.BAD_USER_INPUT
					: ErrorCode.GRAPHQL_VALIDATION_FAILED;
		}
		if (error instanceof GoodFaithIntrospection.BadFaithIntrospectionError) {
			return ErrorCode.LIMIT_EXCEEDED;
		}
		return switch (error.getErrorType()) {
			case ErrorType.InvalidSyntax -> ErrorCode.GRAPHQL_PARSE_FAILED;
			// What is left of these are variables, and names of operations that the
			// document does not have.
			case ErrorType.ValidationError, ErrorType.OperationNotSupported -> ErrorCode.BAD_USER_INPUT;
			// A limit of graphql-java's own.
			case ErrorType.ExecutionAborted -> ErrorCode.LIMIT_EXCEEDED;
			case null, default -> ErrorCode.INTERNAL_SERVER_ERROR;
		};
	}

	private String message(GraphQLError error) {
		String plain = RULE.matcher(error.getMessage()).replaceFirst("");
		plain = WHOLE_VALUE.matcher(AST_VALUE.matcher(plain).replaceAll("$2")).replaceFirst("");
		plain = EXPECTED.matcher(plain).replaceFirst("expected is $1, not $2");
		Matcher named = ENUM.matcher(plain);
		return (named.find() && this.source.schema().getType(named.group(1)) instanceof GraphQLEnumType type)
				? ARGUMENT.matcher(plain).replaceFirst("`$1` is $2") + ": allowed are " + values(type) : plain;
	}

	private static String values(GraphQLEnumType type) {
		return type.getValues().stream().map(GraphQLEnumValueDefinition::getName).collect(Collectors.joining(", "));
	}

}
