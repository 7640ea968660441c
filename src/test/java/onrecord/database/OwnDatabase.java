package onrecord.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/** A database of a test's own, in which it may change what it likes. Closing drops it. */
public final class OwnDatabase implements AutoCloseable {

	private final TestServer server;

	private final String name;

	OwnDatabase(TestServer server, String name) {
		this.server = server;
		this.name = name;
	}

	String name() {
		return this.name;
	}

	/** Its address for JDBC. */
	public String url() {
		return this.server.url(this.name);
	}

	/** Connects as the role that owns the schema and may change everything. */
	public DataSource owner() {
		return this.server.login(this.name, Roles.OWNER, TestDatabase.PASSWORD);
	}

	/** Connects as the role the server reads with. */
	public DataSource reader() {
		return this.server.login(this.name, Roles.READER, TestDatabase.PASSWORD);
	}

	DataSource superuser() {
		return this.server.superuser(this.name);
	}

	/** What a server needs to be told to use this database. */
	public String[] properties() {
		return new String[] { "spring.datasource.url=" + url(), "spring.datasource.username=" + Roles.READER,
				"spring.datasource.password=" + TestDatabase.PASSWORD, "spring.flyway.user=" + Roles.OWNER,
				"spring.flyway.password=" + TestDatabase.PASSWORD };
	}

	@Override
	public void close() throws SQLException {
		try (Connection connection = this.server.superuser("postgres").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop database %s with (force)".formatted(this.name));
		}
	}

}
