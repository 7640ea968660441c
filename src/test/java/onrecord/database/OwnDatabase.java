package onrecord.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

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

	/** Executes statements as the owner. */
	public OwnDatabase with(String sql) {
		try (Connection connection = owner().getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
			return this;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Executes the statements of a file as the owner. */
	public OwnDatabase with(Path script) {
		try {
			return with(Files.readString(script));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets a Spring test's server use it; dropped with the server. */
	public void serve(ConfigurableApplicationContext context) {
		TestPropertyValues.of(properties()).applyTo(context);
		// The first bean, and so closed after those that use it.
		((GenericApplicationContext) context).registerBean(OwnDatabase.class, () -> this);
	}

	@Override
	public void close() throws SQLException {
		try (Connection connection = this.server.superuser("postgres").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop database %s with (force)".formatted(this.name));
		}
	}

}
