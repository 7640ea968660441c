package onrecord.reading;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import onrecord.database.Caller;
import onrecord.database.Sessions;
import onrecord.observing.RequestContext;
import onrecord.planning.Plan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a root field as it is planned: has the database execute the query. */
final class Reader implements DataFetcher<@Nullable Json> {

	private static final Logger SQL = LoggerFactory.getLogger("onrecord.sql");

	private final Sessions sessions;

	private final SlowQueries slow;

	Reader(Sessions sessions, SlowQueries slow) {
		this.sessions = sessions;
		this.slow = slow;
	}

	/**
	 * Answers the field.
	 * @return null where nothing is found
	 * @throws BadInput where an argument of the field, or of one below it, cannot be
	 */
	@Override
	public @Nullable Json get(DataFetchingEnvironment environment) throws SQLException {
		GraphQLContext context = environment.getGraphQlContext();
		Planned planned = Objects.requireNonNull(context.get(Planned.class));
		Plan plan = planned.of(environment.getField().getResultKey());
		List<String> texts = plan.bind(CoercedVariables.of(environment.getVariables()));
		if (SQL.isDebugEnabled()) {
			SQL.debug("{};", plan.readable(texts));
		}
		RequestContext requestContext = context.getOrDefault(RequestContext.class, RequestContext.NONE);
		Caller caller = context.getOrDefault(Caller.class, Caller.PATIENT);
		return this.sessions.read(plan.jdbcSql(), caller, plan.expectation(), (statement) -> {
			Json json = execute(statement, plan, texts, requestContext);
			if (json != null) {
				// While the session is still taken: so few can wait for memory at once
				// that have it already.
				caller.holds(json.utf8().length);
			}
			return json;
		});
	}

	private @Nullable Json execute(PreparedStatement statement, Plan plan, List<String> texts,
			RequestContext requestContext) throws SQLException {
		int place = 1;
		for (int parameter : plan.jdbcOrder()) {
			statement.setString(place++, texts.get(parameter));
		}
		long begun = System.nanoTime();
		String failure = null;
		try (ResultSet rows = statement.executeQuery()) {
			byte[] json = rows.next() ? rows.getBytes(1) : null;
			return (json != null) ? new Json(json) : null;
		}
		catch (SQLException ex) {
			failure = String.valueOf(ex.getSQLState());
			throw ex;
		}
		finally {
			long took = System.nanoTime() - begun;
			requestContext.executed(plan.sql(), took, failure);
			this.slow.look(plan, texts, took, requestContext);
		}
	}

}
