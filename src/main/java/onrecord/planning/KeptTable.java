package onrecord.planning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import onrecord.database.CorpusVersion;
import org.jspecify.annotations.Nullable;

/**
 * A table of which the server keeps rows: what of them.
 */
public final class KeptTable {

	/** The name of a row in its columns. */
	static final String ROW = "kept";

	private final String table;

	/** What is kept of a row, each with its number, in their order. */
	private final Map<String, Integer> columns = new LinkedHashMap<>();

	private final String query;

	KeptTable(String table, Collection<String> columns) {
		this.table = table;
		columns.forEach((sql) -> this.columns.put(sql, this.columns.size()));
		this.query = """
				select version.*, %1$s.id, record_send(row(%2$s)) as row
				from (select %3$s) as version
				left join %4$s as %1$s on %1$s.id = any (?)""".formatted(ROW, String.join(", ", columns),
				CorpusVersion.QUERY, table);
	}

	/**
	 * Which of the values that are kept an expression over a row is; null where it is
	 * not.
	 */
	@Nullable Integer column(String sql) {
		return this.columns.get(sql);
	}

	/** The name of the table. */
	public String name() {
		return this.table;
	}

	/**
	 * The query that reads rows by a list of their ids, JDBC's only parameter: the
	 * version that the corpus has, the id, and the values as a row. Where no row has any
	 * of the ids, there is one without an id.
	 */
	public String query() {
		return this.query;
	}

}
