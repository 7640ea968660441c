package onrecord.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import onrecord.loading.Formulas;

/**
 * A row of a table, by what its columns hold.
 *
 * @param line where it begins
 */
record TableRow(Records records, long line, Header header, List<String> cells) {

	/**
	 * The same without the space around the cells, and unless they are raw, without the
	 * apostrophes that keep spreadsheets from calculating them.
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

	static void put(ObjectNode node, String name, String value) {
		if (!value.isEmpty()) {
			node.put(name, value);
		}
	}

}
