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
 * Writes the answer to a root field: of the row that PostgreSQL has sent, and with
 * objects in the place of the ids that stand for them.
 */
final class AnswerWriter {

	private final Binary row;

	private final JsonWriter out;

	private final String version;

	private final KeptRows rows;

	private final Map<KeptTable, Map<Long, KeptRow>> read;

	private final Map<KeptTable, Set<Long>> missing = new LinkedHashMap<>();

	/**
	 * Made for one answer.
	 * @param row whose only column is the answer
	 * @param version of the corpus that the answer is of
	 * @param read rows of that version, by their ids, whether they are kept or not
	 */
	AnswerWriter(byte[] row, String version, KeptRows rows, Map<KeptTable, Map<Long, KeptRow>> read) {
		this.row = new Binary(row);
		this.out = new JsonWriter(2 * row.length);
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
		this.row.columns();
		column(layout);
		return this.missing.isEmpty() ? this.out.written() : null;
	}

	/** The ids of the rows that are not kept. */
	Map<KeptTable, Set<Long>> missing() {
		return this.missing;
	}

	private void column(Layout layout) {
		value(this.row.column(), layout);
	}

	private void value(boolean isThere, Layout layout) {
		switch (isThere ? layout : Layout.VALUE) {
			case Layout.Value value -> this.row.write(this.out);
			case Layout.Members(List<Layout.Member> members) -> members(members);
			case Layout.Items(Layout item) -> items(item);
			case Layout.OneOf(List<Layout> kinds) -> {
				this.row.columns();
				this.row.column();
				column(kinds.get((int) this.row.number()));
			}
			case Layout.Reference(List<Expansion> tables) -> reference(tables);
		}
	}

	private void members(List<Layout.Member> members) {
		if (this.row.columns() != members.size()) {
			throw new IllegalStateException("the row has not as many columns as the object has members");
		}
		this.out.write('{');
		for (int n = 0; n < members.size(); n++) {
			if (n > 0) {
				this.out.write(',');
			}
			Layout.Member member = members.get(n);
			this.out.write(member.name());
			column(member.layout());
		}
		this.out.write('}');
	}

	private void items(Layout item) {
		this.out.write('[');
		int items = this.row.items();
		for (int n = 0; n < items; n++) {
			if (n > 0) {
				this.out.write(',');
			}
			value(this.row.item(), item);
		}
		this.out.write(']');
	}

	private void reference(List<Expansion> tables) {
		long number = this.row.number();
		expand(tables.get((int) (number % tables.size())), number / tables.size());
	}

	private void expand(Expansion expansion, long id) {
		KeptTable table = expansion.table();
		if (table == null) {
			this.out.write('{');
			this.out.write('}');
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
			this.out.write(separator);
			this.out.write(member.name());
			switch (member.content()) {
				case Expansion.Constant(byte[] constant) -> this.out.write(constant);
				case Expansion.Value(int column) -> row.write(column, this.out);
				case Expansion.Made(int column, List<Expansion.Member> made) -> {
					if (row.isNull(column)) {
						row.write(column, this.out);
					}
					else {
						object(made, row);
					}
				}
				case Expansion.Other(int column, Expansion other) -> {
					if (row.isNull(column)) {
						row.write(column, this.out);
					}
					else {
						expand(other, row.number(column));
					}
				}
			}
			separator = ',';
		}
		if (separator == '{') {
			this.out.write(separator);
		}
		this.out.write('}');
	}

}
