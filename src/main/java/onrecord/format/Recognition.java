package onrecord.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Tells a format from what a file begins with; names and endings of files do not count.
 */
final class Recognition {

	private static final Set<String> TYPES = Set.of("person", "organization", "place", "topic", "source", "event",
			"statement", "reply", "review");

	private static final Set<String> POPOLO = Set.of("persons", "organizations", "memberships", "posts", "areas");

	private static final String OF_OBJECTS = "[]";

	private static final Set<String> CLAIMS = Set.of("@context", "@type", "@graph", "claims" + OF_OBJECTS,
			"claimReview", "dataFeedElement", "claimReviewed");

	private final String name;

	private final byte[] head;

	Recognition(String name, byte[] head) {
		this.name = name;
		this.head = head;
	}

	/**
	 * The format.
	 * @param named what somebody says that it is; null where nobody does
	 * @param hints what is said of tables
	 * @throws Unreadable if it is none of the known ones, or no text at all
	 */
	Format format(@Nullable Format named, TableHints hints) {
		requireText();
		if (named != null) {
			return named;
		}
		int start = start();
		if (start < 0) {
			return Format.BUNDLE;
		}
		if (this.head[start] == '{' || this.head[start] == '[') {
			return ofJson(start);
		}
		if (hints.delimiter() != null) {
			return (Delimiter.named(hints.delimiter()) == Delimiter.TAB.letter) ? Format.TSV : Format.CSV;
		}
		return switch (Delimiter.of(new String(this.head, StandardCharsets.UTF_8))) {
			case null -> throw unknown("text without columns, which begins with \"%s\"".formatted(beginning(start)));
			case TAB -> Format.TSV;
			case COMMA, SEMICOLON, BAR -> Format.CSV;
		};
	}

	private void requireText() {
		if (this.head.length == 0) {
			throw new Unreadable("%s is empty: there is nothing to load.".formatted(this.name));
		}
		if (starts('P', 'K', 3, 4)) {
			throw new Unreadable("%s is a ZIP archive; unpack it first.".formatted(this.name));
		}
		int first = -1;
		int zeros = 0;
		for (int i = this.head.length - 1; i >= 0; i--) {
			first = (this.head[i] == 0) ? i : first;
			zeros += (this.head[i] == 0) ? 1 : 0;
		}
		if (first >= 0) {
			boolean half = zeros < this.head.length && 5 * zeros >= 2 * this.head.length;
			throw new Unreadable("%s is no text: its byte %d is zero%s.".formatted(this.name, first + 1,
					half ? "; if it is UTF-16, --encoding UTF-16LE or --encoding UTF-16BE reads it" : ""));
		}
	}

	private boolean starts(int... bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (i >= this.head.length || (this.head[i] & 0xFF) != bytes[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Where what is not empty and no comment begins; -1 if further on than can be seen.
	 */
	private int start() {
		boolean comment = false;
		for (int i = 0; i < this.head.length; i++) {
			byte at = this.head[i];
			comment = (comment || at == '#') && at != '\n';
			if (!comment && (at > ' ' || at < 0)) {
				return i;
			}
		}
		if (this.head.length < Content.CHUNK) {
			throw new Unreadable("%s holds nothing but empty lines and comments.".formatted(this.name));
		}
		return -1;
	}

	private Format ofJson(int start) {
		Names names = new Names();
		try (JsonParser parser = BoundedJson.MAPPER.createParser(this.head, start, this.head.length - start)) {
			names.read(parser);
		}
		catch (JacksonException ex) {
			// Cut off or broken: what has been seen until then must do.
		}
		boolean ofBundle = names.type != null && (TYPES.contains(names.type) || names.seen.contains("key"));
		if (ofBundle && !names.seen.contains("@type")) {
			if (this.head[start] == '[' || names.lastLine > 1) {
				throw new Unreadable(
						"%s has records of the bundle, but not one a line, without brackets around and commas between them."
							.formatted(this.name));
			}
			return Format.BUNDLE;
		}
		if (names.seen.stream().anyMatch(CLAIMS::contains)) {
			return Format.CLAIMREVIEW;
		}
		boolean ofPersons = this.head[start] == '[' && names.seen.contains("name");
		if (ofPersons || names.seen.stream().anyMatch(POPOLO::contains)) {
			return Format.POPOLO;
		}
		throw unknown(names.seen.isEmpty() ? "JSON that begins with \"%s\"".formatted(beginning(start))
				: "JSON with " + String.join(", ",
						names.seen.stream().filter((one) -> !one.endsWith(OF_OBJECTS)).sorted().limit(10).toList()));
	}

	private String beginning(int start) {
		String text = new String(Arrays.copyOfRange(this.head, start, Math.min(start + 160, this.head.length)),
				StandardCharsets.UTF_8);
		String line = text.lines().findFirst().orElse("").strip();
		return line.substring(0, line.offsetByCodePoints(0, Math.min(40, line.codePointCount(0, line.length()))));
	}

	private Unreadable unknown(String seen) {
		return new Unreadable("The format of %s is not known: it is %s. The formats are %s; a format can also be named."
			.formatted(this.name, seen, Format.all()));
	}

	/** The names of members of the first object, or of the first in the first array. */
	private static final class Names {

		private final Set<String> seen = new HashSet<>();

		private @Nullable String type;

		private int lastLine;

		private void read(JsonParser parser) {
			JsonToken token = parser.nextToken();
			while (token == JsonToken.START_ARRAY) {
				token = parser.nextToken();
			}
			if (token != JsonToken.START_OBJECT) {
				return;
			}
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = parser.currentName();
				JsonToken value = parser.nextToken();
				this.seen.add(name);
				if (name.equals("type") && value == JsonToken.VALUE_STRING) {
					this.type = parser.getString();
				}
				if (value == JsonToken.START_ARRAY) {
					list(parser, name);
				}
				else {
					parser.skipChildren();
				}
			}
			this.lastLine = parser.currentTokenLocation().getLineNr();
		}

		private void list(JsonParser parser, String name) {
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				if (parser.currentToken() == JsonToken.START_OBJECT) {
					this.seen.add(name + OF_OBJECTS);
				}
				parser.skipChildren();
			}
		}

	}

}
