package onrecord.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import onrecord.planning.Plan;

/** Writes JSON in UTF-8, no more than an answer may have. */
final class JsonWriter {

	/** What is longer is not copied, but referred to: bytes. */
	private static final int LONG = 4096;

	/** How much is copied into one piece: bytes. */
	private static final int PIECE = 16_384;

	/** The most digits of a number, and its sign. */
	private static final int NUMBER = 20;

	/** What stands for a byte in a text, null where it stands for itself. */
	private static final byte[][] ESCAPES = new byte[256][];

	static {
		for (int control = 0; control < ' '; control++) {
			ESCAPES[control] = utf8("\\u%04x".formatted(control));
		}
		ESCAPES['\b'] = utf8("\\b");
		ESCAPES['\f'] = utf8("\\f");
		ESCAPES['\n'] = utf8("\\n");
		ESCAPES['\r'] = utf8("\\r");
		ESCAPES['\t'] = utf8("\\t");
		ESCAPES['"'] = utf8("\\\"");
		ESCAPES['\\'] = utf8("\\\\");
	}

	private final List<ByteBuffer> parts = new ArrayList<>();

	private byte[] out;

	/** How much of that is written. */
	private int end;

	/** How much of that is among the parts. */
	private int begin;

	private int length;

	/**
	 * Made for one text.
	 * @param expected how long it may get: bytes
	 */
	JsonWriter(int expected) {
		this.out = new byte[Math.clamp(expected, NUMBER, PIECE)];
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Writes a character of ASCII. */
	void write(char character) {
		ensure(1);
		this.out[this.end++] = (byte) character;
	}

	/** Writes JSON. */
	void write(byte[] json) {
		write(json, 0, json.length);
	}

	/** Writes JSON, which nobody changes. */
	void write(byte[] json, int from, int end) {
		int more = end - from;
		if (more > LONG) {
			lengthen(more);
			part();
			this.parts.add(ByteBuffer.wrap(json, from, more));
			return;
		}
		ensure(more);
		System.arraycopy(json, from, this.out, this.end, more);
		this.end += more;
	}

	/** Writes a text, of bytes which nobody changes. */
	void text(byte[] utf8, int from, int end) {
		write('"');
		int written = from;
		for (int at = from; at < end; at++) {
			byte[] escape = ESCAPES[utf8[at] & 0xff];
			if (escape != null) {
				write(utf8, written, at);
				write(escape);
				written = at + 1;
			}
		}
		write(utf8, written, end);
		write('"');
	}

	void number(long number) {
		if (number < 10 && number >= 0) {
			write((char) ('0' + number));
			return;
		}
		byte[] digits = new byte[NUMBER];
		int from = NUMBER;
		// Below zero, because there is one number more.
		long rest = (number < 0) ? number : -number;
		for (; rest != 0; rest /= 10) {
			digits[--from] = (byte) ('0' - rest % 10);
		}
		if (number < 0) {
			digits[--from] = '-';
		}
		write(digits, from, NUMBER);
	}

	/** Has room for more, which it then counts as written. */
	private void ensure(int more) {
		lengthen(more);
		if (more > this.out.length - this.end) {
			part();
			this.out = new byte[PIECE];
			this.begin = 0;
			this.end = 0;
		}
	}

	private void lengthen(int more) {
		this.length += more;
		if (this.length > Plan.LONGEST) {
			throw new TooLong(Plan.LONGEST);
		}
	}

	private void part() {
		if (this.end > this.begin) {
			this.parts.add(ByteBuffer.wrap(this.out, this.begin, this.end - this.begin));
			this.begin = this.end;
		}
	}

	/** How much has been written: bytes. */
	int length() {
		return this.length;
	}

	/** What has been written. */
	Json written() {
		part();
		return new Json(List.copyOf(this.parts), this.length);
	}

}
