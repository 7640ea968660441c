/** The corpus as a whole. */
@NullMarked
package onrecord.corpus;

import org.jspecify.annotations.NullMarked;
