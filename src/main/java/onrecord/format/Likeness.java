package onrecord.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import onrecord.text.Suggestion;

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
			if (Suggestion.edits(plain(given), plain(name)) <= Math.max(1, name.length() / 4)) {
				like.add(name);
			}
		}
		return like.isEmpty() ? "" : "; did you mean " + String.join(" or ", like) + "?";
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
	}

}
