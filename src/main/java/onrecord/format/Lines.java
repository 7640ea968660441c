package onrecord.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of bytes, one after the other. Of a line that is too long only its beginning is
 * kept.
 */
final class Lines {

	private final Content content;

	private final byte[] chunk = new byte[1 << 16];

	private int at;

	private int end;

	private byte[] line = new byte[1 << 13];

	private int length;

	private boolean tooLong;

	private long number;

	Lines(Content content) {
		this.content = content;
	}

	/** Goes to the next line. False where there is none. */
	boolean next() {
		this.length = 0;
		this.tooLong = false;
		if (this.at == this.end && !fill()) {
			return false;
		}
		this.number++;
		do {
			int stop = this.at;
			while (stop < this.end && this.chunk[stop] != '\n') {
				stop++;
			}
			keep(stop);
			if (stop < this.end) {
				this.at = stop + 1;
				break;
			}
			this.at = stop;
		}
		while (fill());
		if (this.length > 0 && this.line[this.length - 1] == '\r') {
			this.length--;
		}
		return true;
	}

	private boolean fill() {
		this.at = 0;
		this.end = Math.max(0, this.content.read(this.chunk, 0, this.chunk.length));
		return this.end > 0;
	}

	private void keep(int stop) {
		int more = Math.min(stop - this.at, BoundedJson.MOST_BYTES - this.length);
		this.tooLong |= more < stop - this.at;
		if (this.length + more > this.line.length) {
			this.line = Arrays.copyOf(this.line,
					Math.min(BoundedJson.MOST_BYTES, Math.max(2 * this.line.length, this.length + more)));
		}
		System.arraycopy(this.chunk, this.at, this.line, this.length, more);
		this.length += more;
	}

	/** The number of the line, from 1. */
	long number() {
		return this.number;
	}

	/** Whether the line has more bytes than a record may have. */
	boolean isTooLong() {
		return this.tooLong;
	}

	/** The bytes of the line, until {@link #length()}; they change with the next line. */
	byte[] bytes() {
		return this.line;
	}

	int length() {
		return this.length;
	}

	/**
	 * The line, with a mark for each byte that is not UTF-8; at most as many bytes as
	 * given.
	 */
	String text(int most) {
		return new String(this.line, 0, Math.min(most, this.length), StandardCharsets.UTF_8);
	}

}
