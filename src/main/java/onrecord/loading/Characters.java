package onrecord.loading;

import java.util.Locale;
import java.util.stream.Collectors;

/** Characters that a reader does not see, or takes for others, by their names. */
final class Characters {

	private static final int NAMED = 3;

	/** Letters that look like those of Latin below them, in other scripts. */
	private static final String ALIKE = "АВЕЅІЈКМНОРСТХУавеѕіјкмнорстхуԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανιρτυχκ";

	private static final String LATIN = "ABESIJKMHOPCTXYabesijkmhopctxydhqwABEZHIKMNOPTYXoavipTuxk";

	private Characters() {
	}

	/** What the eye takes a character for: in Latin, small, a hyphen. */
	static char alike(char letter) {
		int other = ALIKE.indexOf(letter);
		return switch (letter) {
			case '«', '»' -> '"';
			case '`', '´' -> '\'';
			case '–', '—', '−' -> '-';
			default -> Character.toLowerCase((other >= 0) ? LATIN.charAt(other) : letter);
		};
	}

	/**
	 * Whether it is not seen, and changes what is: as what turns the direction around.
	 */
	static boolean isUnseen(int letter) {
		return Character.getType(letter) == Character.FORMAT || Character.getType(letter) == Character.UNASSIGNED
				|| Character.getType(letter) == Character.PRIVATE_USE;
	}

	/**
	 * The first of those that are not seen, with their places: "U+202E RIGHT-TO-LEFT
	 * OVERRIDE at 4", or nothing.
	 */
	static String unseen(String text) {
		return text.codePoints().filter(Characters::isUnseen).distinct().limit(NAMED).mapToObj((letter) -> {
			int at = text.indexOf(Character.toString(letter));
			return "%s at %d".formatted(named(letter), text.codePointCount(0, at));
		}).collect(Collectors.joining(", "));
	}

	/**
	 * The first letter of one text that looks like that of another, and is not: "U+0421
	 * CYRILLIC CAPITAL LETTER ES at 0 for U+0043 LATIN CAPITAL LETTER C", or nothing.
	 */
	static String mistaken(String text, String other) {
		for (int at = 0; at < Math.min(text.length(), other.length()); at++) {
			char one = text.charAt(at);
			char two = other.charAt(at);
			if (one != two && Character.toLowerCase(one) != Character.toLowerCase(two) && alike(one) == alike(two)) {
				return "%s at %d for %s".formatted(named(one), text.codePointCount(0, at), named(two));
			}
		}
		return "";
	}

	private static String named(int letter) {
		return String.format(Locale.ROOT, "U+%04X %s", letter, Character.getName(letter)).strip();
	}

}
