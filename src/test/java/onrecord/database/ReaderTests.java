package onrecord.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

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
						select current_setting('transaction_read_only'), current_setting('statement_timeout')
						""")) {
			assertThat(settings.next()).isTrue();
			assertThat(settings.getString(1)).isEqualTo("on");
			assertThat(settings.getString(2)).isEqualTo("3s");
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

	private static void run(Connection connection, String... sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String each : sql) {
				statement.execute(each);
			}
		}
	}

}
