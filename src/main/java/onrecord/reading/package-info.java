/**
 * The reading machine: turns the selection of a GraphQL root field into one SQL statement
 * that returns the finished JSON. It knows no word of the domain; the domain packages
 * tell it by {@link onrecord.reading.Declaration}s how their types are read.
 * <p>
 * Follow a request: {@code Reader} (cache, database) → {@code Planner} (selection to SQL)
 * → {@code Plan} (SQL and what to bind) → {@code Json} → {@code HandThrough} (to the
 * answer, untouched).
 */
@NullMarked
package onrecord.reading;

import org.jspecify.annotations.NullMarked;
