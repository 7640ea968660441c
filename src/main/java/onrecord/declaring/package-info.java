/**
 * The vocabulary in which the domain packages say how their types are read: a
 * {@code Declaration} fills the {@code Model} with a {@code Type} for each GraphQL type,
 * its {@code Field}s, the {@code Relation}s that lead to other rows, and what its lists
 * can be filtered, ordered and grouped by. What is said is SQL over {@code this}, a row.
 * <p>
 * It knows neither requests nor the database. What others read of a declaration is
 * public, too, but not for the domain: it only declares.
 */
@NullMarked
package onrecord.declaring;

import org.jspecify.annotations.NullMarked;
