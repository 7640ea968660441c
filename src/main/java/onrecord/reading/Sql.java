package onrecord.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small things about the text of SQL. */
final class Sql {

	private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

	private static final Pattern THIS = Pattern.compile("\\bthis\\b");

	private Sql() {
	}

	/** {@code saidOn} as {@code said_on}. */
	static String snake(String name) {
		return CAPITAL.matcher(name).replaceAll((match) -> "_" + match.group().toLowerCase());
	}

	/** A fragment about {@code this}, said of a row by its alias. */
	static String of(String fragment, String row) {
		return THIS.matcher(fragment).replaceAll(Matcher.quoteReplacement(row));
	}

	/** A text as an SQL literal. */
	static String quoted(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/** All lines but the first moved in by two. */
	static String indented(String lines) {
		return lines.strip().replace("\n", "\n  ");
	}

	/** In parentheses on lines of its own, moved in. */
	static String block(String lines) {
		return "(\n  " + indented(lines) + "\n)";
	}

}
