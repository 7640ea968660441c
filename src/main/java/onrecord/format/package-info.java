/**
 * How files of several formats become records of the bundle, of which
 * {@code bundle.schema.json} says what they look like. Knows files and records, and no
 * database: whatever a file holds, memory is bounded, and the same file read again gives
 * the same records in the same order.
 */
@NullMarked
package onrecord.format;

import org.jspecify.annotations.NullMarked;
