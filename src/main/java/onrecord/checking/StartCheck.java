package onrecord.checking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import graphql.schema.GraphQLSchema;
import onrecord.declaring.Model;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the server only starts when schema, declarations and database fit
 * together.
 */
@Component
@DependsOnDatabaseInitialization
final class StartCheck implements InitializingBean {

	private final Model model;

	private final GraphQlSource source;

	private final DataSource database;

	StartCheck(Model model, GraphQlSource source, DataSource database) {
		this.model = model;
		this.source = source;
		this.database = database;
	}

	/**
	 * Checks.
	 * @throws Gaps with a list of everything that does not fit
	 */
	@Override
	public void afterPropertiesSet() throws SQLException {
		check(this.model, this.source.schema(), this.database);
	}

	static void check(Model model, GraphQLSchema schema, DataSource database) throws SQLException {
		List<String> gaps = new ArrayList<>(new SchemaCheck(model, schema).gaps());
		try (Connection connection = database.getConnection()) {
			gaps.addAll(new CatalogueCheck(model, schema, connection).gaps());
		}
		if (!gaps.isEmpty()) {
			throw new Gaps(gaps);
		}
	}

}
