package onrecord.declaring;

import java.util.HashSet;
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
 */
public record Link(String rows, String far, Set<String> carried, @Nullable Each each) {

	/** A link table that has nothing but its two ends. */
	public static Link to(String rows, String far) {
		return new Link(rows, far, Set.of(), null);
	}

	/** The same, with columns that it has of the rows meant. */
	public Link carrying(String... columns) {
		return new Link(this.rows, this.far, Set.of(columns), this.each);
	}

	/** The same, with links that have another column, {@link Type#each}. */
	public Link each(String column, String rows) {
		return new Link(this.rows, this.far, this.carried, new Each(column, rows));
	}

	/** The links once for each; null where there are none. */
	public @Nullable Link once() {
		if (this.each == null) {
			return null;
		}
		Set<String> columns = new HashSet<>(this.carried);
		columns.add(this.each.column());
		return new Link(this.each.rows(), this.far, columns, null);
	}

	/** Whether a page of a list can be found in it. */
	public boolean carries() {
		return !this.carried.isEmpty();
	}

}
