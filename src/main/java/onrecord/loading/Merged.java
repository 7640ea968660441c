package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a type's records as they will be: one for each, whatever the number of
 * records about it.
 *
 * @param rows {@code merged}
 * @param lists {@code merged_<list>}, the rows of each list
 * @param union which of them are of several records
 * @param found where words in texts stand; null for a type without any
 */
record Merged(Staged staged, TempTable rows, List<TempTable> lists, Union union,
		Excerpts.@Nullable Found found) implements AutoCloseable {

	/** Drops all that was made for these rows. */
	@Override
	public void close() throws SQLException {
		List<TempTable> all = new ArrayList<>(this.lists);
		all.addAll(List.of(this.rows, this.union.united()));
		if (this.union.contributing() != null) {
			all.add(this.union.contributing());
		}
		if (this.found != null) {
			all.addAll(List.of(this.found.found(), this.found.kept()));
		}
		TempTable.close(all);
	}

}
