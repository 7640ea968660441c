package onrecord.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that can be read. */
public enum Format {

	/** JSON Lines of records, as {@code bundle.schema.json} describes them. */
	BUNDLE("JSON Lines of records with type and key"),
	/** Fact-checks: schema.org ClaimReview, and answers of Google's Fact Check API. */
	CLAIMREVIEW("ClaimReview as JSON-LD, or claims of the Google Fact Check API"),
	/** Persons, organizations and memberships. */
	POPOLO("Popolo JSON: persons, organizations, memberships"),
	/** Statements in a table with commas, semicolons or bars. */
	CSV("a table of statements with commas, semicolons or bars"),
	/** Statements in a table with tabs. */
	TSV("a table of statements with tabs");

	private final String content;

	Format(String content) {
		this.content = content;
	}

	/** The format of a name, as it is written on the command line. */
	public static Format named(String name) {
		for (Format format : values()) {
			if (format.lowerCase().equals(name.toLowerCase(Locale.ROOT))) {
				return format;
			}
		}
		throw new IllegalArgumentException("There is no format %s; there are %s.".formatted(name, all()));
	}

	static String all() {
		return Arrays.stream(values())
			.map((format) -> format.lowerCase() + " (" + format.content + ")")
			.collect(Collectors.joining(", "));
	}

	String lowerCase() {
		return name().toLowerCase(Locale.ROOT);
	}

}
