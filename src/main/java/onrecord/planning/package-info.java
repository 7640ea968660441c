/**
 * From the selection of a root field to one SQL query, and to how its answer is written
 * as JSON ({@code Layout}): ids may stand in it for rows of small tables
 * ({@code KeptTables}).
 * <p>
 * Follow a root field: {@code Narrowing} (fragments say which objects they are of) →
 * {@code Planner} (objects and lists) → {@code ConnectionPlanner} (pages: found, counted)
 * and {@code FacetPlanner} (facets and timelines; {@code CrossFacetPlanner}: two facets
 * at once) over {@code Rows} (which rows, from where) → {@code Plan} (SQL and what to
 * bind, by its {@code Parameter}s). All operations whose variables have the same
 * {@code Shape} share a plan.
 * <p>
 * A query in the making is a {@code Select}, which is a value, as is what is shown of its
 * rows, in both halves of the plan ({@code Expression}). What is asked of the rows of a
 * list is known before anything is made of it, or told by each part that needs it.
 */
@NullMarked
package onrecord.planning;

import org.jspecify.annotations.NullMarked;
