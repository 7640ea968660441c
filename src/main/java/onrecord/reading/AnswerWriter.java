package onrecord.reading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import onrecord.planning.Expansion;
import onrecord.planning.KeptTable;
import onrecord.planning.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a root field: the JSON that PostgreSQL has made, without white
 * space, and with objects in the place of the ids that stand for them.
 */
final class AnswerWriter {

	private final JsonCopy json;

	private final String version;

	private final KeptRows rows;

	private final Map<KeptTable, Map<Long, KeptRow>> read;

	private final Map<KeptTable, Set<Long>> missing = new LinkedHashMap<>();

	/**
	 * Made for one answer.
	 * @param version of the corpus that the answer is of
	 * @param read rows of that version, by their ids, whether they are kept or not
	 */
	AnswerWriter(byte[] json, String version, KeptRows rows, Map<KeptTable, Map<Long, KeptRow>> read) {
		this.json = new JsonCopy(json);
		this.version = version;
		this.rows = rows;
		this.read = read;
	}

	/**
	 * Writes it.
	 * @return null where rows are {@link #missing}
	 * @throws TooLong where it is
	 */
	@Nullable Json written(Layout layout) {
		value(layout);
		return this.missing.isEmpty() ? this.json.written() : null;
	}

	/** The ids of the rows that are not kept. */
	Map<KeptTable, Set<Long>> missing() {
		return this.missing;
	}

	private void value(Layout layout) {
		byte first = this.json.next();
		switch (layout) {
			case Layout.Members(Map<String, Layout> members) when first == '{' -> members(members);
			case Layout.Items(Layout item) when first == '[' -> items(item);
			case Layout.Reference(List<Expansion> tables) when first != 'n' -> reference(tables);
			default -> this.json.value();
		}
	}

	private void members(Map<String, Layout> members) {
		this.json.character();
		while (this.json.next() != '}') {
			Layout layout = members.get(this.json.name());
			this.json.character();
			value((layout != null) ? layout : Layout.COPY);
			if (this.json.next() == ',') {
				this.json.character();
			}
		}
		this.json.character();
	}

	private void items(Layout item) {
		this.json.character();
		while (this.json.next() != ']') {
			value(item);
			if (this.json.next() == ',') {
				this.json.character();
			}
		}
		this.json.character();
	}

	private void reference(List<Expansion> tables) {
		long number = this.json.number();
		expand(tables.get((int) (number % tables.size())), number / tables.size());
	}

	private void expand(Expansion expansion, long id) {
		KeptTable table = expansion.table();
		if (table == null) {
			this.json.write('{');
			this.json.write('}');
			return;
		}
		KeptRow row = row(table, id);
		if (row == null) {
			this.missing.computeIfAbsent(table, (missed) -> new HashSet<>()).add(id);
			return;
		}
		Integer kind = expansion.kind();
		for (Map.Entry<String, List<Expansion.Member>> members : expansion.members().entrySet()) {
			if (kind == null || row.is(kind, members.getKey())) {
				object(members.getValue(), row);
				return;
			}
		}
		throw new IllegalStateException("no object is of the type of row " + id + " of " + table.name());
	}

	private @Nullable KeptRow row(KeptTable table, long id) {
		KeptRow read = this.read.getOrDefault(table, Map.of()).get(id);
		return (read != null) ? read : this.rows.row(table, id, this.version);
	}

	private void object(List<Expansion.Member> members, KeptRow row) {
		char separator = '{';
		for (Expansion.Member member : members) {
			this.json.write(separator);
			this.json.write(member.name(), 0, member.name().length);
			switch (member.content()) {
				case Expansion.Constant(byte[] constant) -> this.json.write(constant, 0, constant.length);
				case Expansion.Value(int column) -> row.write(column, this.json);
				case Expansion.Made(int column, List<Expansion.Member> made) -> {
					if (row.isNull(column)) {
						row.write(column, this.json);
					}
					else {
						object(made, row);
					}
				}
				case Expansion.Other(int column, Expansion other) -> {
					if (row.isNull(column)) {
						row.write(column, this.json);
					}
					else {
						expand(other, row.number(column));
					}
				}
			}
			separator = ',';
		}
		if (separator == '{') {
			this.json.write(separator);
		}
		this.json.write('}');
	}

}
