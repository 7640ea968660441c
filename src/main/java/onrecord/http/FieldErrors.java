package onrecord.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.GraphQLError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.schema.DataFetchingEnvironment;
import onrecord.database.Failure;
import onrecord.database.Unavailable;
import onrecord.observing.RequestContext;
import onrecord.planning.BadInput;
import onrecord.reading.TooLong;
import org.jspecify.annotations.Nullable;

import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/**
 * What a client is told when a field cannot be answered: what was wrong and what is
 * allowed, never how the server is made.
 */
@Component
final class FieldErrors extends DataFetcherExceptionResolverAdapter {

	private final Failures failures;

	FieldErrors(Failures failures) {
		this.failures = failures;
	}

	@Override
	protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
		return switch (thrown) {
			case BadInput bad ->
				error(ErrorCode.BAD_USER_INPUT, bad.getMessage(), bad.path(), bad.argument(), environment);
			case NonNullableValueCoercedAsNullException missing ->
				error(ErrorCode.BAD_USER_INPUT, missing(environment.getVariables()), environment);
			// Whoever refused has said so in the log, once.
			case Unavailable refused -> error(ErrorCode.UNAVAILABLE, refused.getMessage(), environment);
			case TooLong refused -> error(ErrorCode.LIMIT_EXCEEDED, String.valueOf(refused.getMessage()), environment);
			default -> failed(thrown, environment);
		};
	}

	/** Validation lets this pass where the argument has a default. */
	private static String missing(Map<String, ?> variables) {
		String names = variables.keySet()
			.stream()
			.filter((name) -> variables.get(name) == null)
			.map((name) -> "`$" + name + "`")
			.sorted()
			.collect(Collectors.joining(" or "));
		return names + " is null where an argument may not be: allowed is to leave it out, so that the default counts";
	}

	private GraphQLError failed(Throwable thrown, DataFetchingEnvironment environment) {
		return switch (Failure.of(thrown)) {
			case TOO_LONG -> error(ErrorCode.LIMIT_EXCEEDED, Failure.words(thrown), environment);
			case REFUSED -> error(ErrorCode.BAD_USER_INPUT, Failure.words(thrown), environment);
			case CANCELED -> error(ErrorCode.TIMEOUT, "the database took too long: ask for less at once", environment);
			case SESSION_ENDED, TOO_MANY_SESSIONS, UNAVAILABLE -> unavailable(thrown, environment);
			case BAD_VALUE ->
				error(ErrorCode.BAD_USER_INPUT, "an argument has a value that the database cannot take", environment);
			case OTHER -> unexpected(thrown, environment);
		};
	}

	private GraphQLError unavailable(Throwable failed, DataFetchingEnvironment environment) {
		this.failures.unavailable(String.valueOf(failed.getMessage()));
		return error(ErrorCode.UNAVAILABLE, "the database is not available: try again later", environment);
	}

	private GraphQLError unexpected(Throwable thrown, DataFetchingEnvironment environment) {
		RequestContext requestContext = environment.getGraphQlContext()
			.getOrDefault(RequestContext.class, RequestContext.NONE);
		String message = this.failures.unexpected(thrown, environment.getField().getName(), requestContext);
		return error(ErrorCode.INTERNAL_SERVER_ERROR, message, environment);
	}

	private static GraphQLError error(ErrorCode code, String message, DataFetchingEnvironment environment) {
		List<String> path = List.of(environment.getField().getResultKey());
		return error(code, message, path, null, environment);
	}

	private static GraphQLError error(ErrorCode code, @Nullable String message, List<String> path,
			@Nullable String argument, DataFetchingEnvironment environment) {
		Map<String, Object> extensions = new TreeMap<>(Map.of("code", code.name()));
		if (argument != null) {
			extensions.put("argument", argument);
		}
		return GraphQLError.newError()
			.message("%s", Message.shortened(String.valueOf(message)))
			.errorType(code)
			.location(environment.getField().getSourceLocation())
			.path(List.<Object>copyOf(path))
			.extensions(extensions)
			.build();
	}

}
