package onrecord.format;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of tables.
 *
 * @param columns which columns hold what: the number (from 1) or the name of a column, by
 * the name of what it holds
 * @param quoting what quotation marks are; null where the table must tell
 * @param delimiter what stands between cells: one character, or its name; null where the
 * table must tell
 * @param raw whether an apostrophe in front of what a spreadsheet would take for a
 * formula is a character like others, and not there because of that
 * @param speakerKind what speakers are of whom a row does not say it; null where that is
 * not known
 * @param source where the rows stand that name no source of their own
 */
public record TableHints(Map<String, String> columns, @Nullable Quoting quoting, @Nullable String delimiter,
		boolean raw, @Nullable SpeakerKind speakerKind, Source source) {

	/** Nothing is said: the tables must tell. */
	public static final TableHints NONE = new TableHints(Map.of(), null, null, false, null, Source.NONE);

	public TableHints {
		columns = Map.copyOf(columns);
	}

	/**
	 * A source, as the cells of a row would have it.
	 *
	 * @param title its title, or its id
	 * @param publisher the name or the id of who published it
	 */
	public record Source(@Nullable String title, @Nullable String url, @Nullable String publisher,
			@Nullable String publishedOn) {

		/** There is none. */
		public static final Source NONE = new Source(null, null, null, null);

	}

}
