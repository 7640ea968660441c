/** Reviews of statements by fact-checkers. */
@NullMarked
package onrecord.review;

import org.jspecify.annotations.NullMarked;
