package onrecord.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rows that belong to a row, or to none.
 *
 * @param rows a table, a function, or a query in parentheses, in which {@code :name} is
 * the value of an argument and {@code of} the row that they belong to
 * @param near the column that refers to the row that they belong to; null where they are
 * told otherwise
 * @param on what tells the rows that belong to the row, over {@code this} and {@code of},
 * the row; null where {@code near} does, or at the root
 * @param link where {@code rows} is a link table: which
 * @param order the order of a list, over {@code this}, or over {@code link} where there
 * is a link table
 * @param conditions what arguments of the field ask of a row
 * @param cut whether there are more rows than these, over {@code this}; null where these
 * are all
 * @param counts rows that have been counted ahead; null where none have
 * @param length the table and the column that tell how long such a list is, as
 * {@link Lengths} knows them; null where rows and near do
 */
public record Relation(String rows, @Nullable String near, @Nullable String on, @Nullable Link link,
		@Nullable String order, Map<String, Condition> conditions, @Nullable Cut cut, @Nullable Counts counts,
		@Nullable String length) {

	private static final Pattern OF = Pattern.compile("\\bof\\.(\\w+)");

	private Relation(String rows, @Nullable String near, @Nullable String on, @Nullable Link link,
			@Nullable String order) {
		this(rows, near, on, link, order, Map.of(), null, null, null);
	}

	/** All rows, for root fields. */
	public static Relation all(String rows) {
		return new Relation(rows, null, null, null, null);
	}

	/** The rows that a function or query makes of {@code of}, the row. */
	public static Relation of(String rows) {
		return new Relation(rows, null, null, null, null);
	}

	/** The rows with a foreign key to the row. */
	public static Relation children(String rows, String foreignKey) {
		return new Relation(rows, foreignKey, null, null, null);
	}

	/** The rows at the other end of a link table. */
	public static Relation through(Link link, String near) {
		return new Relation(link.rows(), near, null, link, "link.position");
	}

	/**
	 * The rows for which a condition over {@code this} and {@code of}, the row, holds.
	 */
	public static Relation matching(String rows, String on) {
		return new Relation(rows, null, on, null, null);
	}

	/**
	 * What tells the rows that belong to the row, where {@code near} does not: with the
	 * row for {@code of}.
	 */
	@Nullable String onRow(Row row) {
		return (this.on != null) ? about(this.on, row) : null;
	}

	/** The rows, with the row for {@code of}. */
	String rowsOf(Row row) {
		return about(this.rows, row);
	}

	/** Whether the rows are made of the row. */
	boolean isMadeOfRow() {
		return OF.matcher(this.rows).find();
	}

	private static String about(String sql, Row row) {
		return OF.matcher(sql).replaceAll((column) -> Matcher.quoteReplacement(row.column(column.group(1))));
	}

	/** The same, listed in an order. Connections take the order of their type instead. */
	public Relation orderBy(String order) {
		return new Relation(this.rows, this.near, this.on, this.link, order, this.conditions, this.cut, this.counts,
				this.length);
	}

	/** The same, with what an argument of the field asks of a row. */
	public Relation where(String argument, String sql) {
		return where(argument, new Condition(sql, null, null));
	}

	/**
	 * The same, with what an argument that is an id asks of a row; {@code :value} is the
	 * internal id.
	 */
	public Relation where(String argument, Type idOf, String sql) {
		return where(argument, new Condition(sql, idOf, null));
	}

	private Relation where(String argument, Condition condition) {
		Map<String, Condition> all = new LinkedHashMap<>(this.conditions);
		all.put(argument, condition);
		return new Relation(this.rows, this.near, this.on, this.link, this.order, all, this.cut, this.counts,
				this.length);
	}

	/**
	 * The same, found by a search, where the rows say by a column whether there are more
	 * than these.
	 * @param argument what is searched; texts where it is left out or has one of the
	 * values
	 */
	public Relation cutWhere(String sql, String argument, String... texts) {
		return new Relation(this.rows, this.near, this.on, this.link, this.order, this.conditions,
				new Cut(sql, argument, Set.of(texts)), this.counts, this.length);
	}

	/**
	 * The same, where rows with columns {@code facet} and {@code count}, and the keys of
	 * facets, say how many there are.
	 * @param rows the rows that count; none where they do not hold any longer
	 * @param filters what the list may be filtered by and these rows too
	 */
	public Relation counted(String rows, String... filters) {
		return new Relation(this.rows, this.near, this.on, this.link, this.order, this.conditions, this.cut,
				new Counts(rows, Set.of(filters)), this.length);
	}

	/**
	 * The same, which are about as many as the rows of a table that refer by a column to
	 * the same row.
	 * @param near empty for as many as the table has
	 */
	public Relation asMany(String table, String near) {
		return new Relation(this.rows, this.near, this.on, this.link, this.order, this.conditions, this.cut,
				this.counts, table + "." + near);
	}

	/** What {@link Lengths} knows the length of such a list by. */
	String lengthName() {
		if (this.length != null) {
			return this.length;
		}
		return this.rows + "." + ((this.near != null) ? this.near : "");
	}

	/** Where a search ends. */
	record Cut(String sql, String argument, Set<String> texts) {
	}

	/** Rows that have been counted ahead. */
	record Counts(String rows, Set<String> filters) {
	}

}
