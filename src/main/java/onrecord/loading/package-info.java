/**
 * How records come into the database and out of it again. A machine like
 * {@link onrecord.declaring}: the domain declares which members of a record belong to
 * which columns, and one declaration serves both directions.
 */
@NullMarked
package onrecord.loading;

import org.jspecify.annotations.NullMarked;
