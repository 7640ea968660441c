package onrecord.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** GraphQL's names as SQL's. */
public final class Snake {

	private static final Pattern CAPITAL = Pattern.compile("(?<!^)[A-Z]");

	private Snake() {
	}

	/** {@code saidOn} is {@code said_on}, and {@code Actor} is {@code actor}. */
	public static String of(String name) {
		return CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
	}

}
