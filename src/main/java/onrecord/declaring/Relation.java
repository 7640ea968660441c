package onrecord.declaring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Rows that belong to a row, or to none. Each method tells one thing more of the same
 * rows, and returns another relation.
 */
public final class Relation {

	private final SqlTemplate rows;

	private final @Nullable String near;

	private final @Nullable SqlTemplate on;

	private final @Nullable Link link;

	private @Nullable Probed probed;

	private @Nullable SqlTemplate order;

	private Map<String, Condition> conditions = Map.of();

	private @Nullable Cut cut;

	private @Nullable Counts counts;

	private @Nullable String length;

	private Map<String, Type> idsOf = Map.of();

	private @Nullable Type within;

	private Relation(SqlTemplate rows, @Nullable String near, @Nullable SqlTemplate on, @Nullable Link link) {
		this.rows = rows;
		this.near = near;
		this.on = on;
		this.link = link;
	}

	/** The same, told by a method that knows one thing more. */
	private Relation(Relation same) {
		this(same.rows, same.near, same.on, same.link);
		this.probed = same.probed;
		this.order = same.order;
		this.conditions = same.conditions;
		this.cut = same.cut;
		this.counts = same.counts;
		this.length = same.length;
		this.idsOf = same.idsOf;
		this.within = same.within;
	}

	/** All rows, for root fields. */
	public static Relation all(String rows) {
		return new Relation(SqlTemplate.of(rows), null, null, null);
	}

	/** The rows that a function or query makes of {@code of}, the row. */
	public static Relation of(String rows) {
		return new Relation(SqlTemplate.of(rows), null, null, null);
	}

	/** The rows with a foreign key to the row. */
	public static Relation children(String rows, String foreignKey) {
		return new Relation(SqlTemplate.of(rows), foreignKey, null, null);
	}

	/** The rows at the other end of a link table. */
	public static Relation through(Link link, String near) {
		return new Relation(SqlTemplate.of(link.rows()), near, null, link).orderBy("link.position");
	}

	/**
	 * The rows for which a condition over {@code this} and {@code of}, the row, holds.
	 */
	public static Relation matching(String rows, String on) {
		return new Relation(SqlTemplate.of(rows), null, SqlTemplate.of(on), null);
	}

	/** Whether its rows belong to a row. */
	public boolean isOwned() {
		return this.near != null || this.on != null;
	}

	/** How a few of its rows are found, or many; null where an index has them. */
	public @Nullable Probed probed() {
		return this.probed;
	}

	/**
	 * The rows whose ids a query over {@code of}, the row, finds: a few or almost all,
	 * which PostgreSQL cannot know.
	 * @param few a query that soon tells whether these are few: it has as many rows, or,
	 * where these are many, any number that is not small
	 * @param probe what is asked of a row that has been found otherwise
	 */
	public static Relation found(String rows, String ids, String few, String probe) {
		Relation found = matching(rows, Sql.isIn(ids));
		found.probed = new Probed(SqlTemplate.of(few), SqlTemplate.of(probe));
		return found;
	}

	/**
	 * What tells the rows that belong to {@code of}, the row; null where {@code near}
	 * does.
	 */
	public @Nullable SqlTemplate on() {
		return this.on;
	}

	/** Whether its rows are these: a table, or a query in parentheses. */
	public boolean reads(@Nullable String rows) {
		return this.rows.text().equals(rows);
	}

	/** The same, listed in an order. Connections take the order of their type instead. */
	public Relation orderBy(String order) {
		Relation ordered = new Relation(this);
		ordered.order = SqlTemplate.of(order);
		return ordered;
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

	/** The same, where an argument in the rows is an id, or a list of ids, of a type. */
	public Relation ids(String argument, Type type) {
		Relation some = new Relation(this);
		some.idsOf = with(this.idsOf, argument, type);
		return some;
	}

	private Relation where(String argument, Condition condition) {
		Relation some = new Relation(this);
		some.conditions = with(this.conditions, argument, condition);
		return some;
	}

	private static <V> Map<String, V> with(Map<String, V> values, String name, V value) {
		Map<String, V> all = new LinkedHashMap<>(values);
		all.put(name, value);
		return all;
	}

	/**
	 * The same, found by a search, where the rows say by a column whether there are more
	 * than these.
	 * @param argument what is searched; texts where it is left out or has one of the
	 * values
	 */
	public Relation cutWhere(String sql, String argument, String... texts) {
		Relation found = new Relation(this);
		found.cut = new Cut(SqlTemplate.of(sql), argument, Set.of(texts));
		return found;
	}

	/**
	 * The same, where rows with columns {@code facet} and {@code count}, and the keys of
	 * facets, say how many there are.
	 * @param rows the rows that count; none where they do not hold any longer
	 * @param filters what the list may be filtered by and these rows too
	 */
	public Relation counted(String rows, String... filters) {
		Relation counted = new Relation(this);
		counted.counts = new Counts(rows, Set.of(filters));
		return counted;
	}

	/**
	 * The same, which are about as many as the rows of a table that refer by a column to
	 * the same row.
	 * @param near empty for as many as the table has
	 */
	public Relation asMany(String table, String near) {
		Relation measured = new Relation(this);
		measured.length = table + "." + near;
		return measured;
	}

	/**
	 * The same, and those that belong to what belongs within the row.
	 * @param type of the row, with rows {@link Type#within within one another}
	 */
	public Relation descendants(Type type) {
		Relation all = new Relation(this);
		all.within = type;
		return all;
	}

	/** Of which type the row is that they belong to with all within it; null of none. */
	public @Nullable Type within() {
		return this.within;
	}

	/**
	 * A table, a function, or a query in parentheses, in which {@code :name} is the value
	 * of an argument and {@code of} the row that they belong to.
	 */
	public SqlTemplate rows() {
		return this.rows;
	}

	/**
	 * The column that refers to the row that they belong to; null where they are told
	 * otherwise.
	 */
	public @Nullable String near() {
		return this.near;
	}

	/** Which link table they are found in; null where none. */
	public @Nullable Link link() {
		return this.link;
	}

	/**
	 * The order of a list, over {@code this}, or over {@code link} where there is a link
	 * table; null where they have none.
	 */
	public @Nullable SqlTemplate order() {
		return this.order;
	}

	/** What arguments of the field ask of a row. */
	public Map<String, Condition> conditions() {
		return this.conditions;
	}

	/** Of which type an argument in the rows is an id; null where that is not said. */
	public @Nullable Type idsOf(String argument) {
		return this.idsOf.get(argument);
	}

	/** Whether there are more rows than these; null where these are all. */
	public @Nullable Cut cut() {
		return this.cut;
	}

	/** Rows that have been counted ahead; null where none have. */
	public @Nullable Counts counts() {
		return this.counts;
	}

	/** What {@code Lengths} knows the length of such a list by. */
	public String lengthName() {
		if (this.length != null) {
			return this.length;
		}
		return this.rows.text() + "." + ((this.near != null) ? this.near : "");
	}

	/**
	 * What tells whether there are few, and what is asked of a row that has been found
	 * otherwise.
	 */
	public record Probed(SqlTemplate few, SqlTemplate probe) {
	}

	/** Where a search ends. */
	public record Cut(SqlTemplate sql, String argument, Set<String> texts) {
	}

	/** Rows that have been counted ahead. */
	public record Counts(String rows, Set<String> filters) {
	}

}
