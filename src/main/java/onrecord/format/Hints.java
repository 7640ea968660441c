package onrecord.format;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of files, which they do not say themselves.
 *
 * @param format the format of all files; null where it is to be recognised of each
 * @param columns which columns of a table hold what: the number (from 1) or the name of a
 * column, by the name of what it holds
 */
public record Hints(@Nullable Format format, Map<String, String> columns) {

	/** Nothing is said: the files must tell. */
	public static final Hints NONE = new Hints(null, Map.of());

	public Hints {
		columns = Map.copyOf(columns);
	}

}
