package onrecord.http;

/**
 * What an error says. It may name what a client has written, but is not a copy of it.
 */
final class Message {

	/** How long it may be: characters. */
	static final int LONGEST = 300;

	private Message() {
	}

	/** The beginning of a text that is too long. */
	static String shortened(String text) {
		return (text.length() > LONGEST) ? text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…" : text;
	}

}
