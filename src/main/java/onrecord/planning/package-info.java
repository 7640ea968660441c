/**
 * From the selection of a root field to one SQL query that returns its JSON, in which ids
 * may stand for rows of small tables ({@code KeptTables}, {@code Layout}).
 * <p>
 * Follow a root field: {@code Narrowing} (fragments say which objects they are of) →
 * {@code Planner} (objects and lists) → {@code ConnectionPlanner} (pages: found, counted)
 * and {@code FacetPlanner} (facets and timelines) over {@code Rows} (which rows, from
 * where) → {@code Plan} (SQL and what to bind, by its {@code Parameter}s). All operations
 * whose variables have the same {@code Shape} share a plan.
 * <p>
 * Two orders are hidden in it: {@code ConnectionPlanner.query} puts its parts together
 * before what they all need, since they say what that is; and {@code FacetPlanner.rows}
 * is asked last, when it is known what is wanted of the rows.
 */
@NullMarked
package onrecord.planning;

import org.jspecify.annotations.NullMarked;
