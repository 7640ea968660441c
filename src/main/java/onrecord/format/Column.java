package onrecord.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a table of statements can hold, and by which names a header may call
 * it.
 */
enum Column {

	KEY("key", "id"), TEXT("text", "quote", "quotation", "statement", "claim", "words"), LANGUAGE("language", "lang"),
	FORM("form"), ACT("act"), SPEAKER("speaker", "speakerName", "speakerId", "who", "person", "name", "author"),
	SPEAKER_AS_DESCRIBED("speakerAsDescribed", "speakerDescription"), VERB("verb"),
	SAID_ON("saidOn", "date", "day", "when", "saidDate"), EVENT("event"), PLACE("place"),
	ADDRESSEES("addressees", "addressee", "to"), ABOUT("about", "subjects", "subject"),
	SOURCE("source", "sourceTitle", "title", "headline"), URL("url", "sourceUrl", "link", "address"),
	PUBLISHED_ON("publishedOn", "published", "publicationDate");

	private final List<String> names;

	Column(String... names) {
		this.names = List.of(names);
	}

	/** The column of a name; capitals, spaces, underscores and hyphens do not count. */
	static @Nullable Column named(String name) {
		for (Column column : values()) {
			if (column.names.stream().anyMatch((one) -> plain(one).equals(plain(name)))) {
				return column;
			}
		}
		return null;
	}

	/** The member of a statement that the column is for, as far as there is one. */
	String member() {
		return this.names.getFirst();
	}

	static String all() {
		return Arrays.stream(values()).map(Column::member).collect(Collectors.joining(", "));
	}

	static String plain(String name) {
		return name.strip().replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
	}

}
