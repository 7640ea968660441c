package onrecord.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import graphql.GraphQLError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.schema.DataFetchingEnvironment;
import onrecord.database.Unavailable;
import onrecord.observing.Journey;
import onrecord.reading.BadInput;
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

	/**
	 * The class of the SQLSTATEs that the database's own functions raise: what they say
	 * is for the client.
	 */
	private static final String OURS = "OR";

	/** What the database says of an answer that would be too long. */
	private static final String TOO_LONG = "OR004";

	private static final String QUERY_CANCELED = "57014";

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
				error(ErrorCode.BAD_USER_INPUT, String.valueOf(missing.getMessage()), environment);
			// Whoever refused has said so in the log, once.
			case Unavailable refused -> error(ErrorCode.UNAVAILABLE, refused.getMessage(), environment);
			case TooLong refused -> error(ErrorCode.LIMIT_EXCEEDED, String.valueOf(refused.getMessage()), environment);
			case SQLException failed when TOO_LONG.equals(failed.getSQLState()) ->
				error(ErrorCode.LIMIT_EXCEEDED, messageOf(failed), environment);
			case SQLException failed when String.valueOf(failed.getSQLState()).startsWith(OURS) ->
				error(ErrorCode.BAD_USER_INPUT, messageOf(failed), environment);
			case SQLException failed when QUERY_CANCELED.equals(failed.getSQLState()) ->
				error(ErrorCode.TIMEOUT, "the database took too long: ask for less at once", environment);
			case SQLException failed when isUnavailable(failed) -> unavailable(failed, environment);
			case SQLException failed when String.valueOf(failed.getSQLState()).startsWith("22") ->
				error(ErrorCode.BAD_USER_INPUT, "an argument has a value that the database cannot take", environment);
			default -> unexpected(thrown, environment);
		};
	}

	/** What PostgreSQL was told to say, without its "ERROR: " and where it said so. */
	private static String messageOf(SQLException failed) {
		return String.valueOf(failed.getMessage()).lines().findFirst().orElse("").replaceFirst("^[^:]*: ", "");
	}

	/**
	 * Connection failures (class 08), shutdowns (57P), too many connections (53), and a
	 * pool that gives none.
	 */
	private static boolean isUnavailable(SQLException failed) {
		String state = String.valueOf(failed.getSQLState());
		return failed instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P")
				|| state.startsWith("53");
	}

	private GraphQLError unavailable(SQLException failed, DataFetchingEnvironment environment) {
		this.failures.unavailable(String.valueOf(failed.getMessage()));
		return error(ErrorCode.UNAVAILABLE, "the database is not available: try again later", environment);
	}

	private GraphQLError unexpected(Throwable thrown, DataFetchingEnvironment environment) {
		Journey journey = environment.getGraphQlContext().getOrDefault(Journey.class, Journey.NONE);
		String message = this.failures.unexpected(thrown, environment.getField().getName(), journey);
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
