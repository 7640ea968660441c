package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import onrecord.text.Snake;

/** Writes rows that are new, or other than what is stored. */
record Upsert(Script script, TableCatalogue catalogue, Excerpts excerpts) {

	/** Writes the rows of a type's records. */
	Written write(Merge.Checked checked) throws SQLException {
		Merged merged = checked.merged();
		RecordType type = merged.staged().type();
		if (merged.found() != null) {
			this.excerpts.write(merged.found());
		}
		for (String preparation : type.preparations()) {
			this.script.run(preparation);
		}
		boolean someStored = this.script.any("select from merged where not is_new limit 1");
		TempTable changed = TempTable.empty(this.script, "changed", "id bigint");
		Map<TableRows, TempTable> changedLists = new LinkedHashMap<>();
		for (TableRows list : type.lists()) {
			TempTable owners = TempTable.empty(this.script, "changed_" + Snake.of(list.name()),
					"owner bigint primary key");
			changedLists.put(list, owners);
			if (someStored) {
				findChanged(type, list, owners);
				changed.insert("select owner from " + owners);
				this.excerpts.giveUp(list, owners);
				remove(list, owners);
			}
		}
		merged.union().empty();
		insert(type);
		if (someStored) {
			update(type);
		}
		for (Map.Entry<TableRows, TempTable> list : changedLists.entrySet()) {
			try (TempTable owners = list.getValue()) {
				writeList(type, list.getKey(), owners);
			}
		}
		this.excerpts.tidy();
		return new Written(merged, changed);
	}

	private void findChanged(RecordType type, TableRows list, TempTable owners) throws SQLException {
		String columns = String.join(", ", list.columns());
		if (this.catalogue.table(list.table()).isOrdered()) {
			columns += ", position";
		}
		String told = "select owner, %s from %s where not is_new".formatted(columns, list.merged());
		String stored = "select %s, %s from %s where %1$s in (select id from merged where not is_new and %s)"
			.formatted(list.owner(), columns, list.table(), type.replaced(list.name()));
		owners.insert("""
				select distinct owner from (
				  (%s except all %s)
				  union all
				  (%2$s except all %1$s)) as changed""".formatted(told, stored));
	}

	private void remove(TableRows rows, TempTable owners) throws SQLException {
		this.script
			.run("delete from %s where %s in (select owner from %s)".formatted(rows.table(), rows.owner(), owners));
	}

	/** The new ones first: what is stored may come to refer to them. */
	private void insert(RecordType type) throws SQLException {
		List<String> all = new ArrayList<>(type.main().columns());
		all.add("id");
		if (type.identity().isEmpty()) {
			all.add("gid");
		}
		all.addAll(type.derived().keySet());
		this.script.run("insert into %s (%s) overriding system value select %2$s from merged where is_new order by id"
			.formatted(type.table(), String.join(", ", all)));
	}

	private void update(RecordType type) throws SQLException {
		List<String> columns = type.main().columns();
		this.script.run("""
				with written as (
				  update %1$s set %2$s from merged
				  where merged.id = %1$s.id and not merged.is_new and (%3$s) is distinct from (%4$s)
				  returning %1$s.id)
				insert into changed select id from written""".formatted(type.table(),
				columns.stream().map((column) -> column + " = merged." + column).collect(Collectors.joining(", ")),
				qualified(type.table(), columns), qualified("merged", columns)));
	}

	private void writeList(RecordType type, TableRows rows, TempTable owners) throws SQLException {
		if (rows.isKeptByTriggers()) {
			remove(rows, owners);
		}
		Map<String, String> values = new LinkedHashMap<>(Map.of(rows.owner(), "told.owner"));
		rows.columns().forEach((column) -> values.put(column, "told." + column));
		boolean ordered = this.catalogue.table(rows.table()).isOrdered();
		if (ordered) {
			values.put("position", "told.position");
		}
		values.putAll(rows.derived());
		rows.carried().forEach((column) -> values.put(column, "stored." + column));
		this.script.run("""
				insert into %s (%s)
				select %s
				from %s as told
				%s
				where is_new or owner in (select owner from %s)
				%s""".formatted(rows.table(), String.join(", ", values.keySet()), String.join(", ", values.values()),
				rows.merged(),
				rows.carried().isEmpty() ? "" : "join %s as stored on stored.id = told.owner".formatted(type.table()),
				owners, ordered ? "" : "order by owner, position"));
	}

	private static String qualified(String table, List<String> columns) {
		return columns.stream().map((column) -> table + "." + column).collect(Collectors.joining(", "));
	}

}
