package onrecord.reading;

import org.jspecify.annotations.Nullable;

/**
 * An order of rows: by a key, and by the internal id among equals, so that every row has
 * a place of its own.
 *
 * @param key an expression over {@code this} that is never null
 * @param period the field of the filter, a range of dates, between whose ends the keys of
 * all rows lie that satisfy it; null where there is none
 */
public record Order(String key, boolean descending, @Nullable String period) {

	/** Smallest key first. */
	public static Order ascending(String key) {
		return new Order(key, false, null);
	}

	/** Largest key first. */
	public static Order descending(String key) {
		return new Order(key, true, null);
	}

	/**
	 * The same, looked for only between the ends of a period that the filter asks for.
	 */
	public Order within(String period) {
		return new Order(this.key, this.descending, period);
	}

}
