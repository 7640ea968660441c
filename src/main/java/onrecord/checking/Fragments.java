package onrecord.checking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL about fragments of SQL over {@code this}. Queries are only prepared,
 * never executed; what it does not understand is a gap.
 */
final class Fragments {

	private static final Pattern ARGUMENT = Pattern.compile("(?<!:):[a-z][A-Za-z]*\\b");

	private final Connection connection;

	private final Set<String> gaps;

	Fragments(Connection connection, Set<String> gaps) {
		this.connection = connection;
		this.gaps = gaps;
	}

	/** Whether PostgreSQL understands a condition on rows. */
	void prepare(String place, String condition, String rows) {
		describe(place, "1", rows, " where " + filled(condition), condition);
	}

	/**
	 * What PostgreSQL says of an expression over rows; null, and a gap, where it does not
	 * understand it.
	 */
	@Nullable Described describe(String place, String sql, String rows) {
		return describe(place, sql, rows, "", sql);
	}

	private @Nullable Described describe(String place, String sql, String rows, String where, String blamed) {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select " + sql + " from " + filled(rows) + " as this" + where)) {
			ResultSetMetaData column = statement.getMetaData();
			return new Described(column.getColumnTypeName(1), column.isNullable(1));
		}
		catch (SQLException ex) {
			this.gaps.add(place + ": " + first(ex) + " (" + blamed.strip().replaceAll("\\s+", " ") + ")");
			return null;
		}
	}

	/** Arguments as nulls: only the form of the query counts here. */
	private static String filled(String sql) {
		return ARGUMENT.matcher(sql).replaceAll("null");
	}

	private static String first(SQLException ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
	}

	/**
	 * An expression, as PostgreSQL describes it.
	 *
	 * @param nullable as {@link ResultSetMetaData#isNullable} has it
	 */
	record Described(String type, int nullable) {
	}

}
