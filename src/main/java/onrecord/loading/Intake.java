package onrecord.loading;

import java.util.List;

/** Takes what is read from files, one record after the other. */
public interface Intake {

	/** Takes a record of the right form. */
	void take(Entry entry);

	/**
	 * Takes note of something that costs no record: a part that is left out, or a value
	 * that is understood otherwise than it is written.
	 * @param note where it stands, and what is made of it
	 */
	void note(Refused note);

	/**
	 * Refuses something that cannot be loaded.
	 * @param original what was read, to be written to the rejects; the bundle's form
	 * where there is one, else the text as it is, which may be cut off
	 * @param reasons at least one
	 */
	void refuse(String original, List<Refused> reasons);

	/**
	 * Hears that a file has been read to its end.
	 * @param lines how many lines it has
	 * @param records how many records these were, taken and refused; in a table, rows
	 */
	void ended(String file, long lines, long records);

}
