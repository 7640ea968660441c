package onrecord.reading;

import java.util.List;

/**
 * An operation of a valid document: what tells it from all others, in few bytes.
 *
 * @param document the SHA-256 of its text
 * @param name empty where it has none
 * @param variables the names of those that it declares, in alphabetical order
 * @param introspects whether it asks for nothing but the schema, which is the same as
 * long as the server runs
 */
public record Operation(String document, String name, List<String> variables, boolean introspects) {
}
