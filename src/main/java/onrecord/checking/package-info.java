/**
 * Holds schema, declarations and database against each other when the server starts
 * ({@code StartCheck}): what does not fit together is told as a list of {@code Gaps}, and
 * the server does not start.
 */
@NullMarked
package onrecord.checking;

import org.jspecify.annotations.NullMarked;
