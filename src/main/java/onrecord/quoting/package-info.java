/**
 * What an article quotes, before it is held against the record.
 */
@NullMarked
package onrecord.quoting;

import org.jspecify.annotations.NullMarked;
