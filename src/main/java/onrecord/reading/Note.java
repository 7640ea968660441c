package onrecord.reading;

import java.util.List;

/**
 * Something that the answer does not say by itself, for {@code extensions.notes}.
 *
 * @param message what it is: that an id in a filter is nobody's, so that what is asked of
 * it has no answer
 * @param path where in the answer the field stands: response keys, up to the first list
 * @param argument as a schema coordinate, {@code Query.statements(filter:)}
 */
public record Note(String message, List<String> path, String argument) {
}
