package onrecord.declaring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the rows of a list can have in common.
 *
 * @param keys what makes the buckets: {@code value}, or columns by which the rows of
 * {@code Node} refer to others; each with its expression over {@code this}, the row or
 * the link
 * @param links the keys of rows that have any number of them: a table, or a query in
 * parentheses; null where a row has one
 * @param near the column of the links that refers to the row; null where there are none
 * @param several the keys of rows that have no key of their own, but links; null where
 * there are no such rows
 */
public record Facet(Map<String, SqlTemplate> keys, @Nullable String links, @Nullable String near,
		@Nullable Facet several) {

	/** One key of each row, or none. */
	public static Facet of(String key, String sql) {
		return new Facet(Map.of(key, SqlTemplate.of(sql)), null, null, null);
	}

	/** Keys of links, of which a row has any number. */
	public static Facet among(String links, String near, String... keys) {
		Map<String, SqlTemplate> all = new LinkedHashMap<>();
		for (String key : keys) {
			all.put(key, SqlTemplate.of("this." + key));
		}
		return new Facet(all, links, near, null);
	}

	/**
	 * The same, where some rows have links with keys in the place of one of their own.
	 */
	public Facet orAmong(String links, String near, String... keys) {
		return new Facet(this.keys, this.links, this.near, among(links, near, keys));
	}

}
