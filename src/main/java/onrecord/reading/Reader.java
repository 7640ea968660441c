package onrecord.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a root field: plans it, or takes the plan of an earlier request, and has the
 * database execute it.
 */
final class Reader implements DataFetcher<@Nullable Json> {

	private static final Logger SQL = LoggerFactory.getLogger("onrecord.sql");

	/** How much SQL the plans kept may have in all: characters. */
	private static final long MOST_KEPT = 8_000_000;

	private final Model model;

	private final DataSource database;

	/**
	 * Operations are compared by identity: the document cache gives the same one for the
	 * same text.
	 */
	private final Cache<Key, Plan> plans = Caffeine.newBuilder()
		.maximumWeight(MOST_KEPT)
		.weigher((Key key, Plan plan) -> plan.sql().length())
		.build();

	Reader(Model model, DataSource database) {
		this.model = model;
		this.database = database;
	}

	/**
	 * Answers the field.
	 * @return null where nothing is found
	 * @throws BadInput where an argument of the field, or of one below it, cannot be
	 */
	@Override
	public @Nullable Json get(DataFetchingEnvironment environment) throws SQLException {
		CoercedVariables variables = CoercedVariables.of(environment.getVariables());
		OperationDefinition operation = environment.getOperationDefinition();
		Object shape = Shape.of(environment.getGraphQLSchema(), operation, variables.toMap());
		Key key = new Key(operation, environment.getField().getResultKey(), shape);
		Plan plan = this.plans.get(key, (missing) -> plan(environment, variables));
		return read(plan, plan.bind(variables));
	}

	/**
	 * Plans the field as an operation of its own: what is wrong in another root field is
	 * not this one's concern.
	 */
	private Plan plan(DataFetchingEnvironment environment, CoercedVariables variables) {
		List<Selection<?>> field = List.copyOf(environment.getMergedField().getFields());
		OperationDefinition operation = environment.getOperationDefinition()
			.transform((alone) -> alone.selectionSet(SelectionSet.newSelectionSet(field).build()));
		ExecutableNormalizedField selected = ExecutableNormalizedOperationFactory
			.createExecutableNormalizedOperation(environment.getGraphQLSchema(), operation,
					environment.getFragmentsByName(), variables)
			.getTopLevelFields()
			.getFirst();
		return new Planner(this.model, environment.getGraphQLSchema()).plan(selected);
	}

	private @Nullable Json read(Plan plan, List<String> texts) throws SQLException {
		if (SQL.isDebugEnabled()) {
			SQL.debug("{};", plan.readable(texts));
		}
		try (Connection connection = this.database.getConnection();
				PreparedStatement statement = connection.prepareStatement(plan.jdbcSql())) {
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

	private record Key(OperationDefinition operation, String field, Object shape) {
	}

}
