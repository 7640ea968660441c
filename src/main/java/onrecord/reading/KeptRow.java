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
		for (int place = 0; place < size; place++) {
			// The bracket or the comma.
			json.leaveOut();
			json.value();
			ends[place] = json.length();
		}
		return new KeptRow(json.written().utf8(), ends, version);
	}

	/** Writes a value. */
	void write(int place, JsonCopy out) {
		out.write(this.json, start(place), this.ends[place]);
	}

	boolean isNull(int place) {
		return this.json[start(place)] == 'n';
	}

	/** A value that is a number. */
	long number(int place) {
		return JsonCopy.number(this.json, start(place), this.ends[place]);
	}

	/** Whether a value, a text with nothing escaped in it, is this one. */
	boolean is(int place, String text) {
		int start = start(place) + 1;
		if (this.ends[place] - 1 - start != text.length()) {
			return false;
		}
		for (int at = 0; at < text.length(); at++) {
			if (this.json[start + at] != text.charAt(at)) {
				return false;
			}
		}
		return true;
	}

	private int start(int place) {
		return (place == 0) ? 0 : this.ends[place - 1];
	}

	/** The heap that it takes, but for the version, which many share: bytes. */
	int weight() {
		return Weight.object(3) + Weight.bytes(this.json.length) + Weight.bytes(Integer.BYTES * this.ends.length);
	}

}
