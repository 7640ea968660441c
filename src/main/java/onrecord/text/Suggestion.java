package onrecord.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Names that somebody may have meant, for hints only: nothing is ever taken for them.
 * Which are near enough is as graphql-js has it.
 */
public final class Suggestion {

	/** How many are worth reading. */
	public static final int MOST = 3;

	/** What is longer is compared with nothing: characters. */
	private static final int LONGEST = 40;

	/** With so many it is compared: of more, such as a client's own, with the first. */
	private static final int COMPARED = 200;

	private Suggestion() {
	}

	/**
	 * The nearest of the known names, the nearest first; none where none is near.
	 * @param given of any length: what it takes is bounded
	 */
	public static List<String> of(String given, Collection<String> known) {
		if (given.length() > LONGEST) {
			return List.of();
		}
		int farthest = given.length() * 2 / 5 + 1;
		Map<String, Integer> near = new TreeMap<>();
		for (String name : (Iterable<String>) known.stream().limit(COMPARED)::iterator) {
			if (Math.abs(name.length() - given.length()) <= farthest) {
				int distance = distance(given, name);
				if (distance <= farthest) {
					near.put(name, distance);
				}
			}
		}
		return near.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.limit(MOST)
			.map(Map.Entry::getKey)
			.toList();
	}

	/** All that is only written in other cases is one step away. */
	private static int distance(String one, String other) {
		if (one.equals(other)) {
			return 0;
		}
		return Math.max(1, edits(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)));
	}

	/** How many characters must be put in, left out, changed or swapped. */
	public static int edits(String one, String other) {
		int[] beforeLast = new int[other.length() + 1];
		int[] last = new int[other.length() + 1];
		int[] steps = IntStream.rangeClosed(0, other.length()).toArray();
		for (int i = 1; i <= one.length(); i++) {
			int[] free = beforeLast;
			beforeLast = last;
			last = steps;
			steps = free;
			steps[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int change = (one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				steps[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], steps[j - 1]));
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
						&& one.charAt(i - 2) == other.charAt(j - 1)) {
					steps[j] = Math.min(steps[j], beforeLast[j - 2] + 1);
				}
			}
		}
		return steps[other.length()];
	}

}
