package onrecord.declaring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * How one GraphQL type is read, as far as the names of its fields do not say it (see
 * {@link Model#field}). In every {@link SqlTemplate} {@code this} stands for the row that
 * it is about (for a value type: for the value), and {@code :value} for the value of an
 * argument or of a field of a filter.
 */
public final class Type {

	/** The field of a filter that says whether descendants count; they do. */
	public static final String DESCENDANTS = "descendants";

	private final String name;

	private @Nullable String table;

	private @Nullable String valueOf;

	private @Nullable Each each;

	private @Nullable String broader;

	private @Nullable String discriminator;

	private @Nullable Type general;

	private final Map<String, String> references = new LinkedHashMap<>();

	private final Map<String, Type> referred = new LinkedHashMap<>();

	private final Map<String, Field> fields = new LinkedHashMap<>();

	private final Map<String, Condition> filters = new LinkedHashMap<>();

	private final Map<String, Found> found = new LinkedHashMap<>();

	private final Map<String, Order> orders = new LinkedHashMap<>();

	private final Map<String, Facet> facets = new LinkedHashMap<>();

	private @Nullable String date;

	Type(String name) {
		this.name = name;
	}

	/** The table that foreign keys to this type refer to. */
	public Type table(String table) {
		this.table = table;
		return this;
	}

	/**
	 * The rows of the table with one column more: those that have several of something
	 * that others have one of come once for each, with the column saying which. A filter
	 * by one of them finds its rows there, by an index, as a list of a row that it is.
	 */
	public Type each(String column, String rows) {
		this.each = new Each(column, rows, List.of());
		return this;
	}

	/**
	 * Rows that belong within one another, never in a circle, by a column. What is asked
	 * of one of them is asked of all that belong within it, too, unless a filter says
	 * {@link #DESCENDANTS otherwise}.
	 */
	public Type within(String column) {
		this.broader = column;
		return this;
	}

	/** An object that is made of one value; {@code this} is the value. */
	public Type valueOf(String sqlType) {
		this.valueOf = sqlType;
		return this;
	}

	/**
	 * An interface whose rows, all in one table, name their own GraphQL type in a column.
	 */
	public Type toldApartBy(String column) {
		this.discriminator = column;
		return this;
	}

	/**
	 * One of the types of an interface that is {@link #toldApartBy told apart by} a
	 * column.
	 */
	public Type kindOf(Type general) {
		this.general = general;
		return this;
	}

	/**
	 * A union or interface over several tables: a row refers to one of them by one of its
	 * columns.
	 */
	public Type orRefersTo(Type type, String column) {
		this.references.put(type.name(), column);
		this.referred.put(column, type);
		return this;
	}

	/**
	 * Fields that are columns called like them, of texts that may be long: what an
	 * operation may return of these is bounded, by their lengths.
	 */
	public Type texts(String... names) {
		for (String field : names) {
			text(field, "this." + Snake.of(field));
		}
		return this;
	}

	/** A field that is an expression over the row. */
	public Type column(String field, String sql) {
		return add(field, new Field.Column(SqlTemplate.of(sql), false));
	}

	/** The same, for a text that may be long. */
	public Type text(String field, String sql) {
		return add(field, new Field.Column(SqlTemplate.of(sql), true));
	}

	/**
	 * A field that is declared as an expression over the row: another one, where an
	 * argument of it has a value, an enum's.
	 */
	public Type where(String field, String argument, String value, String sql) {
		if (!(this.fields.get(field) instanceof Field.Column usual)) {
			throw new IllegalArgumentException(this.name + "." + field + " is not declared as an expression");
		}
		Field.Column other = new Field.Column(SqlTemplate.of(sql), usual.isLong());
		return add(field, new Field.Varied(usual, argument, value, other));
	}

	/**
	 * A field that is an offset in a text: the code points before it, or, as its argument
	 * {@code unit} may ask, the UTF-16 code units.
	 * @param supplementary at which offsets the text has characters of two such units, as
	 * the database keeps them; null for none
	 */
	public Type offset(String field, String at, String supplementary) {
		return column(field, at).where(field, "unit", "UTF16", "utf16_offset(" + at + ", " + supplementary + ")");
	}

	/** A field whose value GraphQL shows as an object, null where the value is. */
	public Type value(String field, String sql) {
		return add(field, new Field.Value(SqlTemplate.of(sql)));
	}

	/** A field that is another row, by an expression that gives its internal id. */
	public Type one(String field, String sql) {
		return add(field, new Field.One(SqlTemplate.of(sql)));
	}

	/** A field that is what the row refers to, by the columns that its type names. */
	public Type itself(String field) {
		return add(field, new Field.Itself());
	}

	/** A field that is the only row of a relation, or null. */
	public Type first(String field, Relation relation) {
		return add(field, new Field.First(relation));
	}

	/** A field that is a whole list. */
	public Type list(String field, Relation relation) {
		return add(field, new Field.Many(relation));
	}

	/** A field that is a list in pages. */
	public Type connection(String field, Relation relation) {
		return add(field, new Field.Connection(relation));
	}

	/**
	 * What a field of this type's filter asks of a row.
	 * @param path the field, or a field of its input object: {@code saidOn.from}
	 */
	public Type filter(String path, String sql) {
		this.filters.put(path, new Condition(sql, null, null));
		return this;
	}

	/**
	 * The same, of which PostgreSQL cannot know whether a few rows satisfy it or almost
	 * all.
	 */
	public Type search(String path, String sql) {
		this.filters.put(path, new Condition(SqlTemplate.of(sql), null, null, null, null, true, null));
		return this;
	}

	/**
	 * What a filter by ids asks of a row; {@code :value} is the list of the internal ids,
	 * in {@code = any (:value)}. Of a type that {@link #orRefersTo refers to} several
	 * tables it is the ids as they are given, and the name of a column the internal ids
	 * of the rows that this one refers to.
	 */
	public Type filter(String path, Type idsOf, String sql) {
		this.filters.put(path, new Condition(sql, idsOf, null));
		return this;
	}

	/**
	 * The same, and what it asks, where the list has one id, of rows that come
	 * {@link #each once for each}.
	 */
	public Type filter(String path, Type idsOf, String sql, String each) {
		this.filters.put(path,
				new Condition(SqlTemplate.of(sql), idsOf, null, SqlTemplate.of(each), null, false, null));
		return this;
	}

	/**
	 * The same, where what it asks of a row that has been found otherwise, as those of a
	 * list of something, is quicker told so.
	 */
	public Type probed(String path, Type idsOf, String sql, String probe) {
		this.filters.put(path,
				new Condition(SqlTemplate.of(sql), idsOf, null, null, SqlTemplate.of(probe), false, null));
		return this;
	}

	/**
	 * What a filter asks that is an input object, whose fields are filters of another
	 * type: that there is one row of that type that satisfies all of them. How many rows
	 * have one, PostgreSQL cannot know.
	 * @param ids a query of the ids of the rows, in which {@code :value} is what the
	 * fields ask of the other row, which is called like its table
	 * @param few a query that soon tells whether these are few: it has as many rows, or,
	 * where these are many, any number that is not small
	 * @param probe what is asked of a row that has been found otherwise
	 */
	public Type some(String path, Type other, String ids, String few, String probe) {
		this.filters.put(path, new Condition(SqlTemplate.of(Sql.isIn(ids)), null, null, null, SqlTemplate.of(probe),
				true, new Condition.Some(other, SqlTemplate.of(few))));
		return this;
	}

	/**
	 * The same, asked of a link table whose rows lead to this type's: {@code this} stands
	 * for a row of that table.
	 */
	public Type filter(String path, Type idsOf, Link link, String sql) {
		this.filters.put(path, new Condition(sql, idsOf, link));
		return this;
	}

	/**
	 * How many rows a filter finds for each of its values: about as many as refer by a
	 * column of a table to the same row; one, where that is the column {@code id}.
	 * Otherwise it is taken to find a part of all.
	 */
	public Type found(String path, String table, String near) {
		this.found.put(path, new Found(table, near));
		return this;
	}

	/**
	 * An order that a client can ask for by its name; the first of all is the order of
	 * lists without such an argument.
	 */
	public Type order(String name, Order order) {
		this.orders.put(name, order);
		return this;
	}

	/** What the rows of a list can have in common, by the name that a client uses. */
	public Type facet(String name, Facet facet) {
		this.facets.put(name, facet);
		return this;
	}

	/**
	 * Where the rows stand in time: a column that is a partial date, by which the filter
	 * has a period of the same name.
	 */
	public Type timeline(String field) {
		this.date = field;
		return this;
	}

	private Type add(String field, Field declared) {
		this.fields.put(field, declared);
		return this;
	}

	public String name() {
		return this.name;
	}

	public @Nullable String table() {
		return (this.general != null) ? this.general.table() : this.table;
	}

	public @Nullable Each each() {
		return this.each;
	}

	public @Nullable String valueOf() {
		return this.valueOf;
	}

	/** Whether rows belong {@link #within} one another. */
	public boolean hasDescendants() {
		return this.broader != null;
	}

	/**
	 * A query of the ids of some rows and of all that belong within them.
	 * @param ids a query of the ids of those rows
	 */
	public String descendants(String ids) {
		return """
				with recursive within (id) as (
				  %3$s
				  union
				  select %1$s.id from within join %1$s on %1$s.%2$s = within.id)
				select id from within""".formatted(table(), this.broader, ids);
	}

	/**
	 * A query of the ids of some rows, each with that of itself and of all that it
	 * belongs within.
	 * @param ids a query of each of the ids, twice
	 */
	public String ancestors(String ids) {
		return """
				with recursive above (id, ancestor_id) as (
				  %3$s
				  union
				  select above.id, %1$s.%2$s from above join %1$s on %1$s.id = above.ancestor_id where %1$s.%2$s is not null)
				select id, ancestor_id from above"""
			.formatted(table(), this.broader, ids);
	}

	public @Nullable String discriminator() {
		return this.discriminator;
	}

	public @Nullable Type general() {
		return this.general;
	}

	/** Type by column: which types a row may refer to, and by what. */
	public Map<String, String> references() {
		return this.references;
	}

	/** The type that a column refers to. */
	public @Nullable Type referred(String column) {
		return this.referred.get(column);
	}

	public Map<String, Field> fields() {
		return this.fields;
	}

	public Map<String, Condition> filters() {
		return this.filters;
	}

	/** How many rows a value of a filter finds; null where that is not known. */
	public @Nullable Found found(String path) {
		Found own = this.found.get(path);
		return (own != null || this.general == null) ? own : this.general.found(path);
	}

	public Map<String, Facet> facets() {
		return this.facets;
	}

	/** The field by which the rows stand in time; null where there is none. */
	public @Nullable String date() {
		return this.date;
	}

	public Map<String, Order> orders() {
		return (this.orders.isEmpty() && this.general != null) ? this.general.orders() : this.orders;
	}

	/** The order of a name, or the one that lists have without being asked for one. */
	public Order order(@Nullable Object name) {
		return orders().entrySet()
			.stream()
			.filter((order) -> name == null || order.getKey().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(this.name + " has no order " + name))
			.getValue();
	}

	/**
	 * As many as rows of a table refer by a column to the same row.
	 *
	 * @param near empty for all rows of the table
	 */
	public record Found(String table, String near) {

		/** What {@code Lengths} knows it by. */
		public String lengthName() {
			return this.table + "." + this.near;
		}

	}

}
