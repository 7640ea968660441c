/** Sources, and the passages of their texts. */
@NullMarked
package onrecord.source;

import org.jspecify.annotations.NullMarked;
