package onrecord.format;

import java.nio.charset.Charset;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of files, which they do not say themselves.
 *
 * @param format the format of all files; null where it is to be recognised of each
 * @param encoding in which they are written that have no byte order mark; null for UTF-8,
 * or what is certain
 * @param dates in which order dates of three numbers are written; null where only those
 * count that can be read in one way
 * @param table what is said of tables
 * @param namespace whose the ids of all files are; null where each file has its own
 * @param worldwide schemes of identifiers that mean the same in all files, beside those
 * that always do
 */
public record Hints(@Nullable Format format, @Nullable Charset encoding, @Nullable DateOrder dates, TableHints table,
		@Nullable String namespace, Set<String> worldwide) {

	/** Nothing is said: the files must tell. */
	public static final Hints NONE = new Hints(null, null, null, TableHints.NONE);

	public Hints {
		worldwide = Set.copyOf(worldwide);
	}

	public Hints(@Nullable Format format, @Nullable Charset encoding, @Nullable DateOrder dates, TableHints table) {
		this(format, encoding, dates, table, null, Set.of());
	}

}
