package onrecord.declaring;

import org.jspecify.annotations.Nullable;

/**
 * An order of rows: by a key, and by the internal id among equals, so that every row has
 * a place of its own.
 *
 * @param key an expression over {@code this} that is never null
 * @param period the field of the filter, a range of dates, between whose ends the keys of
 * all rows lie that satisfy it; null where there is none
 * @param filter the field of the filter whose value {@code :value} in the key is, and
 * without which there is no such order; null where there is none
 * @param most how many rows are put in order: the first of the usual order; 0 for all
 * @param list the only list that has this order, as a schema coordinate; {@code of} in
 * the key is the row that the list belongs to. Null where all lists of the type have it
 * @param indexed whether an index has this order of all rows
 */
public record Order(SqlTemplate key, boolean descending, @Nullable String period, @Nullable String filter, int most,
		@Nullable String list, boolean indexed) {

	/** What an order by clause says for rows. */
	public String items(Row row) {
		String direction = this.descending ? " desc" : "";
		return this.key.sql(row) + direction + ", " + row.id() + direction;
	}

	/** Smallest key first. */
	public static Order ascending(String key) {
		return new Order(SqlTemplate.of(key), false, null, null, 0, null, true);
	}

	/** Largest key first. */
	public static Order descending(String key) {
		return new Order(SqlTemplate.of(key), true, null, null, 0, null, true);
	}

	/**
	 * Largest key first, which no index has: whatever is listed is put in order, all of
	 * it.
	 */
	public static Order unindexed(String key) {
		return new Order(SqlTemplate.of(key), true, null, null, 0, null, false);
	}

	/**
	 * The same, looked for only between the ends of a period that the filter asks for.
	 */
	public Order within(String period) {
		return new Order(this.key, this.descending, period, this.filter, this.most, this.list, this.indexed);
	}

	/**
	 * The same, where the key depends on what the filter asks for.
	 * @param most how many rows are put in order, as a key may be dear
	 */
	public Order by(String filter, int most) {
		return new Order(this.key, this.descending, this.period, filter, most, this.list, this.indexed);
	}

	/**
	 * The same, of one list only, where the key is made of the row that it belongs to.
	 */
	public Order only(String list) {
		return new Order(this.key, this.descending, this.period, this.filter, this.most, list, this.indexed);
	}

}
