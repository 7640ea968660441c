/**
 * From the selection of a root field to one SQL query that returns its JSON, in which ids
 * may stand for rows of small tables ({@code KeptTables}, {@code Layout}).
 * <p>
 * Follow a root field: {@code Narrowing} (fragments say which objects they are of) →
 * {@code Planner} (objects and lists) → {@code ConnectionPlanner} (pages: found, counted)
 * and {@code FacetPlanner} (facets and timelines; {@code CrossFacetPlanner}: two facets
 * at once) over {@code Rows} (which rows, from where) → {@code Plan} (SQL and what to
 * bind, by its {@code Parameter}s). All operations whose variables have the same
 * {@code Shape} share a plan.
 * <p>
 * A query in the making is a {@code Select}, which is a value, as is what is made of each
 * of its rows ({@code Element}). What is asked of the rows of a list is known before
 * anything is made of it, or told by each part that needs it.
 */
@NullMarked
package onrecord.planning;

import org.jspecify.annotations.NullMarked;
