package onrecord.checking;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the database says of itself and a prepared statement does not tell.
 *
 * @param enums the values of each enum type
 * @param foreignKeys which table a column refers to, by {@code table.column}
 */
record SystemCatalogue(Map<String, Set<String>> enums, Map<String, String> foreignKeys) {

	static SystemCatalogue of(Connection connection) throws SQLException {
		Map<String, Set<String>> enums = new HashMap<>();
		Map<String, String> foreignKeys = new HashMap<>();
		try (Statement statement = connection.createStatement()) {
			ResultSet values = statement
				.executeQuery("select typname, enumlabel from pg_enum join pg_type on pg_type.oid = enumtypid");
			while (values.next()) {
				enums.computeIfAbsent(values.getString(1), (name) -> new TreeSet<>()).add(values.getString(2));
			}
			ResultSet keys = statement.executeQuery("""
					select conrelid::regclass, attname, confrelid::regclass
					from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
					where contype = 'f'""");
			while (keys.next()) {
				foreignKeys.put(keys.getString(1) + "." + keys.getString(2), keys.getString(3));
			}
		}
		return new SystemCatalogue(enums, foreignKeys);
	}

	/** The table that a column refers to; null where it has no foreign key. */
	@Nullable String referred(String table, String column) {
		return this.foreignKeys.get(table + "." + column);
	}

}
