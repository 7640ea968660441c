package onrecord.format;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a table of statements, a row each. A speaker may be an id or a name; the same
 * name is the same person, and no other is. A source may be an id, a title or an address.
 * What is not said of a statement is taken as the weakest: a PARAPHRASE, and an ASSERT.
 */
final class Table {

	/** More than a row has, whose own bound is told with the row. */
	private static final int MOST_BYTES = 2 * BoundedJson.MOST_BYTES;

	private static final String WAYS = "--quoting csv reads cells of several lines, --quoting none takes quotation marks"
			+ " for characters, --delimiter says what stands between cells";

	private final Content content;

	private final Records records;

	private final Layout layout;

	private final TableHints hints;

	private final Speakers speakers;

	private final TableSources sources;

	private long count;

	Table(Content content, Records records, Layout layout, TableHints hints) {
		this.content = content;
		this.records = records;
		this.layout = layout;
		this.hints = hints;
		this.speakers = new Speakers(hints.speakerKind());
		this.sources = new TableSources(hints.source());
	}

	/**
	 * Reads all of it.
	 * @return how many rows it has, the header not among them
	 */
	long read() {
		CheckedText text = new CheckedText(this.records.file(), this.content, MOST_BYTES);
		RowReader rows = this.layout.rows(new InputStreamReader(text, StandardCharsets.UTF_8));
		@Nullable Header header = null;
		while (rows.next()) {
			text.setTaken(0);
			if (header == null) {
				header = header(rows);
				if (header.isNamed()) {
					continue;
				}
			}
			this.count++;
			row(new TableRow(this.records, rows.line(), header, rows.cells()));
		}
		if (rows.doubt() != null) {
			throw unreadable(rows.doubt(), header);
		}
		return this.count;
	}

	private Header header(RowReader rows) {
		Header header = new Header(this.records.file(), rows.cells(), this.hints.columns());
		RowReader.Doubt plain = this.layout.plainFrom();
		if (plain != null) {
			this.records.note(plain.line(), header.name(plain.column()), null,
					"%s; so all quotation marks are taken for characters, for each line has as many cells as the first (%s)"
						.formatted(plain.reason(), WAYS));
		}
		header.unused().forEach((column, made) -> this.records.note(rows.line(), column, null, made));
		return header;
	}

	private Unreadable unreadable(RowReader.Doubt doubt, @Nullable Header header) {
		return new Unreadable("%s, line %d, %s: %s (%s).".formatted(this.records.file(), doubt.line(),
				(header != null) ? header.name(doubt.column()) : "column " + (doubt.column() + 1), doubt.reason(),
				WAYS));
	}

	private void row(TableRow written) {
		int cells = written.cells().size();
		int width = written.header().width();
		if (cells > width || (this.layout.plainFrom() != null && cells < width)) {
			this.records.refuse(written.line(), String.join("" + this.layout.delimiter(), written
				.cells()), written.cells().getFirst(), (cells > width)
						? "has %d cells, and the first row %d; a cell with a delimiter in it stands in quotation marks"
							.formatted(cells, width)
						: "has %d cells, and the first row %d, in a table whose lines are rows each".formatted(cells,
								width));
			return;
		}
		TableRow row = written.plain(this.hints.raw());
		List<String> speakers = this.speakers.of(row);
		String source = this.sources.of(row);
		ObjectNode statement = statement(row, speakers, source);
		row.put(statement, row.header().origins());
		TableReviews.put(row, "statement:" + statement.path("key").asString());
	}

	private static ObjectNode statement(TableRow row, List<String> speakers, String source) {
		String text = row.cell(Column.TEXT);
		String key = row.cell(Column.KEY);
		ObjectNode statement = BoundedJson.object().put("type", "statement");
		statement.put("key", !key.isEmpty() ? key.replaceFirst("^statement:", "")
				: DerivedKeys.hashed(text, text, String.join(" ", speakers), row.cell(Column.SAID_ON), source));
		TableRow.put(statement, "text", text);
		TableRow.put(statement, "language", row.cell(Column.LANGUAGE));
		statement.put("form", label(row.cell(Column.FORM), "PARAPHRASE"));
		statement.put("act", label(row.cell(Column.ACT), "ASSERT"));
		speakers(statement, speakers);
		String described = row.cell(Column.SPEAKER_AS_DESCRIBED);
		boolean lost = described.isEmpty() && speakers.size() != 1 && !Speakers.isId(row.cell(Column.SPEAKER));
		TableRow.put(statement, "speakerAsDescribed", lost ? row.cell(Column.SPEAKER) : described);
		TableRow.put(statement, "saidOn", row.cell(Column.SAID_ON));
		TableRow.put(statement, "event", row.cell(Column.EVENT));
		TableRow.put(statement, "place", row.cell(Column.PLACE));
		ids(statement, "addressees", row.cell(Column.ADDRESSEES));
		ids(statement, "about", row.cell(Column.ABOUT));
		ArrayNode attribution = statement.putArray("attribution");
		ObjectNode said = attribution.addObject().put("relation", "SAID");
		TableRow.put(said, "actor", (speakers.size() == 1) ? speakers.getFirst() : "");
		TableRow.put(said, "verb", row.cell(Column.VERB));
		if (!source.isEmpty()) {
			attribution.addObject().put("relation", "REPORTED").put("source", source);
			statement.putArray("appearances").addObject().put("source", source);
		}
		return statement;
	}

	/** The only speaker, or all of several. */
	private static void speakers(ObjectNode statement, List<String> speakers) {
		if (speakers.size() == 1) {
			statement.put("speaker", speakers.getFirst());
		}
		else if (!speakers.isEmpty()) {
			speakers.forEach(statement.putArray("speakers")::add);
		}
	}

	private static void ids(ObjectNode node, String name, String cell) {
		if (!cell.isEmpty()) {
			ArrayNode ids = node.putArray(name);
			TableRow.ids(cell).forEach(ids::add);
		}
	}

	private static String label(String cell, String otherwise) {
		return cell.isEmpty() ? otherwise : TableRow.label(cell);
	}

}
