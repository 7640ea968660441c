package onrecord.loading;

import org.jspecify.annotations.Nullable;

/**
 * Why a record is not taken, or a part of it.
 *
 * @param file the file's name, as it was given; "-" for standard input
 * @param line the line on which the record begins, from 1
 * @param pointer the JSON Pointer (RFC 6901) of what became the record within its
 * document; null where a line is a record, or a document
 * @param field the way to the value within the record: {@code appearances[0].exact};
 * empty for the record as a whole
 * @param value the value, shortened to 200 characters; null where there is none
 * @param reason a sentence without a full stop: what is wrong, and what is allowed
 */
public record Refused(String file, long line, @Nullable String pointer, String field, @Nullable String value,
		String reason) {

	/** Why a record is refused that refers to one that was. */
	static final String FOLLOWS = "the record that it refers to was refused itself";

	/** Where a line says enough. */
	public Refused(String file, long line, String field, @Nullable String value, String reason) {
		this(file, line, null, field, value, reason);
	}

	/** Whether there is nothing wrong with the record itself. */
	public boolean follows() {
		return this.reason.equals(FOLLOWS);
	}

	/** The same of something else than a line. */
	public Refused at(@Nullable String pointer) {
		return new Refused(this.file, this.line, pointer, this.field, this.value, this.reason);
	}

	/** The same, said in other words. */
	public Refused because(String reason) {
		return new Refused(this.file, this.line, this.pointer, this.field, this.value, reason);
	}

	/** All of it on one line. */
	@Override
	public String toString() {
		return "%s, line %d%s%s: %s%s".formatted(this.file, this.line,
				(this.pointer != null) ? ", " + this.pointer : "", this.field.isEmpty() ? "" : ", " + this.field,
				this.reason, (this.value != null) ? " (\"" + this.value + "\")" : "");
	}

}
