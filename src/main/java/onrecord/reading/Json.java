package onrecord.reading;

/**
 * A finished answer to a root field: sent to the client as it is.
 *
 * @param utf8 well-formed JSON, which nobody may change
 */
public record Json(byte[] utf8) {
}
