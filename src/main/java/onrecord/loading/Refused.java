package onrecord.loading;

import org.jspecify.annotations.Nullable;

/**
 * Why a record is not taken.
 *
 * @param file the file's name, as it was given; "-" for standard input
 * @param line the line on which the record begins, from 1
 * @param field the way to the value within the record: {@code appearances[0].exact};
 * empty for the record as a whole
 * @param value the value, shortened to 200 characters; null where there is none
 * @param reason a sentence without a full stop: what is wrong, and what is allowed
 */
public record Refused(String file, long line, String field, @Nullable String value, String reason) {

	/** Why a record is refused that refers to one that was. */
	static final String FOLLOWS = "the record that it refers to was refused itself";

	/** Whether there is nothing wrong with the record itself. */
	public boolean follows() {
		return this.reason.equals(FOLLOWS);
	}

	/** All of it on one line. */
	@Override
	public String toString() {
		return "%s, line %d%s: %s%s".formatted(this.file, this.line, this.field.isEmpty() ? "" : ", " + this.field,
				this.reason, (this.value != null) ? " (\"" + this.value + "\")" : "");
	}

}
