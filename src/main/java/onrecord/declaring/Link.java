package onrecord.declaring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A link table: each of its rows refers to a row, among other things.
 *
 * @param rows the table, or a query in parentheses
 * @param far its column that refers to the rows meant
 * @param carried columns that it has of the rows meant, with the same values: a list can
 * be found, ordered and filtered by them in the link table alone, with an index that
 * begins with the other end. Such a table links no two rows twice. Where a value is one
 * of the link and not of the row, the link's counts.
 * @param each the same links, those to a row that {@link Type#each comes once for each}
 * of several things once for each of them; null where there are none
 * @param parts of which the rows are made, if they are made of several
 */
public record Link(String rows, String far, Set<String> carried, @Nullable Each each, List<String> parts) {

	/** A link table that has nothing but its two ends. */
	public static Link to(String rows, String far) {
		return new Link(rows, far, Set.of(), null, List.of());
	}

	/** The same, with columns that it has of the rows meant. */
	public Link carrying(String... columns) {
		return new Link(this.rows, this.far, Set.of(columns), this.each, this.parts);
	}

	/**
	 * The same, with links that have another column, {@link Type#each}.
	 * @param parts of which these are made: a page of a list is found in each of them by
	 * its index, for PostgreSQL takes few rows for granted, and sorts all that there are
	 */
	public Link each(String column, String rows, String... parts) {
		return new Link(this.rows, this.far, this.carried, new Each(column, rows, List.of(parts)), this.parts);
	}

	/** The links once for each; null where there are none. */
	public @Nullable Link once() {
		if (this.each == null) {
			return null;
		}
		Set<String> columns = new HashSet<>(this.carried);
		columns.add(this.each.column());
		return new Link(this.each.rows(), this.far, columns, null, this.each.parts());
	}

	/** Whether a page of a list can be found in it. */
	public boolean carries() {
		return !this.carried.isEmpty();
	}

}
