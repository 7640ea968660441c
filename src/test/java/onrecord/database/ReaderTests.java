package onrecord.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import javax.sql.DataSource;

import onrecord.document.Document;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The role the server reads with. */
class ReaderTests {

	private static OwnDatabase database;

	@BeforeAll
	static void createTable() throws SQLException {
		database = TestDatabase.empty();
		run(database.owner().getConnection(), "create table thing (id bigint generated always as identity, name text)",
				"insert into thing (name) values ('kept')");
	}

	@AfterAll
	static void drop() throws SQLException {
		database.close();
	}

	@Test
	void itMaySelectWhatTheOwnerCreates() throws SQLException {
		try (Connection connection = database.reader().getConnection();
				Statement statement = connection.createStatement()) {
			assertThat(statement.execute("select name from thing")).isTrue();
		}
	}

	@Test
	void itsSessionsAreReadOnlyAndShort() throws SQLException {
		try (Connection connection = database.reader().getConnection();
				Statement statement = connection.createStatement();
				var settings = statement.executeQuery("""
						select current_setting('transaction_read_only'), current_setting('statement_timeout'),
						  current_setting('idle_in_transaction_session_timeout')
						""")) {
			assertThat(settings.next()).isTrue();
			assertThat(settings.getString(1)).isEqualTo("on");
			assertThat(settings.getString(2)).isEqualTo("3s");
			assertThat(settings.getString(3)).isEqualTo("10s");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into thing (name) values ('new')", "update thing set name = 'changed'",
			"delete from thing", "truncate thing", "drop table thing", "alter table thing add column more text",
			"select * from thing for update", "select nextval('thing_id_seq')", "create table own (id bigint)",
			"create temporary table own (id bigint)", "select name into own from thing", "create schema own",
			"create view own as select 1", "create function own() returns int language sql as 'select 1'",
			"create extension hstore", "create role own", "create database own", "comment on table thing is 'mine'",
			"select lo_create(0)", "select lo_from_bytea(0, 'x')", "copy thing from program 'true'",
			"copy thing to program 'true'", "copy thing to '/dev/null'", "select pg_read_file('PG_VERSION')",
			"alter system set fsync = off", "set role onrecord_owner", "set session authorization onrecord_owner",
			"do $$ begin delete from thing; end $$" })
	void itCannotWriteEvenInATransactionItMadeWritable(String sql) throws SQLException {
		try (Connection connection = database.reader().getConnection()) {
			run(connection, "set default_transaction_read_only = off", "set transaction read write");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, sql))
				.matches((refused) -> "42501".equals(refused.getSQLState()), "insufficient privilege");
		}
	}

	@Test
	void whatItChangesAboutItselfIsUndoneAtTheNextStart() throws SQLException {
		run(database.reader().getConnection(), "set default_transaction_read_only = off",
				"alter role onrecord_reader set statement_timeout = 0");
		Roles.create(database.superuser(), TestDatabase.PASSWORD, TestDatabase.PASSWORD);
		itsSessionsAreReadOnlyAndShort();
	}

	@Test
	void itMaySelectWhatTheApiShowsAndNothingElse() throws SQLException {
		try (OwnDatabase own = TestDatabase.fresh()) {
			assertRights(own.superuser(), Roles.READER);
		}
	}

	/** As somebody does who has a PostgreSQL of their own, with roles of other names. */
	@Test
	void theDocumentsTellHowToMakeSuchARole() throws SQLException {
		String sql = Document.at(Path.of("src/docs/operating.md"))
			.blocks("sql")
			.getFirst()
			.text()
			.replace("'…'", "'" + TestDatabase.PASSWORD + "'")
			.replace("onrecord", "documents");
		String[] parts = sql.split("\\\\c documents\\n");
		for (String statement : parts[0].split(";\n")) {
			run(TestDatabase.superuser("postgres").getConnection(), statement);
		}
		run(TestDatabase.superuser("documents").getConnection(), parts[1]);
		Flyway.configure()
			.dataSource(TestDatabase.login("documents", "documents_owner"))
			.locations("classpath:db/migration")
			.load()
			.migrate();
		assertRights(TestDatabase.superuser("documents"), "documents_reader");
		try (Connection connection = TestDatabase.login("documents", "documents_reader").getConnection()) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> run(connection, "update corpus set version = version"))
				.matches((refused) -> "25006".equals(refused.getSQLState()), "read-only");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "select pg_sleep(4)"))
				.matches((refused) -> "57014".equals(refused.getSQLState()), "cancelled");
		}
	}

	/** What there is in the database, and what a role may do with it. */
	private static void assertRights(DataSource database, String role) throws SQLException {
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			try (ResultSet rows = statement.executeQuery("""
					select relname, has_table_privilege('%1$s', oid, 'select'),
					  has_table_privilege('%1$s', oid, 'insert, update, delete, truncate, references, trigger')
					from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p', 'f')
					""".formatted(role))) {
				int tables = 0;
				for (; rows.next(); tables++) {
					String table = rows.getString(1);
					assertThat(rows.getBoolean(2)).as("may select %s", table)
						.isEqualTo(!Set.of("flyway_schema_history", "seed_history").contains(table));
					assertThat(rows.getBoolean(3)).as("may write %s", table).isFalse();
				}
				assertThat(tables).isGreaterThan(25);
			}
			try (ResultSet rows = statement.executeQuery(
					"""
							select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
							  or exists (select from pg_auth_members where member = pg_roles.oid)
							  or has_schema_privilege(oid, 'public', 'create')
							  or has_database_privilege(oid, current_database(), 'create, temporary')
							  or exists (select from pg_class
							  where case relkind when 'S' then has_sequence_privilege(pg_roles.oid, pg_class.oid, 'usage, update') end)
							  or exists (select from pg_proc where prosecdef and has_function_privilege(pg_roles.oid, pg_proc.oid, 'execute'))
							from pg_roles where rolname = '%s'
							"""
						.formatted(role))) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getBoolean(1)).as("may do something else").isFalse();
			}
		}
	}

	private static void run(Connection connection, String... sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String each : sql) {
				statement.execute(each);
			}
		}
	}

}
