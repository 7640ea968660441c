/** Topics. */
@NullMarked
package onrecord.topic;

import org.jspecify.annotations.NullMarked;
