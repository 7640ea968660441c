package onrecord.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.postgresql.core.Oid;

/**
 * A row as PostgreSQL sends it in its binary format: the number of its columns, and of
 * each the OID of its type, its length and its value. An array has the number of its
 * dimensions, a flag, the OID of its items' type; of each dimension its size and where it
 * begins; and of each item its length and its value. A length of -1 is null.
 *
 * @see <a href=
 * "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/rowtypes.c">record_send</a>
 * @see <a href=
 * "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c">array_send</a>
 */
final class Binary {

	/** Of a literal whose type nothing tells. */
	private static final int UNKNOWN = 705;

	/** From here on types are made by users: enums, and domains over text. */
	private static final int FIRST_OF_USERS = 16384;

	/** The day that PostgreSQL counts days from. */
	private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

	private static final byte[] NULL = ascii("null");

	private static final byte[] TRUE = ascii("true");

	private static final byte[] FALSE = ascii("false");

	private final ByteBuffer bytes;

	/** Of the value that is next. */
	private int type;

	private int length;

	/** Before the first column of a row. */
	Binary(byte[] row) {
		this.bytes = ByteBuffer.wrap(row);
	}

	/** Whether a row of one column has something in it. */
	static boolean hasValue(byte[] row) {
		Binary only = new Binary(row);
		only.columns();
		return only.column();
	}

	/** Goes to the first column of a row, and returns how many there are. */
	int columns() {
		return this.bytes.getInt();
	}

	/** Goes to the value of the next column; whether there is one. */
	boolean column() {
		this.type = this.bytes.getInt();
		this.length = this.bytes.getInt();
		return this.length >= 0;
	}

	/** Goes to the first item of an array, and returns how many there are. */
	int items() {
		int dimensions = this.bytes.getInt();
		this.bytes.getInt();
		this.type = this.bytes.getInt();
		if (dimensions == 0) {
			return 0;
		}
		int items = this.bytes.getInt();
		this.bytes.getInt();
		return items;
	}

	/** Goes to the value of the next item; whether there is one. */
	boolean item() {
		this.length = this.bytes.getInt();
		return this.length >= 0;
	}

	/** Reads a value that is a whole number. */
	long number() {
		return switch (this.type) {
			case Oid.INT8 -> this.bytes.getLong();
			case Oid.INT4 -> this.bytes.getInt();
			case Oid.INT2 -> this.bytes.getShort();
			default -> throw new IllegalStateException("a value of type " + this.type + " is no number");
		};
	}

	/** Writes the value as JSON, null where there is none. */
	void write(JsonWriter out) {
		if (this.length < 0) {
			out.write(NULL);
			return;
		}
		switch (this.type) {
			case Oid.INT8, Oid.INT4, Oid.INT2 -> out.number(number());
			case Oid.BOOL -> out.write((this.bytes.get() != 0) ? TRUE : FALSE);
			case Oid.DATE -> {
				byte[] date = ascii(date(this.bytes.getInt()));
				out.text(date, 0, date.length);
			}
			case Oid.JSON -> {
				int from = passed();
				out.write(this.bytes.array(), from, from + this.length);
			}
			case Oid.TEXT, Oid.NAME, Oid.VARCHAR, UNKNOWN -> text(out);
			default -> {
				if (this.type < FIRST_OF_USERS) {
					throw new IllegalStateException("a value of type " + this.type + " cannot be written");
				}
				text(out);
			}
		}
	}

	private void text(JsonWriter out) {
		int from = passed();
		out.text(this.bytes.array(), from, from + this.length);
	}

	/** Goes past the value, and returns where it began. */
	private int passed() {
		int from = this.bytes.position();
		this.bytes.position(from + this.length);
		return from;
	}

	private static String date(int days) {
		return switch (days) {
			case Integer.MAX_VALUE -> "infinity";
			case Integer.MIN_VALUE -> "-infinity";
			default -> LocalDate.ofEpochDay(EPOCH + days).toString();
		};
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
