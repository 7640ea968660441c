package onrecord.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies JSON, value by value and without white space, into other JSON. What it reads is
 * PostgreSQL's, and so well-formed: only where values end is looked at.
 */
final class JsonCopy {

	/** How long what it writes may be: bytes. */
	private static final int LONGEST = 10_000_000;

	/** What is longer is not copied, but referred to: bytes. */
	private static final int LONG = 4096;

	/** How much is copied into one piece: bytes. */
	private static final int PIECE = 16_384;

	private final List<ByteBuffer> parts = new ArrayList<>();

	private final byte[] json;

	private int at;

	private byte[] out;

	/** How much of that is written. */
	private int end;

	/** How much of that is among the parts. */
	private int begin;

	private int length;

	JsonCopy(byte[] json) {
		this.json = json;
		this.out = new byte[Math.min(json.length + json.length / 2, PIECE)];
	}

	/** The next character that is no white space. */
	byte next() {
		while (isSpace(this.json[this.at])) {
			this.at++;
		}
		return this.json[this.at];
	}

	/** Copies the next character. */
	void character() {
		write(next());
		this.at++;
	}

	/** Goes past the next character. */
	void leaveOut() {
		next();
		this.at++;
	}

	/**
	 * Copies the name of a member, and returns it. Names of fields have nothing escaped.
	 */
	String name() {
		next();
		int start = this.at + 1;
		text();
		write(this.json, start - 1, this.at + 1);
		this.at++;
		return new String(this.json, start, this.at - 1 - start, StandardCharsets.US_ASCII);
	}

	/** Copies the next value. */
	void value() {
		next();
		int depth = 0;
		int from = this.at;
		do {
			switch (this.json[this.at]) {
				case '"' -> text();
				case '{', '[' -> depth++;
				case '}', ']' -> depth--;
				case ' ', '\n' -> {
					write(this.json, from, this.at);
					from = this.at + 1;
				}
				default -> {
				}
			}
			this.at++;
		}
		while (depth > 0 || this.at < this.json.length && !isEnd(this.json[this.at]));
		write(this.json, from, this.at);
	}

	/** Reads a number that is not negative. */
	long number() {
		next();
		int start = this.at;
		while (this.at < this.json.length && isDigit(this.json[this.at])) {
			this.at++;
		}
		return number(this.json, start, this.at);
	}

	/** The number in some bytes, all of them digits. */
	static long number(byte[] digits, int from, int end) {
		long number = 0;
		for (int at = from; at < end; at++) {
			number = number * 10 + digits[at] - '0';
		}
		return number;
	}

	/** To the quotation mark at the end of a text. */
	private void text() {
		for (this.at++; this.json[this.at] != '"'; this.at++) {
			if (this.json[this.at] == '\\') {
				this.at++;
			}
		}
	}

	private static boolean isSpace(byte next) {
		return next == ' ' || next == '\n';
	}

	private static boolean isDigit(byte next) {
		return next >= '0' && next <= '9';
	}

	private static boolean isEnd(byte next) {
		return next == ',' || next == '}' || next == ']' || next == ':' || isSpace(next);
	}

	/** Writes a character. */
	void write(int character) {
		ensure(1);
		this.out[this.end++] = (byte) character;
	}

	/** Writes some bytes, which nobody changes. */
	void write(byte[] bytes, int from, int end) {
		int more = end - from;
		if (more > LONG) {
			lengthen(more);
			part();
			this.parts.add(ByteBuffer.wrap(bytes, from, more));
			return;
		}
		ensure(more);
		System.arraycopy(bytes, from, this.out, this.end, more);
		this.end += more;
	}

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
		if (this.length > LONGEST) {
			throw new TooLong(LONGEST);
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
