package onrecord.reading;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import graphql.execution.CoercedVariables;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import onrecord.database.Asker;
import onrecord.database.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a root field as it is planned: has the database execute the statement. */
final class Reader implements DataFetcher<@Nullable Json> {

	private static final Logger SQL = LoggerFactory.getLogger("onrecord.sql");

	private final Sessions sessions;

	Reader(Sessions sessions) {
		this.sessions = sessions;
	}

	/**
	 * Answers the field.
	 * @return null where nothing is found
	 * @throws BadInput where an argument of the field, or of one below it, cannot be
	 */
	@Override
	public @Nullable Json get(DataFetchingEnvironment environment) throws SQLException {
		Planned planned = Objects.requireNonNull(environment.getGraphQlContext().get(Planned.class));
		Plan plan = planned.of(environment.getField().getResultKey());
		return read(plan, plan.bind(CoercedVariables.of(environment.getVariables())),
				environment.getGraphQlContext().getOrDefault(Asker.class, Asker.PATIENT));
	}

	private @Nullable Json read(Plan plan, List<String> texts, Asker asker) throws SQLException {
		if (SQL.isDebugEnabled()) {
			SQL.debug("{};", plan.readable(texts));
		}
		return this.sessions.read(plan.jdbcSql(), asker, (statement) -> execute(statement, plan, texts));
	}

	private static @Nullable Json execute(PreparedStatement statement, Plan plan, List<String> texts)
			throws SQLException {
		int place = 1;
		for (int parameter : plan.jdbcOrder()) {
			statement.setString(place++, texts.get(parameter));
		}
		try (ResultSet rows = statement.executeQuery()) {
			byte[] json = rows.next() ? rows.getBytes(1) : null;
			return (json != null) ? new Json(json) : null;
		}
	}

}
