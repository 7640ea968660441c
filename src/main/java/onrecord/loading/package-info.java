/**
 * How records come into the database and out of it again. A machine like
 * {@link onrecord.declaring}: what the schema shows is loaded under the same name, and
 * the domain declares what a name cannot say; one declaration serves both directions.
 * <p>
 * A load begins in {@link onrecord.loading.Loader}: Staging copies what is read into
 * temporary tables, Merge is the recipe for the records of a type, and what it refuses
 * Rejects writes to a file.
 */
@NullMarked
package onrecord.loading;

import org.jspecify.annotations.NullMarked;
