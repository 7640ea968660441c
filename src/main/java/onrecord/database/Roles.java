package onrecord.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * The database and its two roles: the owner, who may change the schema, and the reader,
 * who may select and nothing else.
 */
final class Roles {

	static final String DATABASE = "onrecord";

	static final String OWNER = "onrecord_owner";

	static final String READER = "onrecord_reader";

	/**
	 * Set anew at each start: a role may change its own password and settings, and
	 * PostgreSQL cannot forbid it.
	 */
	private static final String ROLES = """
			do $$
			begin
			  if not exists (select from pg_roles where rolname = 'onrecord_owner') then
			    create role onrecord_owner;
			  end if;
			  if not exists (select from pg_roles where rolname = 'onrecord_reader') then
			    create role onrecord_reader;
			  end if;
			end
			$$;
			alter role onrecord_owner login password '%s';
			alter role onrecord_reader login password '%s';
			alter role onrecord_reader reset all;
			alter role onrecord_reader set default_transaction_read_only = on;
			alter role onrecord_reader set statement_timeout = '3s';
			alter role onrecord_reader set idle_in_transaction_session_timeout = '10s';
			""";

	/** Everybody may make temporary tables and large objects unless told otherwise. */
	private static final String RIGHTS = """
			revoke all on database %1$s from public;
			grant connect on database %1$s to onrecord_reader;
			revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;
			grant usage on schema public to onrecord_reader;
			alter default privileges for role onrecord_owner in schema public grant select on tables to onrecord_reader;
			create extension if not exists pg_trgm;
			create extension if not exists unaccent;
			create extension if not exists btree_gin;
			""";

	private Roles() {
	}

	/** Creates the roles, or brings them back to what they should be. */
	static void create(DataSource superuser, String ownerPassword, String readerPassword) throws SQLException {
		execute(superuser, ROLES.formatted(ownerPassword, readerPassword));
	}

	/** Creates the empty database unless it is there. */
	static void createDatabase(DataSource superuser, String name) throws SQLException {
		try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
			try (ResultSet found = statement
				.executeQuery("select from pg_database where datname = '%s'".formatted(name))) {
				if (found.next()) {
					return;
				}
			}
			statement.execute("create database %s owner onrecord_owner".formatted(name));
		}
	}

	/** Says in a database who may do what there, and adds the extensions. */
	static void grant(DataSource superuserInDatabase, String name) throws SQLException {
		execute(superuserInDatabase, RIGHTS.formatted(name));
	}

	private static void execute(DataSource superuser, String sql) throws SQLException {
		try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
