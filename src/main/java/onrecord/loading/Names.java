package onrecord.loading;

import java.util.Locale;

/** Names of members in GraphQL's way, of columns in SQL's. */
final class Names {

	private Names() {
	}

	/** {@code saidOn} is {@code said_on}. */
	static String snake(String name) {
		return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	/** A constraint is named by the sentence that it enforces. */
	static String sentence(String constraint) {
		return constraint.replace('_', ' ');
	}

}
