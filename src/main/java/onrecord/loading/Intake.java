package onrecord.loading;

import java.util.List;

import org.jspecify.annotations.Nullable;

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

	/**
	 * The smallest part of a record that can be left out where something in it is wrong,
	 * so that the record need not be refused.
	 * @param type the type of the record
	 * @param field the way to what is wrong: {@code roles[0].from}
	 * @return the way to the part: a member, or an item of a list; null where the record
	 * would say something else without it, or nothing is to be left out
	 */
	default @Nullable String separable(String type, String field) {
		return null;
	}

}
