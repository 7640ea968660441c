package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import onrecord.text.Snake;

/**
 * Checks the rows of a type's records as they will be, by the rules of their tables, and
 * writes them.
 */
final class Merge {

	private final Script script;

	private final RecordType type;

	private final TableCatalogue catalogue;

	Merge(Script script, RecordType type, TableCatalogue catalogue) {
		this.script = script;
		this.type = type;
		this.catalogue = catalogue;
	}

	/**
	 * Refuses what breaks a rule.
	 * @param parts which parts can be left out for that
	 */
	void check(Parts parts) throws SQLException {
		Rules rules = new Rules(this.script, this.type, this.catalogue, parts);
		rules.check();
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			rules.check(list.getKey(), list.getValue(), this.type.given(list.getKey()));
		}
		for (String rule : this.type.rules()) {
			this.script.run("insert into refused select record, field, value, reason from (%s) as broken"
				.formatted(withBits(rule)));
		}
	}

	/** In SQL of the domain, {@code given(text)} asks whether the record has a text. */
	private String withBits(String sql) {
		String result = sql;
		for (String member : this.type.names()) {
			result = result.replace("given(" + member + ")", this.type.given(member));
		}
		return result;
	}

	/** Forgets the records that were refused. */
	void forgetRefused() throws SQLException {
		this.script.run("delete from known_id using refused_id where known_id.gid = refused_id.gid and is_new");
		this.script.run("delete from %s where record in (select record from refused)".formatted(this.type.staged()));
	}

	/** Writes the rows that are new or other than what is stored. */
	void write() throws SQLException {
		for (String preparation : this.type.preparations()) {
			this.script.run(preparation);
		}
		boolean someStored = this.script.any("select from merged where not is_new limit 1");
		this.script.run("create temp table changed (id bigint) on commit drop");
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			this.script.run(
					"create temp table %s (owner bigint primary key) on commit drop".formatted(changed(list.getKey())));
			if (someStored) {
				removeChanged(list.getKey(), list.getValue());
			}
		}
		new Union(this.script, this.type, this.catalogue).empty();
		writeMain(someStored);
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			writeList(list.getKey(), list.getValue());
			this.script.run("drop table " + changed(list.getKey()));
		}
	}

	private void removeChanged(String list, TableRows rows) throws SQLException {
		String columns = rows.members().stream().map(Member::column).collect(Collectors.joining(", "));
		if (this.catalogue.table(rows.table()).isOrdered()) {
			columns += ", position";
		}
		String told = "select owner, %s from %s where not is_new".formatted(columns, Merged.list(list));
		String stored = "select %s, %s from %s where %1$s in (select id from merged where not is_new and %s)"
			.formatted(rows.owner(), columns, rows.table(), this.type.replaced(list));
		this.script.run("""
				insert into %s
				select distinct owner from (
				  (%s except all %s)
				  union all
				  (%3$s except all %2$s)) as difference""".formatted(changed(list), told, stored));
		this.script.run("insert into changed select owner from " + changed(list));
		for (Member.Quotation quotation : rows.members(Member.Quotation.class)) {
			this.script.run("insert into given_up select %s from %s where %s in (select owner from %s)"
				.formatted(quotation.column(), rows.table(), rows.owner(), changed(list)));
		}
		remove(list, rows);
	}

	private void remove(String list, TableRows rows) throws SQLException {
		this.script.run("delete from %s where %s in (select owner from %s)".formatted(rows.table(), rows.owner(),
				changed(list)));
	}

	/** The new ones first: what is stored may come to refer to them. */
	private void writeMain(boolean someStored) throws SQLException {
		List<String> columns = this.type.main().members().stream().map(Member::column).toList();
		List<String> all = new ArrayList<>(columns);
		all.add("id");
		if (this.type.identity().isEmpty()) {
			all.add("gid");
		}
		all.addAll(this.type.derived().keySet());
		this.script.run("insert into %s (%s) overriding system value select %2$s from merged where is_new order by id"
			.formatted(this.type.table(), String.join(", ", all)));
		if (someStored) {
			String set = columns.stream()
				.map((column) -> column + " = merged." + column)
				.collect(Collectors.joining(", "));
			this.script.run("""
					with written as (
					  update %1$s set %2$s from merged
					  where merged.id = %1$s.id and not merged.is_new and (%3$s) is distinct from (%4$s)
					  returning %1$s.id)
					insert into changed select id from written""".formatted(this.type.table(), set,
					qualified(this.type.table(), columns), qualified("merged", columns)));
		}
	}

	private void writeList(String list, TableRows rows) throws SQLException {
		if (rows.isKeptByTriggers()) {
			remove(list, rows);
		}
		List<String> columns = new ArrayList<>(rows.members().stream().map(Member::column).toList());
		boolean ordered = this.catalogue.table(rows.table()).isOrdered();
		if (ordered) {
			columns.add("position");
		}
		if (rows.items() == TableRows.Items.QUOTATIONS) {
			columns.add("source_id");
		}
		List<String> told = new ArrayList<>(columns.stream().map((column) -> "told." + column).toList());
		if (rows.items() == TableRows.Items.QUOTATIONS) {
			// As far as it is known here: the database looks closer, and few are other.
			columns.add("verification");
			told.add("case when told.verified then 'EXACT' else 'UNVERIFIED' end::verification");
		}
		rows.carried().forEach((column) -> {
			columns.add(column);
			told.add("stored." + column);
		});
		this.script.run("""
				insert into %s (%s, %s)
				select told.owner, %s
				from %s as told
				%s
				where is_new or owner in (select owner from %s)
				%s""".formatted(rows.table(), rows.owner(), String.join(", ", columns), String.join(", ", told),
				Merged.list(list),
				rows.carried().isEmpty() ? ""
						: "join %s as stored on stored.id = told.owner".formatted(this.type.table()),
				changed(list), ordered ? "" : "order by owner, position"));
	}

	private static String changed(String list) {
		return "changed_" + Snake.of(list);
	}

	private static String qualified(String table, List<String> columns) {
		return columns.stream().map((column) -> table + "." + column).collect(Collectors.joining(", "));
	}

}
