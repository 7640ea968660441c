package onrecord.loading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes SQL, and tells in the log how long each piece of it took. */
final class Script {

	private static final Logger LOG = LoggerFactory.getLogger("onrecord.loading.sql");

	private final Connection connection;

	Script(Connection connection) {
		this.connection = connection;
	}

	/** Executes SQL. Returns the number of rows it changed. */
	long run(String sql) throws SQLException {
		long begin = System.nanoTime();
		try (Statement command = this.connection.createStatement()) {
			command.execute(sql);
			long rows = Math.max(command.getUpdateCount(), 0);
			LOG.debug("{} ms, {} rows: {}", (System.nanoTime() - begin) / 1_000_000, rows, sql);
			return rows;
		}
		catch (SQLException ex) {
			LOG.debug("refused: {}", sql);
			throw ex;
		}
	}

	/** Whether a query has any rows. */
	boolean any(String query) throws SQLException {
		return !list(query, (row) -> true).isEmpty();
	}

	/** A number that a query gives. */
	long number(String query) throws SQLException {
		return list(query, (row) -> row.getLong(1)).get(0);
	}

	<T> List<T> list(String query, RowReader<T> reader, Object... values) throws SQLException {
		long begin = System.nanoTime();
		try (PreparedStatement prepared = this.connection.prepareStatement(query)) {
			for (int at = 0; at < values.length; at++) {
				prepared.setObject(at + 1, values[at]);
			}
			try (ResultSet rows = prepared.executeQuery()) {
				List<T> list = new ArrayList<>();
				while (rows.next()) {
					list.add(reader.read(rows));
				}
				LOG.debug("{} ms, {} rows: {}", (System.nanoTime() - begin) / 1_000_000, list.size(), query);
				return list;
			}
		}
	}

	Connection connection() {
		return this.connection;
	}

	/** Makes something of a row. */
	interface RowReader<T> {

		T read(ResultSet row) throws SQLException;

	}

}
