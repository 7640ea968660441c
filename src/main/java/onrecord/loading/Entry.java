package onrecord.loading;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record on its way into the database, with the place where it was read.
 *
 * @param file the file's name, as it was given; "-" for standard input
 * @param line the line on which the record begins, from 1
 * @param pointer the JSON Pointer (RFC 6901) of what became the record within its
 * document; null where a line is a record, or a document
 * @param record what was read, of the form that bundle.schema.json describes; null stands
 * in a list where an item was left out
 * @param original the record with all that was left out of it
 * @param leftOut which parts were, and why
 */
public record Entry(String file, long line, @Nullable String pointer, ObjectNode record, ObjectNode original,
		List<Refused> leftOut) {

	/** A record that stands on a line, and of which nothing was left out. */
	public Entry(String file, long line, ObjectNode record) {
		this(file, line, null, record, record, List.of());
	}

}
