package onrecord.loading;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to load.
 *
 * @param dryRun whether to try everything and keep nothing
 * @param skip whether to keep what is right where something is refused, instead of
 * nothing at all: the other records, and the other parts of a record that can do without
 * @param marksLostProof whether words that a changed text of their source no longer has
 * are kept as no longer proven, instead of the text being refused
 * @param rejects the file that what is refused is written to; null for none
 */
public record Options(boolean dryRun, boolean skip, boolean marksLostProof, @Nullable Path rejects) {
}
