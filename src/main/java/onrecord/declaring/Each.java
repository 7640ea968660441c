package onrecord.declaring;

/**
 * Rows once for each of several things that they have where others have one, and those
 * others as they are. Never twice for the same thing: of one thing, the rows are a list
 * without repetitions.
 *
 * @param column which of the things: null where a row has none
 * @param rows a view, or a query in parentheses
 */
public record Each(String column, String rows) {
}
