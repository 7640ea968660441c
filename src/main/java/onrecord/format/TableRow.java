package onrecord.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import onrecord.loading.Formulas;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a table, by what its columns hold.
 *
 * @param line where it begins
 */
record TableRow(Records records, long line, Header header, List<String> cells) {

	/** What is read by people, and may have been taken from pages. */
	private static final List<Column> TEXTS = List.of(Column.TEXT, Column.SPEAKER, Column.SPEAKER_NAME,
			Column.SPEAKER_AS_DESCRIBED, Column.VERB, Column.SOURCE, Column.SOURCE_TITLE, Column.PUBLISHER,
			Column.RATING, Column.REVIEWER);

	/** An id or an address, in which the same characters mean themselves. */
	private static final Pattern NO_TEXT = Pattern.compile("(?:source|person|organization):\\S+|(?i:https?://\\S+)");

	/**
	 * The same without the space around the cells, and unless they are raw, without the
	 * apostrophes that keep spreadsheets from calculating them; texts that were HTML as
	 * what they stand for.
	 */
	TableRow plain(boolean raw) {
		List<String> plain = new ArrayList<>();
		for (String cell : this.cells) {
			String stripped = cell.strip();
			String unmarked = raw ? stripped : Formulas.unmarked(stripped);
			if (!unmarked.equals(stripped) && this.header.isUsed(plain.size())) {
				this.records.note(this.line, this.header.name(plain.size()), stripped,
						"is taken without its first apostrophe, which keeps spreadsheets from calculating it (--cells raw takes it as it is)");
			}
			plain.add(unmarked);
		}
		for (Column column : TEXTS) {
			this.header.replace(plain, column, (written) -> NO_TEXT.matcher(written).matches() ? written
					: Html.resolved(this.records, new Location(this.line), written, column.member()));
		}
		return new TableRow(this.records, this.line, this.header, plain);
	}

	/** What a column holds; empty where there is none. */
	String cell(Column column) {
		return this.header.value(this.cells, column);
	}

	/** Hands on a record that is made of the row. */
	void put(ObjectNode record, Map<String, String> origins) {
		this.records.put(this.line, record, origins);
	}

	/**
	 * Hands on a record that the row only refers to, unless there is one already.
	 * @return its id
	 */
	String refer(ObjectNode record) {
		this.records.put(this.line, record, this.header.origins());
		return Records.idOf(record);
	}

	/** Tells what was made of a cell, where it is not what stands there. */
	void note(Column column, String value, String made) {
		this.records.note(this.line, column.member(), value, made);
	}

	/** A label as the schema has it: in capitals, with underscores. */
	static String label(String cell) {
		return cell.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
	}

	/**
	 * The ids in a cell, separated by bars; where there are none, by semicolons or space.
	 * A key may have a semicolon in it, so one separates before another id only.
	 */
	static List<String> ids(String cell) {
		return Arrays.stream(cell.split((cell.indexOf('|') >= 0) ? "\\|" : "\\s+|;(?=\\s|$|[a-z]+:)"))
			.map(String::strip)
			.filter((id) -> !id.isEmpty())
			.toList();
	}

	static void put(ObjectNode node, String name, String value) {
		if (!value.isEmpty()) {
			node.put(name, value);
		}
	}

}
