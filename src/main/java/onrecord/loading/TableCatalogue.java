package onrecord.loading;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What the database says of its tables: the types of columns, and the rules of rows. */
record TableCatalogue(Map<String, Table> tables, Map<String, Map<String, String>> references) {

	static TableCatalogue of(Connection connection) throws SQLException {
		Map<String, Table> tables = new HashMap<>();
		Map<String, Map<String, String>> references = new HashMap<>();
		try (Statement asking = connection.createStatement()) {
			ResultSet columns = asking.executeQuery(
					"""
							select relname, attname, format_type(atttypid, atttypmod) as type,
							  attnotnull, attgenerated <> '' as generated, attidentity <> '' as identity, pg_get_expr(adbin, adrelid) as expression
							from pg_attribute
							join pg_class on pg_class.oid = attrelid
							left join pg_attrdef on adrelid = attrelid and adnum = attnum
							where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
							order by relname, attnum""");
			while (columns.next()) {
				Column column = new Column(columns.getString("type"), columns.getBoolean("attnotnull"),
						columns.getBoolean("generated"), columns.getBoolean("identity"),
						columns.getString("expression"));
				tables.computeIfAbsent(columns.getString("relname"), Table::new)
					.columns()
					.put(columns.getString("attname"), column);
			}
			ResultSet rules = asking.executeQuery("""
					select conrelid::regclass::text as name, contype, conname, confrelid::regclass::text as referred,
					  pg_get_expr(conbin, conrelid) as condition,
					  array(select attname::text from unnest(conkey) with ordinality as key (attribute, nth)
					    join pg_attribute on attrelid = conrelid and attnum = attribute order by nth) as columns
					from pg_constraint
					where connamespace = 'public'::regnamespace and conrelid <> 0
					order by conname""");
			while (rules.next()) {
				Table table = tables.get(rules.getString("name"));
				if (table == null) {
					continue;
				}
				switch (rules.getString("contype")) {
					case "c" -> table.checks()
						.put(rules.getString("conname"),
								new Check(rules.getString("condition"), strings(rules.getArray("columns"))));
					case "p", "u" ->
						table.uniques().put(rules.getString("conname"), strings(rules.getArray("columns")));
					case "f" -> references.computeIfAbsent(table.name(), (name) -> new TreeMap<>())
						.put(strings(rules.getArray("columns")).getFirst(), rules.getString("referred"));
					default -> {
						// Not-null constraints are columns' business.
					}
				}
			}
		}
		return new TableCatalogue(tables, references);
	}

	private static List<String> strings(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	Table table(String name) {
		Table table = this.tables.get(name);
		if (table == null) {
			throw new IllegalStateException("there is no table " + name);
		}
		return table;
	}

	/** The columns that refer to a table, by the tables that they belong to. */
	Map<String, List<String>> referring(String table) {
		Map<String, List<String>> referring = new TreeMap<>();
		this.references.forEach((from, columns) -> columns.forEach((column, to) -> {
			if (to.equals(table)) {
				referring.computeIfAbsent(from, (name) -> new ArrayList<>()).add(column);
			}
		}));
		return referring;
	}

	/** The table that a column refers to. */
	String referred(String table, String column) {
		String referred = this.references.getOrDefault(table, Map.of()).get(column);
		if (referred == null) {
			throw new IllegalStateException("%s.%s refers to nothing".formatted(table, column));
		}
		return referred;
	}

	/**
	 * A table.
	 *
	 * @param checks conditions over its columns by the names of the constraints
	 * @param uniques columns by the names of the constraints
	 */
	record Table(String name, Map<String, Column> columns, Map<String, Check> checks,
			Map<String, List<String>> uniques) {

		Table(String name) {
			this(name, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
		}

		Column column(String column) {
			Column found = this.columns.get(column);
			if (found == null) {
				throw new IllegalStateException("%s has no column %s".formatted(this.name, column));
			}
			return found;
		}

		/** Columns that follow from others: their expressions by their names. */
		Map<String, String> generated() {
			Map<String, String> generated = new LinkedHashMap<>();
			this.columns.forEach((name, column) -> {
				if (column.generated() && column.expression() != null) {
					generated.put(name, column.expression());
				}
			});
			return generated;
		}

		/** Whether the rows keep the order of a list. */
		boolean isOrdered() {
			return this.columns.containsKey("position");
		}

	}

	/**
	 * A rule of a row.
	 *
	 * @param condition SQL over the columns
	 */
	record Check(String condition, List<String> columns) {
	}

	/**
	 * A column.
	 *
	 * @param expression its default, or what it is generated from
	 */
	record Column(String type, boolean required, boolean generated, boolean identity, @Nullable String expression) {

		/** What it is where nothing is given; null where that is null. */
		@Nullable String otherwise() {
			return this.generated ? null : this.expression;
		}

	}

}
