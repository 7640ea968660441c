package onrecord.format;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a table of statements, a row each. A speaker may be an id or a name; the same
 * name is the same person, and no other is. A source may be an id, a title or an address.
 * What is not said of a statement is taken as the weakest: a PARAPHRASE, and an ASSERT.
 */
final class Table {

	private static final int MOST_CELLS = 1000;

	private final Content content;

	private final Records records;

	private final Delimiter delimiter;

	private final Map<String, String> chosen;

	private long line;

	/** Whether the last cell that was read stands in quotation marks. */
	private boolean quoted;

	Table(Content content, Records records, Delimiter delimiter, Map<String, String> chosen) {
		this.content = content;
		this.records = records;
		this.delimiter = delimiter;
		this.chosen = chosen;
	}

	void read() {
		CheckedText text = new CheckedText(this.records.file(), this.content, Json.MOST_BYTES);
		try (CsvReader<CsvRecord> reader = reader(text)) {
			Iterator<CsvRecord> rows = reader.iterator();
			@Nullable Header header = null;
			while (rows.hasNext()) {
				CsvRecord row = rows.next();
				boolean quoted = this.quoted;
				text.setTaken(0);
				this.line = row.getStartingLineNumber();
				if (!rows.hasNext() && quoted && text.last() != '"') {
					throw new Unreadable("%s, line %d: a quotation mark is opened in this row and never closed."
						.formatted(this.records.file(), this.line));
				}
				if (header == null) {
					header = new Header(this.records.file(), row.getFields(), this.chosen);
					if (header.isNamed()) {
						continue;
					}
				}
				row(header, row.getFields());
			}
		}
		catch (CsvParseException ex) {
			throw unreadable(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private CsvReader<CsvRecord> reader(CheckedText text) {
		CsvRecordHandler handler = CsvRecordHandler.builder()
			.maxFields(MOST_CELLS)
			.maxFieldSize(Json.MOST_BYTES)
			.maxRecordSize(Json.MOST_BYTES)
			.fieldModifier(new FieldModifier() {
				@Override
				public String modify(long startingLine, int index, boolean inQuotes, String field) {
					Table.this.quoted = inQuotes;
					return field;
				}
			})
			.build();
		return CsvReader.builder()
			.fieldSeparator(this.delimiter.letter)
			.allowExtraFields(true)
			.allowMissingFields(true)
			.maxBufferSize(Json.MOST_BYTES)
			.build(handler, new InputStreamReader(text, StandardCharsets.UTF_8));
	}

	private Unreadable unreadable(CsvParseException ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof Unreadable told) {
			return told;
		}
		String message = Objects.requireNonNullElse(cause.getMessage(), "");
		String reason = message.contains("buffer size") || message.endsWith("characters")
				? "it has more than %d MB; is a quotation mark not closed?".formatted(Json.MOST_BYTES >> 20)
				: message.endsWith(MOST_CELLS + " fields") ? "it has more than %d cells.".formatted(MOST_CELLS)
						: message;
		return new Unreadable("%s: the row after the one of line %d cannot be read: %s".formatted(this.records.file(),
				this.line, reason), ex);
	}

	private void row(Header header, List<String> row) {
		if (row.size() > header.width()) {
			this.records.refuse(this.line, String.join("" + this.delimiter.letter, row), row.getFirst(),
					"has %d cells, and the first row %d; a cell with a delimiter in it stands in quotation marks"
						.formatted(row.size(), header.width()));
			return;
		}
		Function<Column, String> cell = (column) -> header.value(row, column);
		String text = cell.apply(Column.TEXT);
		String speaker = speaker(cell.apply(Column.SPEAKER));
		String source = source(cell);
		String key = cell.apply(Column.KEY);
		ObjectNode statement = Json.object().put("type", "statement");
		statement.put("key", !key.isEmpty() ? key.replaceFirst("^statement:", "")
				: Keys.hashed(text, text, speaker, cell.apply(Column.SAID_ON), source));
		put(statement, "text", text);
		put(statement, "language", cell.apply(Column.LANGUAGE));
		statement.put("form", label(cell.apply(Column.FORM), "PARAPHRASE"));
		statement.put("act", label(cell.apply(Column.ACT), "ASSERT"));
		put(statement, "speaker", speaker);
		put(statement, "speakerAsDescribed", cell.apply(Column.SPEAKER_AS_DESCRIBED));
		put(statement, "saidOn", PartialDates.dayOf(cell.apply(Column.SAID_ON)));
		put(statement, "event", cell.apply(Column.EVENT));
		put(statement, "place", cell.apply(Column.PLACE));
		ids(statement, "addressees", cell.apply(Column.ADDRESSEES));
		ids(statement, "about", cell.apply(Column.ABOUT));
		ArrayNode attribution = statement.putArray("attribution");
		ObjectNode said = attribution.addObject().put("relation", "SAID");
		put(said, "actor", speaker);
		put(said, "verb", cell.apply(Column.VERB));
		if (!source.isEmpty()) {
			attribution.addObject().put("relation", "REPORTED").put("source", source);
			statement.putArray("appearances").addObject().put("source", source);
		}
		this.records.put(this.line, statement, header.origins());
	}

	private String speaker(String cell) {
		if (cell.isEmpty() || cell.startsWith("person:") || cell.startsWith("organization:")) {
			return cell;
		}
		ObjectNode person = onlyIfNew("person", Keys.name(cell)).put("name", cell);
		this.records.put(this.line, person);
		return "person:" + person.path("key").asString();
	}

	private String source(Function<Column, String> cell) {
		String title = cell.apply(Column.SOURCE);
		String url = cell.apply(Column.URL).replace(" ", "%20");
		if (title.startsWith("source:") || (title.isEmpty() && url.isEmpty())) {
			return title;
		}
		if (url.isEmpty() && title.matches("(?i)https?://\\S+")) {
			url = title;
		}
		ObjectNode source = onlyIfNew("source", url.isEmpty() ? Keys.name(title) : Keys.ofUrl(url));
		source.put("title", title.isEmpty() ? url : title).put("kind", "OTHER");
		put(source, "url", url);
		put(source, "publishedOn", PartialDates.dayOf(cell.apply(Column.PUBLISHED_ON)));
		this.records.put(this.line, source);
		return "source:" + source.path("key").asString();
	}

	private static ObjectNode onlyIfNew(String type, String key) {
		return Json.object().put("type", type).put("key", key).put("onlyIfNew", true);
	}

	private static void put(ObjectNode node, String name, String value) {
		if (!value.isEmpty()) {
			node.put(name, value);
		}
	}

	private static void ids(ObjectNode node, String name, String cell) {
		if (!cell.isEmpty()) {
			ArrayNode ids = node.putArray(name);
			for (String id : cell.split("[\\s;|]+")) {
				ids.add(id);
			}
		}
	}

	/** A label as the schema has it: in capitals, with underscores. */
	private static String label(String cell, String otherwise) {
		return cell.isEmpty() ? otherwise : cell.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
	}

}
