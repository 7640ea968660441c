package onrecord.loading;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Rows for a table, in the text format of PostgreSQL's {@code copy}. */
final class Copy {

	private final TempTable into;

	private final StringBuilder rows = new StringBuilder();

	private boolean begun;

	/**
	 * Begins with no rows.
	 * @param into the table, all columns of which each row has
	 */
	Copy(TempTable into) {
		this.into = into;
	}

	Copy add(long value) {
		separate();
		this.rows.append(value);
		return this;
	}

	Copy add(@Nullable String value) {
		separate();
		if (value == null) {
			this.rows.append("\\N");
			return this;
		}
		for (int at = 0; at < value.length(); at++) {
			char each = value.charAt(at);
			switch (each) {
				case '\\' -> this.rows.append("\\\\");
				case '\n' -> this.rows.append("\\n");
				case '\r' -> this.rows.append("\\r");
				case '\t' -> this.rows.append("\\t");
				default -> this.rows.append(each);
			}
		}
		return this;
	}

	private void separate() {
		if (this.begun) {
			this.rows.append('\t');
		}
		this.begun = true;
	}

	void end() {
		this.rows.append('\n');
		this.begun = false;
	}

	int length() {
		return this.rows.length();
	}

	/** Hands over the rows, by the table. */
	void drainTo(Map<TempTable, String> all) {
		if (!this.rows.isEmpty()) {
			all.put(this.into, this.rows.toString());
			this.rows.setLength(0);
		}
	}

}
