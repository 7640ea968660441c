/** Statements: what was said, by whom, to whom, about what, and in answer to what. */
@NullMarked
package onrecord.statement;

import org.jspecify.annotations.NullMarked;
