package onrecord.reading;

import java.util.Set;

/**
 * A link table: each of its rows refers to a row, among other things.
 *
 * @param rows the table, or a query in parentheses
 * @param far its column that refers to the rows meant
 * @param carried columns that it has of the rows meant, with the same values: a list can
 * be found, ordered and filtered by them in the link table alone, with an index that
 * begins with the other end. Such a table links no two rows twice. Where a value is one
 * of the link and not of the row, the link's counts.
 */
public record Link(String rows, String far, Set<String> carried) {

	/** A link table that has nothing but its two ends. */
	public static Link to(String rows, String far) {
		return new Link(rows, far, Set.of());
	}

	/** The same, with columns that it has of the rows meant. */
	public Link carrying(String... columns) {
		return new Link(this.rows, this.far, Set.of(columns));
	}

	/** Whether a page of a list can be found in it. */
	boolean carries() {
		return !this.carried.isEmpty();
	}

}
