package onrecord.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import onrecord.database.Caller;
import onrecord.database.Sessions;
import onrecord.observing.RequestContext;
import onrecord.planning.KeptTable;
import onrecord.planning.Layout;
import onrecord.planning.Plan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a root field as it is planned: has the database execute the query, and puts
 * what is known of small tables in the place of their rows' ids.
 */
final class Reader implements DataFetcher<@Nullable Json> {

	private static final Logger SQL = LoggerFactory.getLogger("onrecord.sql");

	private static final JsonMapper JSON = new JsonMapper();

	private final Sessions sessions;

	private final KeptRows kept;

	private final SlowQueries slow;

	Reader(Sessions sessions, KeptRows kept, SlowQueries slow) {
		this.sessions = sessions;
		this.kept = kept;
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
		Notes notes = context.getOrDefault(Notes.class, new Notes());
		return this.sessions.read(plan.jdbcSql(), caller, plan.expectation(), (statement) -> {
			Json json = read(statement, plan, texts, requestContext, notes);
			if (json != null) {
				// While the session is still taken: so few can wait for memory at once
				// that have it already.
				caller.holds(json.length());
			}
			return json;
		});
	}

	/**
	 * Reads the answer; where the corpus has moved before all that it is put together
	 * from was read, again, in one snapshot.
	 */
	private @Nullable Json read(PreparedStatement statement, Plan plan, List<String> texts,
			RequestContext requestContext, Notes notes) throws SQLException {
		Found found = execute(statement, plan, texts, requestContext);
		if (found == null) {
			return null;
		}
		note(found.unknown(), plan.ids(), notes);
		Json json = written(found, plan, statement.getConnection(), requestContext);
		if (json != null) {
			return json;
		}
		// The pool ends the transaction, and has the session as it was.
		statement.getConnection().setAutoCommit(false);
		statement.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		found = execute(statement, plan, texts, requestContext);
		return (found != null) ? Objects.requireNonNull(written(found, plan, statement.getConnection(), requestContext))
				: null;
	}

	private static void note(@Nullable String unknown, List<Plan.Ids> ids, Notes notes) {
		if (unknown != null && unknown.indexOf('"') >= 0) {
			JsonNode lists = JSON.readTree(unknown);
			for (int n = 0; n < ids.size(); n++) {
				notes.unknown(ids.get(n), lists.get(n).valueStream().map(JsonNode::stringValue).toList());
			}
		}
	}

	/**
	 * Puts the answer together.
	 * @return null where the corpus has moved meanwhile
	 */
	private @Nullable Json written(Found found, Plan plan, Connection session, RequestContext requestContext)
			throws SQLException {
		String version = String.valueOf(found.version());
		// By themselves: what is kept may be given up again at once, where it has no
		// room.
		Map<KeptTable, Map<Long, KeptRow>> read = new HashMap<>();
		while (true) {
			AnswerWriter writer = new AnswerWriter(found.row(), version, this.kept, read);
			Json json = writer.written(plan.layout());
			if (json != null) {
				return json;
			}
			for (Map.Entry<KeptTable, Set<Long>> missing : writer.missing().entrySet()) {
				KeptTable table = missing.getKey();
				Map<Long, KeptRow> rows = this.kept.read(session, table, missing.getValue(), version, requestContext);
				if (rows == null) {
					return null;
				}
				if (!rows.keySet().containsAll(missing.getValue())) {
					throw new IllegalStateException("rows of " + table.name() + " are referred to, and are not there");
				}
				read.computeIfAbsent(table, (first) -> new HashMap<>()).putAll(rows);
			}
		}
	}

	private @Nullable Found execute(PreparedStatement statement, Plan plan, List<String> texts,
			RequestContext requestContext) throws SQLException {
		int place = 1;
		for (int parameter : plan.jdbcOrder()) {
			statement.setString(place++, texts.get(parameter));
		}
		long begun = System.nanoTime();
		String failure = null;
		try (ResultSet rows = statement.executeQuery()) {
			rows.next();
			byte[] row = rows.getBytes(1);
			if (!Binary.hasValue(row)) {
				return null;
			}
			String version = plan.hasReferences() ? rows.getString(2) : null;
			return new Found(row, version, plan.ids().isEmpty() ? null : rows.getString(plan.hasReferences() ? 3 : 2));
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

	/**
	 * What PostgreSQL has found.
	 *
	 * @param version of the corpus; null where it does not matter
	 * @param unknown which ids of the request are nobody's, as {@link Plan#ids} has it
	 */
	private record Found(byte[] row, @Nullable String version, @Nullable String unknown) {
	}

}
