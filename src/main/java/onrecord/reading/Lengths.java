package onrecord.reading;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How long the lists of a corpus are on average, as far as that is known: rounded, so
 * that a few rows more are no other lengths.
 *
 * @param edition another number for others than before
 * @param means by their names, see {@link #of}
 */
record Lengths(int edition, Map<String, Double> means) {

	/** Nothing is known, as where there was no time to measure yet. */
	static final Lengths UNKNOWN = new Lengths(0, Map.of());

	/**
	 * Of rows (as V43__lengths_of_lists.sql keeps them).
	 * @param measured by their names, see {@link #of}
	 * @return these, if they are the same
	 */
	Lengths or(Map<String, Double> measured) {
		Map<String, Double> means = new HashMap<>();
		measured.forEach((name, mean) -> means.put(name, rounded(mean)));
		return means.equals(this.means) ? this : new Lengths(this.edition + 1, Map.copyOf(means));
	}

	/** To a power of the square root of two. */
	private static double rounded(double mean) {
		return (mean > 0) ? Math.pow(2, Math.rint(2 * Math.log(mean) / Math.log(2)) / 2) : 0;
	}

	/**
	 * How many rows of a table refer by a column to the same row, or how many rows it
	 * has.
	 * @param name the table and, after a dot, the column, if one is meant
	 * @return null where that is not known
	 */
	@Nullable Double of(String name) {
		return this.means.get(name);
	}

}
