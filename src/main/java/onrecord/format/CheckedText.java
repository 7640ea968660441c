package onrecord.format;

import java.io.InputStream;

/**
 * The bytes of a text that is read in one piece: checked to be UTF-8 as they pass, and
 * counted, so that no more of them need be kept than was agreed.
 */
final class CheckedText extends InputStream {

	private final String name;

	private final Content content;

	private final int most;

	private final Utf8 utf8 = new Utf8();

	private long line = 1;

	private long column;

	private boolean afterReturn;

	private long taken;

	/**
	 * Prepares for reading.
	 * @param most so many bytes may be taken at a time; less than a buffer more than that
	 * are
	 */
	CheckedText(String name, Content content, int most) {
		this.name = name;
		this.content = content;
		this.most = most;
	}

	/** How many bytes have been taken since this was last set. */
	long taken() {
		return this.taken;
	}

	void setTaken(long taken) {
		this.taken = taken;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] into, int from, int length) {
		int read = this.content.read(into, from, length);
		if (read < 0 && !this.utf8.isComplete()) {
			throw notUtf8();
		}
		for (int i = from; i < from + read; i++) {
			this.column++;
			if ((into[i] < 0 || !this.utf8.isComplete()) && !this.utf8.accepts(into[i])) {
				throw notUtf8();
			}
			if (into[i] == '\r' || into[i] == '\n') {
				this.line += (into[i] == '\n' && this.afterReturn) ? 0 : 1;
				this.column = 0;
			}
			this.afterReturn = into[i] == '\r';
		}
		this.taken += Math.max(0, read);
		if (this.taken > this.most) {
			throw new Unreadable(
					"%s, about line %d: what is to be read at a time has more than %d MB, which is the most."
						.formatted(this.name, this.line, this.most >> 20));
		}
		return read;
	}

	private Unreadable notUtf8() {
		return new Unreadable("%s, line %d: is not UTF-8 at or right before byte %d of the line%s.".formatted(this.name,
				this.line, this.column, Encoding.ADVICE));
	}

}
