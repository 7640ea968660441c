/** Whatever has an id or a name: found by it. */
@NullMarked
package onrecord.search;

import org.jspecify.annotations.NullMarked;
