package onrecord.reading;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Rows that belong to a row, or to none.
 *
 * @param rows a table, or a query in parentheses, in which {@code :name} is the value of
 * an argument
 * @param near the column that refers to the row that they belong to; null where they are
 * told otherwise
 * @param on what tells the rows that belong to the row, over {@code this} and {@code of},
 * the row; null where {@code near} does, or at the root
 * @param link where {@code rows} is a link table: which
 * @param order the order of a list, over {@code this}, or over {@code link} where there
 * is a link table
 * @param conditions what arguments of the field ask of a row
 */
public record Relation(String rows, @Nullable String near, @Nullable String on, @Nullable Link link,
		@Nullable String order, Map<String, Condition> conditions) {

	/** All rows, for root fields. */
	public static Relation all(String rows) {
		return new Relation(rows, null, null, null, null, Map.of());
	}

	/** The rows with a foreign key to the row. */
	public static Relation children(String rows, String foreignKey) {
		return new Relation(rows, foreignKey, null, null, null, Map.of());
	}

	/** The rows at the other end of a link table. */
	public static Relation through(Link link, String near) {
		return new Relation(link.rows(), near, null, link, "link.position", Map.of());
	}

	/**
	 * The rows for which a condition over {@code this} and {@code of}, the row, holds.
	 */
	public static Relation matching(String rows, String on) {
		return new Relation(rows, null, on, null, null, Map.of());
	}

	/**
	 * What tells the rows that belong to the row, where {@code near} does not: with the
	 * name of the row for {@code of}.
	 */
	@Nullable String onRow(String name) {
		return (this.on != null) ? this.on.replaceAll("\\bof\\.", name + ".") : null;
	}

	/** The same, listed in an order. Connections take the order of their type instead. */
	public Relation orderBy(String order) {
		return new Relation(this.rows, this.near, this.on, this.link, order, this.conditions);
	}

	/** The same, with what an argument of the field asks of a row. */
	public Relation where(String argument, String sql) {
		Map<String, Condition> all = new LinkedHashMap<>(this.conditions);
		all.put(argument, new Condition(sql, null, null));
		return new Relation(this.rows, this.near, this.on, this.link, this.order, all);
	}

}
