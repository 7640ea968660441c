package onrecord.http;

import java.util.List;

/**
 * What an error says. It may name what a client has written, but is not a copy of it.
 */
final class Message {

	/** How long it may be: characters. */
	static final int LONGEST = 300;

	/** How much of one value it shows: characters. */
	private static final int SHOWN = 100;

	private Message() {
	}

	/** The beginning of a text that is too long. */
	static String shortened(String text) {
		return shortened(text, LONGEST);
	}

	/** The beginning of a value, or of a name, that is too long. */
	static String shown(String text) {
		return shortened(text, SHOWN);
	}

	private static String shortened(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, text.offsetByCodePoints(0, longest / 2)) + "…" : text;
	}

	/**
	 * How a sentence goes on: which names may have been meant; empty if there are none.
	 * @param sign that stands before each
	 */
	static String meant(String sign, List<String> names) {
		if (names.isEmpty()) {
			return "";
		}
		String all = String.join("`, `" + sign, names);
		int last = all.lastIndexOf(", ");
		String either = (last < 0) ? all : all.substring(0, last) + " or " + all.substring(last + 2);
		return ": did you mean `" + sign + either + "`?";
	}

}
