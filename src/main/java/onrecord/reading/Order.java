package onrecord.reading;

/**
 * An order of rows: by a key, and by the internal id among equals, so that every row has
 * a place of its own.
 *
 * @param key an expression over {@code this} that is never null
 */
public record Order(String key, boolean descending) {

	/** Smallest key first. */
	public static Order ascending(String key) {
		return new Order(key, false);
	}

	/** Largest key first. */
	public static Order descending(String key) {
		return new Order(key, true);
	}

}
