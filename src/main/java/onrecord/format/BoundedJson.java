package onrecord.format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON within bounds. */
final class BoundedJson {

	/** How large a record may be. */
	static final int MOST_BYTES = 16 << 20;

	static final int DEEPEST = 64;

	private static final int MOST_DIGITS = 100;

	private static final int LONGEST_NAME = 1000;

	static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DEEPEST)
				.maxNumberLength(MOST_DIGITS)
				.maxNameLength(LONGEST_NAME)
				.maxStringLength(MOST_BYTES)
				.build())
			.build())
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	/** Reads one value, which is all there is, and no member of an object twice. */
	static final ObjectReader STRICT = MAPPER.reader()
		.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	private BoundedJson() {
	}

	/** What a limit is, in our words. */
	static String limit(StreamConstraintsException ex) {
		String message = ex.getOriginalMessage();
		if (message.contains("nesting depth")) {
			return "nothing is nested deeper than " + DEEPEST;
		}
		if (message.contains("Number value length")) {
			return "a number has at most " + MOST_DIGITS + " digits";
		}
		if (message.contains("Name length")) {
			return "a name has at most " + LONGEST_NAME + " characters";
		}
		return oneLine(message);
	}

	/** Why nothing more can be read of a document. */
	static Unreadable unreadable(String file, JsonParser parser, JacksonException ex) {
		TokenStreamLocation where = parser.currentLocation();
		String reason = (ex instanceof StreamConstraintsException limit) ? limit(limit)
				: oneLine(ex.getOriginalMessage());
		return new Unreadable("%s, line %d, column %d: is not JSON that can be read: %s.".formatted(file,
				where.getLineNr(), where.getColumnNr(), reason), ex);
	}

	/** A message of the parser on one line, without what is only of use in Java. */
	static String oneLine(String message) {
		return message.startsWith("Unexpected end-of-input") ? "it ends before it is complete"
				: message.lines().findFirst().orElse("").replaceAll(" \\(start marker at \\[.*?]\\)", "").strip();
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

}
