package onrecord.loading;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A temporary table. Whoever makes it owns it, fills it, hands it to those who may use
 * it, and drops it by closing it; what is left the end of the transaction drops, however
 * that ends.
 */
record TempTable(Script script, String name) implements AutoCloseable {

	/** Makes one without rows. */
	static TempTable empty(Script script, String name, String columns) throws SQLException {
		script.run("create temp table %s (%s) on commit drop".formatted(name, columns));
		return new TempTable(script, name);
	}

	/** Makes one with the rows of a query. */
	static TempTable of(Script script, String name, String query) throws SQLException {
		script.run("create temp table %s on commit drop as\n%s".formatted(name, query));
		return new TempTable(script, name);
	}

	/** Adds the rows of a query. Returns how many. */
	long insert(String query) throws SQLException {
		return this.script.run("insert into %s\n%s".formatted(this.name, query));
	}

	boolean isEmpty() throws SQLException {
		return !this.script.any("select from %s limit 1".formatted(this.name));
	}

	void clear() throws SQLException {
		this.script.run("truncate " + this.name);
	}

	/** Lets no two rows have the same in a column, and finds each by it. */
	TempTable uniqueBy(String column) throws SQLException {
		this.script.run("create unique index on %s (%s)".formatted(this.name, column));
		return this;
	}

	/** Tells the planner what is in it. */
	TempTable analyzed() throws SQLException {
		this.script.run("analyze " + this.name);
		return this;
	}

	/** Drops it. */
	@Override
	public void close() throws SQLException {
		close(List.of(this));
	}

	/** Drops several at once. */
	static void close(List<TempTable> tables) throws SQLException {
		tables.getFirst().script
			.run(tables.stream().map(TempTable::name).collect(Collectors.joining(", ", "drop table ", "")));
	}

	/** The name, for SQL. */
	@Override
	public String toString() {
		return this.name;
	}

}
