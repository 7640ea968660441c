package onrecord.text;

import java.util.regex.Pattern;

/**
 * Texts of others as a terminal and a log may show them. What a terminal would obey, what
 * turns the direction of writing around, what is not seen and what ends a line stands
 * there by its number: {@code \}{@code u001b}.
 */
public final class Printable {

	/**
	 * Controls (C0, C1), format characters, line and paragraph separators, halves of
	 * pairs. Joiners, which Persian, Hindi and others are written with, and the signs of
	 * Arabic numbers are letters like others.
	 */
	private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u08e2%s]]";

	private static final Pattern IN_A_LINE = Pattern.compile(UNSEEN.formatted(""));

	private static final Pattern IN_A_TEXT = Pattern.compile(UNSEEN.formatted("\\n\\t"));

	private Printable() {
	}

	/** The text on one line. */
	public static String line(String text) {
		return shown(text, IN_A_LINE);
	}

	/** The text with its lines and tabs. */
	public static String text(String text) {
		return shown(text, IN_A_TEXT);
	}

	private static String shown(String text, Pattern unseen) {
		return unseen.matcher(text)
			.replaceAll((match) -> "\\\\u%s%04x%s".formatted((match.group().length() > 1) ? "{" : "",
					match.group().codePointAt(0), (match.group().length() > 1) ? "}" : ""));
	}

	/**
	 * The beginning of a text that is too long, with how much there is more.
	 * @param most how many characters (UTF-16) of it may stand there
	 */
	public static String shortened(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
		return "%s… (%d characters more)".formatted(text.substring(0, end), text.length() - end);
	}

}
