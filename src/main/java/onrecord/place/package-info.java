/** Places. */
@NullMarked
package onrecord.place;

import org.jspecify.annotations.NullMarked;
