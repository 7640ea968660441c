/**
 * Words that are quoted: what an article quotes, before it is held against the record,
 * and how a text is read in which words are looked for.
 */
@NullMarked
package onrecord.quoting;

import org.jspecify.annotations.NullMarked;
