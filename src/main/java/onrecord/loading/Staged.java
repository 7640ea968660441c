package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * The records of a type as they were read.
 *
 * @param records a row for each, with what its members say
 * @param additions the same of those that add to others, as long as they wait; null where
 * that is not possible
 * @param lists the items of each list
 * @param excerpts the words in texts that records and items refer to
 */
record Staged(RecordType type, TempTable records, @Nullable TempTable additions, Map<TableRows, TempTable> lists,
		TempTable excerpts) {

	private static final String RECORD = "record bigint, file int, line bigint, pointer text, gid text, given bigint, "
			+ "only_if_new boolean, adds boolean, same_as text";

	/** Makes the tables, without rows. */
	static Staged empty(RecordType type, Bundle bundle, TableCatalogue catalogue, Script script) throws SQLException {
		String name = "staged_" + type.table();
		String main = columns(RECORD, type.main(), catalogue);
		TempTable records = TempTable.empty(script, name, main);
		TempTable additions = type.isRedirected() ? TempTable.empty(script, "addition_to_" + type.table(), main) : null;
		Map<TableRows, TempTable> lists = new LinkedHashMap<>();
		for (TableRows list : type.lists()) {
			lists.put(list, TempTable.empty(script, name + "_" + Snake.of(list.name()),
					columns("record bigint, position int", list, catalogue)));
		}
		return new Staged(type, records, additions, lists, TempTable.empty(script, "quoted_" + type.table(),
				columns("n bigint, record bigint, field text", bundle.excerpts().rows(), catalogue)));
	}

	private static String columns(String first, TableRows rows, TableCatalogue catalogue) {
		if (rows.items() == TableRows.Items.IDS) {
			return first + ", ref text";
		}
		List<String> all = new ArrayList<>(List.of(first));
		TableCatalogue.Table table = catalogue.table(rows.table());
		rows.members().forEach((member) -> all.add(column(member) + " " + switch (member) {
			case Member.Value value -> (value.type() != null) ? value.type() : table.column(value.column()).type();
			case Member.Reference reference -> "text";
			case Member.Excerpt excerpt -> "bigint";
		}));
		return String.join(", ", all);
	}

	/** The column in which a member waits. */
	static String column(Member member) {
		return switch (member) {
			case Member.Value value -> value.column();
			case Member.Reference reference -> Snake.of(reference.name());
			case Member.Excerpt excerpt -> Snake.of(excerpt.name());
		};
	}

	/** The items of a list. */
	TempTable list(TableRows list) {
		return Objects.requireNonNull(this.lists.get(list));
	}

	/** All tables. */
	List<TempTable> tables() {
		List<TempTable> all = new ArrayList<>(this.lists.values());
		all.addAll(List.of(this.records, this.excerpts));
		if (this.additions != null) {
			all.add(this.additions);
		}
		return all;
	}

	/** Whether nothing of the type was read. */
	boolean isEmpty() throws SQLException {
		return this.records.isEmpty() && (this.additions == null || this.additions.isEmpty());
	}

}
