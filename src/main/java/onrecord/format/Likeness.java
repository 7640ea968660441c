package onrecord.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant, for hints only: nothing is ever taken for it. */
final class Likeness {

	private static final int LONGEST = 40;

	private Likeness() {
	}

	/** "; did you mean speaker?", or nothing. */
	static String hint(String given, Collection<String> known) {
		if (given.length() > LONGEST) {
			return "";
		}
		List<String> like = new ArrayList<>();
		for (String name : known) {
			if (distance(plain(given), plain(name)) <= Math.max(1, name.length() / 4)) {
				like.add(name);
			}
		}
		return like.isEmpty() ? "" : "; did you mean " + String.join(" or ", like) + "?";
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
	}

	/** How many letters must be put in, left out, changed or swapped. */
	private static int distance(String one, String other) {
		int[][] steps = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				if (i == 0 || j == 0) {
					steps[i][j] = i + j;
					continue;
				}
				int change = (one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				int least = Math.min(steps[i - 1][j - 1] + change, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
				boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
						&& one.charAt(i - 2) == other.charAt(j - 1);
				steps[i][j] = swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
			}
		}
		return steps[one.length()][other.length()];
	}

}
