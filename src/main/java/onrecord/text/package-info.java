/**
 * Texts that people read in terminals and logs, whoever wrote them: nothing in them acts,
 * hides or looks like something else, and they are not more than can be read. And names,
 * as GraphQL and as SQL write them, and those that somebody may have meant.
 */
@NullMarked
package onrecord.text;

import org.jspecify.annotations.NullMarked;
