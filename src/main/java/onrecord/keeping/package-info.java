/**
 * What a server keeps between requests is bounded by the heap that it takes, which is
 * estimated here and nowhere else. Whoever keeps something weighs it by
 * {@link onrecord.keeping.Weight} and keeps it as {@link onrecord.keeping.Keep} says.
 */
@NullMarked
package onrecord.keeping;

import org.jspecify.annotations.NullMarked;
