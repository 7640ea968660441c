/** Events, who took part in them, and how many. */
@NullMarked
package onrecord.event;

import org.jspecify.annotations.NullMarked;
