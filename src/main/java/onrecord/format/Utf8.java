package onrecord.format;

/** Tells byte by byte whether a text is UTF-8, by the Encoding Standard's rules. */
final class Utf8 {

	private int missing;

	private int lowest = 0x80;

	private int highest = 0xBF;

	/** Where what is not UTF-8 begins, or -1; each call begins anew. */
	static int firstError(byte[] bytes, int from, int to) {
		Utf8 text = new Utf8();
		int begun = from;
		for (int i = from; i < to; i++) {
			begun = text.isComplete() ? i : begun;
			if ((bytes[i] < 0 || !text.isComplete()) && !text.accepts(bytes[i])) {
				return begun;
			}
		}
		return text.isComplete() ? -1 : begun;
	}

	boolean accepts(byte next) {
		int value = next & 0xFF;
		if (this.missing > 0) {
			if (value < this.lowest || value > this.highest) {
				return false;
			}
			this.missing--;
			this.lowest = 0x80;
			this.highest = 0xBF;
			return true;
		}
		if (value >= 0xC2 && value <= 0xDF) {
			this.missing = 1;
		}
		else if (value >= 0xE0 && value <= 0xEF) {
			this.missing = 2;
			this.lowest = (value == 0xE0) ? 0xA0 : 0x80;
			this.highest = (value == 0xED) ? 0x9F : 0xBF;
		}
		else if (value >= 0xF0 && value <= 0xF4) {
			this.missing = 3;
			this.lowest = (value == 0xF0) ? 0x90 : 0x80;
			this.highest = (value == 0xF4) ? 0x8F : 0xBF;
		}
		return value < 0x80 || this.missing > 0;
	}

	/** Whether no character has been begun and not ended. */
	boolean isComplete() {
		return this.missing == 0;
	}

}
