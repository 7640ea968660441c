package onrecord.reading;

import onrecord.keeping.Weight;

/**
 * A row of a small table, as a version of the corpus has it.
 *
 * @param json of its values, one after the other
 * @param ends where in that each value ends
 */
record KeptRow(byte[] json, int[] ends, String version) {

	/** Of a row that PostgreSQL has sent. */
	static KeptRow of(byte[] row, String version) {
		Binary values = new Binary(row);
		JsonWriter json = new JsonWriter(2 * row.length);
		int[] ends = new int[values.columns()];
		for (int column = 0; column < ends.length; column++) {
			values.column();
			values.write(json);
			ends[column] = json.length();
		}
		return new KeptRow(json.written().utf8(), ends, version);
	}

	/** Writes a value. */
	void write(int column, JsonWriter out) {
		out.write(this.json, start(column), this.ends[column]);
	}

	boolean isNull(int column) {
		return this.json[start(column)] == 'n';
	}

	/** A value that is a number and not negative. */
	long number(int column) {
		long number = 0;
		for (int at = start(column); at < this.ends[column]; at++) {
			number = number * 10 + this.json[at] - '0';
		}
		return number;
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
