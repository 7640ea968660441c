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
 */
public record Order(SqlTemplate key, boolean descending, @Nullable String period, @Nullable String filter, int most) {

	/** What an order by clause says for rows. */
	public String items(Row row) {
		String direction = this.descending ? " desc" : "";
		return this.key.sql(row) + direction + ", " + row.id() + direction;
	}

	/** Smallest key first. */
	public static Order ascending(String key) {
		return new Order(SqlTemplate.of(key), false, null, null, 0);
	}

	/** Largest key first. */
	public static Order descending(String key) {
		return new Order(SqlTemplate.of(key), true, null, null, 0);
	}

	/**
	 * The same, looked for only between the ends of a period that the filter asks for.
	 */
	public Order within(String period) {
		return new Order(this.key, this.descending, period, this.filter, this.most);
	}

	/**
	 * The same, where the key depends on what the filter asks for.
	 * @param most how many rows are put in order, as a key may be dear
	 */
	public Order by(String filter, int most) {
		return new Order(this.key, this.descending, this.period, filter, most);
	}

}
