package onrecord.limiting;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How long the lists of a corpus are on average, as far as that is known: rounded, so
 * that a few rows more are no other lengths. It depends on how one comes to whose list it
 * is.
 *
 * @param edition another number for others than before
 * @param known by the table and, after a dot, the column that refers to the same row; all
 * rows of the table, where there is none
 */
public record Lengths(int edition, Map<String, Length> known) {

	/** Nothing is known, as where there was no time to measure yet. */
	static final Lengths UNKNOWN = new Lengths(0, Map.of());

	/** One comes to a row by a reference, or asks for it. */
	static final String REFERENCE = "";

	private static final double MANY = 100;

	/**
	 * Of what was measured.
	 * @return these, if they are the same
	 */
	Lengths or(Map<String, Length> measured) {
		Map<String, Length> rounded = new HashMap<>(measured);
		rounded.replaceAll((name, length) -> length.rounded());
		return rounded.equals(this.known) ? this : new Lengths(this.edition + 1, Map.copyOf(rounded));
	}

	/**
	 * How many rows refer by a column to the same row; by their own ids, one.
	 * @param via how one comes to that row: {@link #REFERENCE}, or in a list of this
	 * name; null where it is one of all that there are
	 * @param times of how many such rows: one by one most have less than the mean, many
	 * together have the mean
	 * @return null where that is not known
	 */
	@Nullable Double of(String name, @Nullable String via, double times) {
		if (name.endsWith(".id")) {
			return 1.0;
		}
		Length length = this.known.get(name);
		if (length == null || via == null) {
			return (length != null) ? length.mean() : null;
		}
		if (name.equals(via)) {
			return length.nested();
		}
		return !REFERENCE.equals(via) ? length.mean() : (times < MANY) ? length.typical() : length.biased();
	}

	/**
	 * Which part of the rows of a table refer to one by a column; all, as long as that is
	 * not known.
	 */
	double filled(String name) {
		Length length = this.known.get(name);
		return (length != null) ? length.filled() : 1;
	}

	/**
	 * How many rows a table has.
	 * @return null where that is not known
	 */
	@Nullable Double all(String table) {
		return of(table + ".", null, 1);
	}

	/** As {@code measure_lists} measures it (R__counts.sql). */
	record Length(double mean, double biased, double typical, double nested, double filled) {

		private Length rounded() {
			return new Length(rounded(this.mean), rounded(this.biased), rounded(this.typical), rounded(this.nested),
					rounded(this.filled));
		}

		/** To a power of the square root of two. */
		private static double rounded(double mean) {
			return (mean > 0) ? Math.pow(2, Math.rint(2 * Math.log(mean) / Math.log(2)) / 2) : 0;
		}

	}

}
