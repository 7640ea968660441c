/**
 * What an operation may be: how large its document ({@code Limits}, by its
 * {@code Extent}), and how dear ({@code Cost}, by an {@code Estimate} of what it takes,
 * which depends on how long the lists of the corpus are: {@code Lengths}, as
 * {@code Measure} knows them).
 */
@NullMarked
package onrecord.limiting;

import org.jspecify.annotations.NullMarked;
