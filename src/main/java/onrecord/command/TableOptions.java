package onrecord.command;

import java.util.LinkedHashMap;
import java.util.Map;

import onrecord.format.Quoting;
import onrecord.format.SpeakerKind;
import onrecord.format.TableHints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person says of tables. */
final class TableOptions {

	@Option(names = "--map", paramLabel = "WHAT=COLUMN",
			description = "Which column has what, by its number (from 1) or its name.")
	private Map<String, String> columns = new LinkedHashMap<>();

	@Option(names = "--quoting", paramLabel = "none|csv",
			description = "Whether quotation marks are characters like others, and each line a row (none), or enclose cells, "
					+ "which may have several lines (csv). Otherwise the table must tell, and the load stops where it does not.")
	private @Nullable Quoting quoting;

	@Option(names = "--delimiter", paramLabel = "MARK",
			description = "What stands between cells: tab, comma, semicolon, bar or any other character.")
	private @Nullable String delimiter;

	@Option(names = "--cells", paramLabel = "safe|raw", defaultValue = "safe",
			description = "Whether an apostrophe before a sign that opens a formula (=, +, -, @) keeps spreadsheets from it, and "
					+ "is not of the text (safe, unless told otherwise), or is a character like others (raw).")
	private Cells cells = Cells.safe;

	@Option(names = "--speaker-kind", paramLabel = "person|organization",
			description = "What speakers are, where no column speakerKind says it. Otherwise they are people if nothing speaks against it.")
	private @Nullable SpeakerKind speakerKind;

	@Option(names = "--source-title", paramLabel = "TITLE",
			description = "The source of all rows that name none: its title, or its id.")
	private @Nullable String sourceTitle;

	@Option(names = "--source-url", paramLabel = "URL", description = "Its address.")
	private @Nullable String sourceUrl;

	@Option(names = "--publisher", paramLabel = "NAME", description = "Who published it: a name or an id.")
	private @Nullable String publisher;

	@Option(names = "--published-on", paramLabel = "DATE", description = "When it was published.")
	private @Nullable String publishedOn;

	/**
	 * All of it.
	 * @throws IllegalArgumentException if something is said of a source that has no name
	 */
	TableHints hints() {
		if (this.sourceTitle == null && this.sourceUrl == null
				&& (this.publisher != null || this.publishedOn != null)) {
			throw new IllegalArgumentException(
					"--publisher and --published-on are of a source that --source-title or --source-url names.");
		}
		return new TableHints(this.columns, this.quoting, this.delimiter, this.cells == Cells.raw, this.speakerKind,
				new TableHints.Source(this.sourceTitle, this.sourceUrl, this.publisher, this.publishedOn));
	}

}
