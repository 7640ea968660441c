package onrecord.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where something stands in a file.
 *
 * @param line the line on which it begins, from 1
 * @param pointer the JSON Pointer (RFC 6901) to it within its document; null where it is
 * the document, or there is none
 */
record Location(long line, @Nullable String pointer) {

	Location(long line) {
		this(line, null);
	}

	/** Where the value begins that a parser has come to. */
	static Location of(JsonParser parser) {
		JsonPointer pointer = parser.streamReadContext().pathAsPointer();
		return new Location(parser.currentTokenLocation().getLineNr(), pointer.matches() ? null : pointer.toString());
	}

	/**
	 * Where one of the objects in a member begins, which may be a list of them or one.
	 */
	Location within(JsonNode object, String member, int nth) {
		String beginning = ((this.pointer != null) ? this.pointer : "") + "/" + member;
		return new Location(this.line, object.path(member).isArray() ? beginning + "/" + nth : beginning);
	}

}
