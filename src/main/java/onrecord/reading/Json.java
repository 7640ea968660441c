package onrecord.reading;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A finished answer to a root field, as PostgreSQL made it: written into the response as
 * it is.
 *
 * @param text well-formed JSON
 */
record Json(@JsonValue @JsonRawValue String text) {
}
