/** The server: who said what, in which words, and according to whom. */
@NullMarked
package onrecord;

import org.jspecify.annotations.NullMarked;
