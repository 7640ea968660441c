package onrecord.declaring;

import java.util.List;

/**
 * Rows once for each of several things that they have where others have one, and those
 * others as they are. Never twice for the same thing: of one thing, the rows are a list
 * without repetitions.
 *
 * @param column which of the things: null where a row has none
 * @param rows a view, or a query in parentheses
 * @param parts of which the rows are made, where an index of each has the order of a
 * list; none where PostgreSQL need not be told
 */
public record Each(String column, String rows, List<String> parts) {
}
