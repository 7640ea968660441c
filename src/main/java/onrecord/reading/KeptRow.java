package onrecord.reading;

import onrecord.keeping.Weight;

/**
 * A row of a small table, as a version of the corpus has it.
 *
 * @param json of its values, one after the other
 * @param ends where in that each value ends
 */
record KeptRow(byte[] json, int[] ends, String version) {

	/** Of the values as a JSON array. */
	static KeptRow of(byte[] array, int size, String version) {
		JsonCopy json = new JsonCopy(array);
		int[] ends = new int[size];
		for (int column = 0; column < size; column++) {
			// The bracket or the comma.
			json.leaveOut();
			json.value();
			ends[column] = json.length();
		}
		return new KeptRow(json.written().utf8(), ends, version);
	}

	/** Writes a value. */
	void write(int column, JsonCopy out) {
		out.write(this.json, start(column), this.ends[column]);
	}

	boolean isNull(int column) {
		return this.json[start(column)] == 'n';
	}

	/** A value that is a number. */
	long number(int column) {
		return JsonCopy.number(this.json, start(column), this.ends[column]);
	}

	/** Whether a value, a text with nothing escaped in it, is this one. */
	boolean is(int column, String text) {
		int start = start(column) + 1;
		if (this.ends[column] - 1 - start != text.length()) {
			return false;
		}
		for (int at = 0; at < text.length(); at++) {
			if (this.json[start + at] != text.charAt(at)) {
				return false;
			}
		}
		return true;
	}

	private int start(int column) {
		return (column == 0) ? 0 : this.ends[column - 1];
	}

	/** The heap that it takes, but for the version, which many share: bytes. */
	int weight() {
		return Weight.object(3) + Weight.bytes(this.json.length) + Weight.bytes(Integer.BYTES * this.ends.length);
	}

}
