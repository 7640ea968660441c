package onrecord.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The PostgreSQL of all tests in a JVM, with one migrated and seeded database that nobody
 * changes, and as many others as tests ask for. Which PostgreSQL that is, a container or
 * the embedded one, {@code -Donrecord.test.database=container|embedded} decides.
 */
public final class TestDatabase {

	static final String PASSWORD = "of-no-importance";

	private static final AtomicInteger COUNT = new AtomicInteger();

	private TestDatabase() {
	}

	/** Connects to the shared database as the role that may change the schema. */
	public static DataSource owner() {
		return Migrated.SHARED.owner();
	}

	/** Connects to the shared database as the role the server reads with. */
	public static DataSource reader() {
		return Migrated.SHARED.reader();
	}

	/** Connects to the shared database as the role that may do anything. */
	public static DataSource superuser() {
		return Migrated.SHARED.superuser();
	}

	/** A new database with the schema and the seed. */
	public static OwnDatabase fresh() {
		return create("fresh_" + COUNT.incrementAndGet(), Migrated.TEMPLATE.name());
	}

	/** A new database with the schema and nothing in it. */
	public static OwnDatabase unseeded() {
		return create("unseeded_" + COUNT.incrementAndGet(), Unseeded.TEMPLATE.name());
	}

	/**
	 * A new database with the roles' rights and the extensions, before the first
	 * migration.
	 */
	public static OwnDatabase empty() {
		return create("empty_" + COUNT.incrementAndGet(), Server.EMPTY);
	}

	/** A new database whose lc_ctype knows only ASCII, before the first migration. */
	static OwnDatabase ascii() throws SQLException {
		String name = "ascii_" + COUNT.incrementAndGet();
		execute("create database %s owner onrecord_owner template template0 locale_provider libc locale 'C'"
			.formatted(name));
		Roles.grant(Server.INSTANCE.superuser(name), name);
		return new OwnDatabase(Server.INSTANCE, name);
	}

	static DataSource superuser(String database) {
		return Server.INSTANCE.superuser(database);
	}

	static DataSource login(String database, String user) {
		return Server.INSTANCE.login(database, user, PASSWORD);
	}

	private static OwnDatabase create(String name, String template) {
		try {
			execute("create database %s owner onrecord_owner template %s".formatted(name, template));
			// A database's own rights are not copied with it.
			execute("revoke all on database %1$s from public; grant connect on database %1$s to onrecord_reader"
				.formatted(name));
			return new OwnDatabase(Server.INSTANCE, name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Flyway schemaOf(OwnDatabase database) {
		return Flyway.configure()
			.dataSource(database.owner())
			.initSql("set client_min_messages = warning")
			.locations("classpath:db/migration")
			.load();
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = Server.INSTANCE.superuser("postgres").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Gives a Spring test's server the shared database. */
	static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues.of(Migrated.SHARED.properties()).applyTo(context);
		}

	}

	/** Started by the first test that needs it. */
	private static final class Server {

		static final String EMPTY = "template_empty";

		static final TestServer INSTANCE = start();

		private static TestServer start() {
			TestServer server = TestServer.start();
			try {
				Roles.create(server.superuser("postgres"), PASSWORD, PASSWORD);
				Roles.createDatabase(server.superuser("postgres"), EMPTY);
				Roles.grant(server.superuser(EMPTY), EMPTY);
				return server;
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Migrated once, and copied from then on: PostgreSQL does that in a fraction of the
	 * time.
	 */
	private static final class Unseeded {

		static final OwnDatabase TEMPLATE = migrate();

		private static OwnDatabase migrate() {
			OwnDatabase template = create("template_unseeded", Server.EMPTY);
			schemaOf(template).migrate();
			return template;
		}

	}

	/** The same with the seed. */
	private static final class Migrated {

		static final OwnDatabase TEMPLATE = migrate();

		static final OwnDatabase SHARED = create(Roles.DATABASE, TEMPLATE.name());

		private static OwnDatabase migrate() {
			OwnDatabase template = create("template_migrated", Unseeded.TEMPLATE.name());
			Migrations.seedOf(schemaOf(template)).migrate();
			return template;
		}

	}

}
