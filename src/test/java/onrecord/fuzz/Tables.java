package onrecord.fuzz;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the tables have. Nobody changes them, so that nothing is asked twice.
 *
 * @param connection of whoever may read them
 * @param known what was asked, with its rows
 */
record Tables(Connection connection, Map<List<Object>, List<Map<String, Object>>> known) {

	Tables(Connection connection) {
		this(connection, new HashMap<>());
	}

	/**
	 * All rows of a query, as maps of their columns; lists are bound as arrays of text.
	 */
	List<Map<String, Object>> rows(String sql, Object... values) {
		List<Object> key = new ArrayList<>(List.of(values));
		key.add(sql);
		List<Map<String, Object>> rows = this.known.get(key);
		if (rows == null) {
			rows = read(sql, values);
			this.known.put(key, rows);
		}
		return rows;
	}

	/** The first row, or null. */
	@Nullable Map<String, Object> row(String sql, Object... values) {
		List<Map<String, Object>> rows = rows(sql, values);
		return rows.isEmpty() ? null : rows.getFirst();
	}

	/** The row of a table that has a number. */
	@Nullable Map<String, Object> row(String table, @Nullable Object id) {
		return (id == null) ? null : row("select * from " + table + " where id = ?", new Object[] { id });
	}

	/**
	 * The numbers that a query returns as {@code id}, in its order; one value for all of
	 * its places.
	 */
	Set<Object> ids(String sql, Object value) {
		Object[] values = new Object[(int) sql.chars().filter((letter) -> letter == '?').count()];
		Arrays.fill(values, value);
		Set<Object> ids = new LinkedHashSet<>();
		rows(sql, values).forEach((row) -> ids.add(row.get("id")));
		return ids;
	}

	private List<Map<String, Object>> read(String sql, Object[] values) {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int place = 0; place < values.length; place++) {
				statement.setObject(place + 1, (values[place] instanceof List<?> list)
						? this.connection.createArrayOf("text", list.toArray()) : values[place]);
			}
			try (ResultSet result = statement.executeQuery()) {
				List<Map<String, Object>> rows = new ArrayList<>();
				while (result.next()) {
					rows.add(row(result));
				}
				return rows;
			}
		}
		catch (SQLException ex) {
			// What no text, no date and no moment can be.
			if (String.valueOf(ex.getSQLState()).startsWith("22")) {
				throw new SecondWay.Refused(String.valueOf(ex.getMessage()));
			}
			throw new IllegalStateException(sql + " with " + List.of(values), ex);
		}
	}

	private static Map<String, Object> row(ResultSet result) throws SQLException {
		ResultSetMetaData columns = result.getMetaData();
		Map<String, Object> row = new LinkedHashMap<>();
		for (int n = 1; n <= columns.getColumnCount(); n++) {
			row.put(columns.getColumnLabel(n), switch (columns.getColumnType(n)) {
				case Types.BIGINT, Types.INTEGER, Types.BIT, Types.DOUBLE, Types.REAL -> result.getObject(n);
				default -> result.getString(n);
			});
		}
		return row;
	}

}
