package onrecord.checking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Set;

import onrecord.declaring.Row;
import onrecord.declaring.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL about templates of SQL. Queries are only prepared, never executed; what
 * it does not understand is a gap. Arguments are nulls: only the form of a query counts
 * here.
 */
final class TemplateCheck {

	/** The row that a template is about, by its name in these queries. */
	private static final Row ROW = new Row("this");

	private final Connection connection;

	private final Set<String> gaps;

	TemplateCheck(Connection connection, Set<String> gaps) {
		this.connection = connection;
		this.gaps = gaps;
	}

	/** Whether PostgreSQL understands a condition on rows. */
	void prepare(String place, SqlTemplate condition, String rows) {
		prepare(place, filled(condition), rows);
	}

	/** The same, where {@code this} is the name of the row. */
	void prepare(String place, String condition, String rows) {
		describe(place, "1", rows, " where " + condition, condition);
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
			.prepareStatement("select " + sql + " from " + rows + " as this" + where)) {
			ResultSetMetaData column = statement.getMetaData();
			return new Described(column.getColumnTypeName(1), column.isNullable(1));
		}
		catch (SQLException ex) {
			this.gaps.add(place + ": " + first(ex) + " (" + blamed.strip().replaceAll("\\s+", " ") + ")");
			return null;
		}
	}

	/** The SQL of a template about {@code this}. */
	static String filled(SqlTemplate sql) {
		return sql.with((argument) -> "null").sql(ROW);
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
