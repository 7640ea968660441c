package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a type's records as they will be, in the temporary tables {@code merged}
 * and {@code merged_<list>}: a member that a record does not have leaves what is stored.
 * They are checked by the rules of the tables, and then written.
 */
final class Merge {

	private final Script script;

	private final RecordType type;

	private final Bundle bundle;

	private final Catalogue catalogue;

	private final Catalogue.Table table;

	Merge(Script script, RecordType type, Bundle bundle, Catalogue catalogue) {
		this.script = script;
		this.type = type;
		this.bundle = bundle;
		this.catalogue = catalogue;
		this.table = catalogue.table(type.table());
	}

	/** Works out the rows. */
	void prepare() throws SQLException {
		List<String> columns = new ArrayList<>(
				List.of("staged.record", "staged.gid", "known.id", "known.is_new", "given"));
		Joins joins = new Joins();
		for (Member member : this.type.main().members()) {
			String column = member.column();
			String told = joins.value(member);
			columns.add("coalesce(case when known.is_new or %s then %s else stored.%s end, %s) as %3$s"
				.formatted(given(member.name()), told, column, otherwise(this.table, column)));
		}
		this.type.derived()
			.forEach((column, sql) -> columns.add("%s as %s".formatted(sql.replace("gid", "staged.gid"), column)));
		this.script.run("drop table if exists merged");
		this.script.run("""
				create temp table merged on commit drop as
				select %s
				from %s as staged
				join known_id as known on known.gid = staged.gid and known.matched is null
				left join %s as stored on stored.id = known.id
				%s""".formatted(String.join(",\n  ", columns), this.type.staged(), this.type.table(), joins));
		this.script.run("create unique index on merged (record)");
		this.script.run("analyze merged");
		for (Map.Entry<String, Rows> list : this.type.lists().entrySet()) {
			prepare(list.getKey(), list.getValue());
		}
	}

	private void prepare(String list, Rows rows) throws SQLException {
		Catalogue.Table table = this.catalogue.table(rows.table());
		List<String> columns = new ArrayList<>(
				List.of("merged.record", "merged.id as owner", "merged.is_new", "staged.position"));
		Joins joins = new Joins();
		if (rows.items() == Rows.Items.IDS) {
			boolean several = rows.members().size() > 1;
			joins.add("join known_id as referred on referred.gid = staged.ref");
			for (Member member : rows.members()) {
				columns.add((several ? "case when split_part(ref, ':', 1) in (%s) then referred.id end as %s"
						: "referred.id as %2$s")
					.formatted(types(member.name()), member.column()));
			}
		}
		else {
			for (Member member : rows.members()) {
				columns.add("coalesce(%s, %s) as %s".formatted(joins.value(member), otherwise(table, member.column()),
						member.column()));
			}
		}
		if (rows.items() == Rows.Items.QUOTATIONS) {
			columns.add("passage.source_id");
			columns.add("passage.exact");
		}
		String merged = merged(list);
		this.script.run("drop table if exists " + merged);
		this.script.run("""
				create temp table %s on commit drop as
				select %s
				from %s as staged
				join merged using (record)
				%s""".formatted(merged, String.join(",\n  ", columns), this.type.staged(list), joins));
	}

	/** The types of the records in a table, as SQL's list of texts. */
	private String types(String table) {
		return this.bundle.inTable(table).types().stream().collect(Collectors.joining("', '", "'", "'"));
	}

	private static String otherwise(Catalogue.Table table, String column) {
		String otherwise = table.column(column).otherwise();
		return (otherwise != null) ? otherwise : "null";
	}

	private String given(String member) {
		return "(given & %d) <> 0".formatted(this.type.bit(member));
	}

	static String merged(String list) {
		return "merged_" + Names.snake(list);
	}

	/** Refuses what breaks a rule. */
	void check() throws SQLException {
		Rules rules = new Rules(this.script, this.catalogue);
		rules.check(this.type.main());
		for (Map.Entry<String, Rows> list : this.type.lists().entrySet()) {
			rules.check(list.getKey(), list.getValue());
		}
		for (RecordType.Rule rule : this.type.rules()) {
			this.script.run("insert into refused select record, field, value, '%s' from (%s) as broken"
				.formatted(rule.reason().replace("'", "''"), withBits(rule.sql())));
		}
	}

	/** In SQL of the domain, {@code given(text)} asks whether the record has a text. */
	private String withBits(String sql) {
		String result = sql;
		for (String member : this.type.names()) {
			result = result.replace("given(" + member + ")", given(member));
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
		for (Map.Entry<String, Rows> list : this.type.lists().entrySet()) {
			this.script.run(
					"create temp table %s (owner bigint primary key) on commit drop".formatted(changed(list.getKey())));
			if (someStored) {
				removeChanged(list.getKey(), list.getValue());
			}
		}
		writeMain(someStored);
		for (Map.Entry<String, Rows> list : this.type.lists().entrySet()) {
			writeList(list.getKey(), list.getValue());
			this.script.run("drop table " + changed(list.getKey()));
		}
	}

	private void removeChanged(String list, Rows rows) throws SQLException {
		String columns = rows.members().stream().map(Member::column).collect(Collectors.joining(", "));
		if (this.catalogue.table(rows.table()).isOrdered()) {
			columns += ", position";
		}
		String told = "select owner, %s from %s where not is_new".formatted(columns, merged(list));
		String stored = "select %s, %s from %s where %1$s in (select id from merged where not is_new and %s)"
			.formatted(rows.owner(), columns, rows.table(), given(list));
		this.script.run("""
				insert into %s
				select distinct owner from (
				  (%s except all %s)
				  union all
				  (%3$s except all %2$s)) as difference""".formatted(changed(list), told, stored));
		this.script.run("insert into changed select owner from " + changed(list));
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

	private void writeList(String list, Rows rows) throws SQLException {
		List<String> columns = new ArrayList<>(rows.members().stream().map(Member::column).toList());
		boolean ordered = this.catalogue.table(rows.table()).isOrdered();
		if (ordered) {
			columns.add("position");
		}
		if (rows.items() == Rows.Items.QUOTATIONS) {
			columns.add("source_id");
		}
		List<String> told = new ArrayList<>(columns.stream().map((column) -> "told." + column).toList());
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
				merged(list),
				rows.carried().isEmpty() ? ""
						: "join %s as stored on stored.id = told.owner".formatted(this.type.table()),
				changed(list), ordered ? "" : "order by owner, position"));
	}

	private static String changed(String list) {
		return "changed_" + Names.snake(list);
	}

	private static String qualified(String table, List<String> columns) {
		return columns.stream().map((column) -> table + "." + column).collect(Collectors.joining(", "));
	}

	/** What is joined to find the rows that members refer to. */
	private static final class Joins {

		private final Map<String, String> joins = new LinkedHashMap<>();

		/** SQL for the value of a member's column. */
		String value(Member member) {
			String staged = "staged." + Staging.column(member);
			String name = "of_" + Names.snake(member.name());
			return switch (member) {
				case Member.Value value -> staged;
				case Member.Reference reference -> {
					this.joins.put(name, "left join known_id as %s on %1$s.gid = %s".formatted(name, staged));
					yield name + ".id";
				}
				case Member.Quotation quotation -> {
					String passage = quotation.name().equals("passage") ? "passage" : name;
					this.joins.put(passage, "left join passage_of as %s on %1$s.n = %s".formatted(passage, staged));
					yield passage + ".passage_id";
				}
			};
		}

		void add(String join) {
			this.joins.put(join, join);
		}

		@Override
		public String toString() {
			return String.join("\n", this.joins.values());
		}

	}

}
