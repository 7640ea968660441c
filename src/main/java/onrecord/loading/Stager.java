package onrecord.loading;

import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Takes what is read, and stages it. */
final class Stager implements Intake {

	/** How many refused records end a load that keeps nothing anyway. */
	private static final int ENOUGH = 100;

	private final Staging staging;

	private final Refusals refusals;

	private final Parts parts;

	private final boolean stops;

	private final List<String> files;

	private final List<Summary.Extent> extents = new ArrayList<>();

	private long number;

	/**
	 * Begins with no record.
	 * @param files takes the names of the files, by the numbers under which they are
	 * staged
	 * @param stops whether nothing is kept where something is refused
	 */
	Stager(Staging staging, Refusals refusals, Parts parts, List<String> files, boolean stops) {
		this.staging = staging;
		this.refusals = refusals;
		this.parts = parts;
		this.files = files;
		this.stops = stops;
	}

	@Override
	public void take(Entry entry) {
		if (this.files.isEmpty() || !this.files.getLast().equals(entry.file())) {
			this.files.add(entry.file());
		}
		try {
			this.staging.add(++this.number, this.files.size() - 1, entry);
		}
		catch (SQLException | IOException ex) {
			throw new Ended(ex);
		}
	}

	@Override
	public void note(Refused note) {
		this.refusals.note(note);
	}

	@Override
	public void refuse(String original, List<Refused> reasons) {
		this.refusals.add(reasons);
		if (this.stops && this.refusals.count() >= ENOUGH) {
			throw new Ended(null);
		}
	}

	@Override
	public void ended(String file, long lines, long records) {
		this.extents.add(new Summary.Extent(file, lines, records));
	}

	/** How much of each file was read. */
	List<Summary.Extent> extents() {
		return this.extents;
	}

	@Override
	public @Nullable String separable(String type, String field) {
		return this.stops ? null : this.parts.around(type, field);
	}

	/** How many records have been taken. */
	long count() {
		return this.number;
	}

	/** Ends the reading from within. */
	static final class Ended extends RuntimeException {

		@Serial
		private static final long serialVersionUID = 1L;

		/**
		 * Ends it.
		 * @param cause why; null where enough was refused
		 */
		Ended(@Nullable Exception cause) {
			super(cause);
		}

		/** Throws what ended it, unless enough was refused. */
		void rethrow() throws SQLException, IOException {
			if (getCause() instanceof SQLException failure) {
				throw failure;
			}
			if (getCause() instanceof IOException failure) {
				throw failure;
			}
		}

	}

}
