package onrecord.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
	private static final Pattern WHOLE_VALUE = Pattern.compile(" (?:with value )?'\\w+Value\\{.*\\}'", Pattern.DOTALL);

	private static final Pattern EXPECTED = Pattern
		.compile("Expected an AST type of '(\\w+)Value' but it was a '(\\w+)Value'");

	private static final Pattern ENUM = Pattern.compile("(?:enum|valid) '(\\w+)'");

	/** What graphql-java says where it stops reading. */
	private static final Pattern TOO_MANY = Pattern
		.compile("^More than (\\S+)(?: deep)?(?: '\\w+')? (\\w+) have been (?:presented|entered)");

	/** How many errors a client is told of. */
	private static final int MOST = 10;

	private final GraphQlSource source;

	RequestErrors(GraphQlSource source) {
		this.source = source;
	}

	/** The same errors, each with a code. */
	List<GraphQLError> coded(List<GraphQLError> errors) {
		return errors.stream().map(this::coded).toList();
	}

	/**
	 * As many as a client is told of: of many the first, and one more, which has the code
	 * of the gravest that are left out.
	 */
	static List<GraphQLError> first(List<GraphQLError> coded) {
		if (coded.size() <= MOST) {
			return coded;
		}
		List<GraphQLError> first = new ArrayList<>(coded.subList(0, MOST));
		ErrorCode code = Objects.requireNonNull(Answer.gravest(coded.subList(MOST, coded.size())));
		first.add(GraphQLError.newError()
			.message("there are more errors: these are the first %d", MOST)
			.errorType(code)
			.extensions(Map.of("code", code.name()))
			.build());
		return first;
	}

	/** Whether it has this code. */
	static boolean has(ErrorCode code, GraphQLError error) {
		return error.getExtensions() != null && code.name().equals(error.getExtensions().get("code"));
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
				&& !invalid.getQueryPath().isEmpty()
				&& String.join("", invalid.getQueryPath()).length() <= Message.LONGEST) {
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
			case ErrorType.InvalidSyntax ->
				TOO_MANY.matcher(error.getMessage()).find() ? ErrorCode.LIMIT_EXCEEDED : ErrorCode.GRAPHQL_PARSE_FAILED;
			// What is left of these are variables, and names of operations that the
			// document does not have.
			case ErrorType.ValidationError, ErrorType.OperationNotSupported -> ErrorCode.BAD_USER_INPUT;
			// A limit of graphql-java's own.
			case ErrorType.ExecutionAborted -> ErrorCode.LIMIT_EXCEEDED;
			case null, default -> ErrorCode.INTERNAL_SERVER_ERROR;
		};
	}

	private String message(GraphQLError error) {
		Matcher much = TOO_MANY.matcher(error.getMessage());
		if (much.find()) {
			return "rules".equals(much.group(2)) ? "the document is nested too deeply"
					: "the document has too many " + much.group(2) + ": allowed are at most " + much.group(1);
		}
		String plain = RULE.matcher(error.getMessage()).replaceFirst("");
		plain = WHOLE_VALUE.matcher(AST_VALUE.matcher(plain).replaceAll("$2")).replaceFirst("");
		plain = EXPECTED.matcher(plain).replaceFirst("expected is $1, not $2");
		Matcher named = ENUM.matcher(plain);
		return (named.find() && this.source.schema().getType(named.group(1)) instanceof GraphQLEnumType type)
				? Message.shortened(ARGUMENT.matcher(plain).replaceFirst("`$1` is $2")) + ": allowed are "
						+ values(type)
				: Message.shortened(plain);
	}

	private static String values(GraphQLEnumType type) {
		return type.getValues().stream().map(GraphQLEnumValueDefinition::getName).collect(Collectors.joining(", "));
	}

}
