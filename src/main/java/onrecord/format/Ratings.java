package onrecord.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Ratings of fact-checkers, brought to five values. The words are those of
 * {@code ratings.txt}. In doubt there is none.
 */
final class Ratings {

	private static final int LONGEST = 100;

	private static final String SCALE = "SCALE";

	/** A question is no answer, and signs say what the words beside them do not. */
	private static final Pattern SIGNS = Pattern.compile("[?؟？¬\\p{Sm}]");

	private static final Map<String, String> WORDS = new HashMap<>();

	private static final Set<String> SCALES = new HashSet<>();

	static {
		Words.table("/ratings.txt", (value, words) -> {
			String other = value.equals(SCALE) ? SCALES.add(plain(words)) ? null : SCALE
					: WORDS.put(plain(words), value);
			if (other != null && !other.equals(value)) {
				throw new IllegalStateException("ratings.txt has \"%s\" twice".formatted(words));
			}
		});
	}

	private Ratings() {
	}

	/** Of the checker's own words; null where the table does not have them. */
	static @Nullable String ofWords(@Nullable String words) {
		// A question is no answer, and signs say what the words beside them do not: ≠
		// true.
		if (words == null || words.length() > LONGEST || SIGNS.matcher(words).find()) {
			return null;
		}
		return WORDS.get(plain(words));
	}

	/**
	 * Of a number on a scale whose ends are known: the upper quarter is TRUE, the lower
	 * one FALSE, what lies between MIXED.
	 */
	static @Nullable String ofNumber(@Nullable Double value, @Nullable Double best, @Nullable Double worst) {
		if (value == null || best == null || worst == null || best <= worst || value < worst || value > best) {
			return null;
		}
		double share = (value - worst) / (best - worst);
		return (share >= 0.75) ? "TRUE" : (share <= 0.25) ? "FALSE" : "MIXED";
	}

	/** Whether this is how a scale is called whose numbers tell how true something is. */
	static boolean isOfTruth(String scale) {
		return scale.length() <= LONGEST && SCALES.contains(plain(scale));
	}

	/** No two words become one by leaving spaces out: only whole ratings are compared. */
	private static String plain(String words) {
		return Words.plain(words).replace(" ", "");
	}

}
