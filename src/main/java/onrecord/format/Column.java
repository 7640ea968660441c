package onrecord.format;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a table of statements can hold, and by which names a header may call
 * it.
 */
enum Column {

	KEY("key", "id"),
	TEXT("text", "quote", "quotation", "statement", "claim", "words", "claimReviewed", "claimText", "statementText"),
	LANGUAGE("language", "lang"), FORM("form"), ACT("act"),
	SPEAKER("speaker", "speakers", "speakerName", "speakerId", "who", "person", "name", "author", "claimant",
			"claimedBy", "saidBy"),
	SPEAKER_NAME("speakerName"), SPEAKER_KIND("speakerKind", "speakerType", "claimantType"),
	SPEAKER_AS_DESCRIBED("speakerAsDescribed", "speakerDescription"), VERB("verb"),
	SAID_ON("saidOn", "date", "day", "when", "saidDate", "claimDate", "dateSaid", "statementDate"), EVENT("event"),
	PLACE("place"), ADDRESSEES("addressees", "addressee", "to"), ABOUT("about", "subjects", "subject"),
	SOURCE("source", "sourceTitle", "title", "headline"), SOURCE_TITLE("sourceTitle"),
	URL("url", "sourceUrl", "link", "address"), PUBLISHER("publisher", "outlet"),
	PUBLISHED_ON("publishedOn", "published", "publicationDate", "datePublished"),
	RATING("rating", "verdict", "ruling", "textualRating", "factCheckRating", "factCheckVerdict", "truthRating",
			"claimRating", "reviewRating"),
	REVIEWER("reviewer", "factChecker", "checker", "checkedBy", "reviewedBy", "factCheckedBy", "reviewerName",
			"factCheckOrganization", "factCheckingOrganization", "factCheckPublisher"),
	REVIEW_URL("reviewUrl", "reviewLink", "factCheckUrl", "factCheckLink", "checkUrl", "factCheck", "debunkUrl",
			"verdictUrl"),
	REVIEWED_ON("reviewedOn", "reviewDate", "checkedOn", "factCheckDate", "dateChecked", "dateReviewed", "checkDate",
			"verdictDate", "ratingDate");

	private static final Map<String, Column> NAMED = new HashMap<>();

	static {
		for (Column column : values()) {
			column.names.forEach((name) -> NAMED.putIfAbsent(plain(name), column));
		}
	}

	private final List<String> names;

	Column(String... names) {
		this.names = List.of(names);
	}

	/** The column of a name; capitals, spaces, underscores and hyphens do not count. */
	static @Nullable Column named(String name) {
		return NAMED.get(plain(name));
	}

	/**
	 * The column of a name in a table that has others already: beside the ids of speakers
	 * and sources stand their names.
	 */
	static @Nullable Column named(String name, Set<Column> taken) {
		Column column = named(name);
		return !taken.contains(column) ? column
				: Arrays.stream(values())
					.filter((other) -> !taken.contains(other) && plain(other.member()).equals(plain(name)))
					.findFirst()
					.orElse(column);
	}

	/** All names of columns. */
	static List<String> names() {
		return Arrays.stream(values()).flatMap((column) -> column.names.stream()).toList();
	}

	/** The member of a statement that the column is for, as far as there is one. */
	String member() {
		return this.names.getFirst();
	}

	static String all() {
		return listed(List.of(values()));
	}

	static String listed(Collection<Column> columns) {
		return columns.stream()
			.filter((column) -> named(column.member()) == column)
			.map(Column::member)
			.collect(Collectors.joining(", "));
	}

	static String plain(String name) {
		return name.strip().replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
	}

}
