package onrecord.loading;

import tools.jackson.databind.node.ObjectNode;

/**
 * A record on its way into the database, with the place where it was read.
 *
 * @param file the file's name, as it was given; "-" for standard input
 * @param line the line on which the record begins, from 1
 * @param record what was read, of the form that bundle.schema.json describes
 */
public record Entry(String file, long line, ObjectNode record) {
}
