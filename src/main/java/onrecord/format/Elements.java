package onrecord.format;

import java.util.Set;
import java.util.function.BiConsumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of JSON documents, one after the other, of which one at a time is kept:
 * those of the file itself, those in its lists, and those in members that hold nothing
 * but objects. What stands around the objects of such a member comes after them.
 */
final class Elements {

	/** So deep may members lie that are not kept whole. */
	private static final int DEEPEST = 4;

	private final String file;

	private final CheckedText text;

	private final Set<String> containers;

	private final BiConsumer<Location, ObjectNode> elements;

	/**
	 * Prepares for reading.
	 * @param containers the names of members that hold objects
	 * @param elements is given each object with where it begins
	 */
	Elements(String file, Content content, Set<String> containers, BiConsumer<Location, ObjectNode> elements) {
		this.file = file;
		this.text = new CheckedText(file, content, BoundedJson.MOST_BYTES);
		this.containers = containers;
		this.elements = elements;
	}

	void read() {
		try (JsonParser parser = BoundedJson.MAPPER.createParser(this.text)) {
			try {
				while (parser.nextToken() != null) {
					value(parser, 0);
				}
			}
			catch (JacksonException ex) {
				throw BoundedJson.unreadable(this.file, parser, ex);
			}
		}
	}

	private void value(JsonParser parser, int depth) {
		this.text.setTaken(0);
		switch (parser.currentToken()) {
			case START_ARRAY -> {
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					value(parser, depth);
				}
			}
			case START_OBJECT -> object(parser, depth);
			default -> parser.skipChildren();
		}
	}

	private void object(JsonParser parser, int depth) {
		Location place = Location.of(parser);
		ObjectNode own = BoundedJson.object();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			boolean container = parser.nextToken().isStructStart() && depth < DEEPEST && this.containers.contains(name);
			if (container) {
				long taken = this.text.taken();
				value(parser, depth + 1);
				this.text.setTaken(taken);
			}
			else {
				own.set(name, BoundedJson.MAPPER.readTree(parser));
			}
		}
		this.elements.accept(place, own);
	}

}
