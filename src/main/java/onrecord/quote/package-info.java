/** Whether somebody said something: quotations held against everything on record. */
@NullMarked
package onrecord.quote;

import org.jspecify.annotations.NullMarked;
