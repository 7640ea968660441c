package onrecord.pages;

/**
 * A stretch of a text, in UTF-16.
 *
 * @param start its first unit
 * @param end what follows its last
 */
record Stretch(int start, int end) {

}
