package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import onrecord.text.Snake;

/**
 * Works out the rows of a type's records as they will be, in the temporary tables
 * {@code merged} and {@code merged_<list>}: a member that a record does not have leaves
 * what is stored. There is one for each row, whatever the number of records about it.
 */
final class Merged {

	private final Script script;

	private final RecordType type;

	private final Bundle bundle;

	private final TableCatalogue catalogue;

	private final Union union;

	Merged(Script script, RecordType type, Bundle bundle, TableCatalogue catalogue) {
		this.script = script;
		this.type = type;
		this.bundle = bundle;
		this.catalogue = catalogue;
		this.union = new Union(script, type, catalogue);
	}

	/** Works out the rows. */
	void prepare() throws SQLException {
		this.union.prepare();
		Joins joins = new Joins();
		boolean several = this.type.isRedirected();
		// Of records that add to others the lists are given only once they are united.
		String given = several
				? "case when known.other and not known.is_new then 0 when known.adds then given & %d else given end as given"
					.formatted(this.type.bitsOfMain())
				: "given";
		String gid = several ? "case when known.other and not known.is_new then stored.gid else staged.gid end as gid"
				: "staged.gid";
		List<String> columns = new ArrayList<>(List.of("staged.record", gid, "known.id", "known.is_new", given));
		TableCatalogue.Table table = this.catalogue.table(this.type.table());
		for (Member member : this.type.main().members()) {
			String column = member.column();
			String told = joins.value(member);
			columns.add("coalesce(case when known.is_new or %s then %s else stored.%s end, %s) as %3$s".formatted(
					(several ? "not known.other and " : "") + this.type.replaced(member.name()), told, column,
					otherwise(table, column)));
		}
		this.type.derived()
			.forEach((column, sql) -> columns.add("%s as %s".formatted(sql.replace("gid", "staged.gid"), column)));
		this.script.run("drop table if exists merged");
		this.script.run("""
				create temp table merged on commit drop as
				select %s
				from %s as staged
				join %s
				left join %s as stored on stored.id = known.id
				%s""".formatted(String.join(",\n  ", columns), this.type.staged(),
				several ? "contributing as known on known.record = staged.record and leads"
						: "known_id as known on known.gid = staged.gid and known.matched is null",
				this.type.table(), joins));
		this.script.run("create unique index on merged (record)");
		this.script.run("analyze merged");
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			prepare(list.getKey(), list.getValue());
		}
		if (this.union.isNeeded()) {
			unite();
		}
	}

	private void unite() throws SQLException {
		Joins joins = new Joins();
		String columns = this.type.main()
			.members()
			.stream()
			.map((member) -> ", %s as %s".formatted(joins.value(member), member.column()))
			.collect(Collectors.joining());
		this.union.fill("select staged.record%s from %s as staged %s".formatted(columns, this.type.staged(), joins));
		this.union.keepNames();
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			this.union.unite(list.getKey(), list.getValue());
		}
	}

	private void prepare(String list, TableRows rows) throws SQLException {
		TableCatalogue.Table table = this.catalogue.table(rows.table());
		boolean several = this.type.isRedirected();
		List<String> columns = new ArrayList<>(List.of("staged.record",
				several ? "owning.id as owner" : "merged.id as owner", several ? "owning.is_new" : "merged.is_new",
				"staged.position::bigint", "staged.position::bigint as item"));
		if (several) {
			columns.add(Union.rank());
		}
		Joins joins = new Joins();
		if (rows.items() == TableRows.Items.IDS) {
			boolean ofTables = rows.members().size() > 1;
			joins.add("join known_id as referred on referred.gid = staged.ref");
			for (Member member : rows.members()) {
				columns.add((ofTables ? "case when split_part(ref, ':', 1) in (%s) then referred.id end as %s"
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
		if (rows.items() == TableRows.Items.QUOTATIONS) {
			columns.add("passage.source_id");
			columns.addAll(List.of("passage.exact", "passage.prefix", "passage.suffix", "passage.verified"));
		}
		String merged = list(list);
		this.script.run("drop table if exists " + merged);
		this.script.run("""
				create temp table %s on commit drop as
				select %s
				from %s as staged
				join %s
				%s""".formatted(merged, String.join(",\n  ", columns), this.type.staged(list),
				several ? "contributing as owning using (record)" : "merged using (record)", joins));
	}

	/** The types of the records in a table, as SQL's list of texts. */
	private String types(String table) {
		return this.bundle.inTable(table).types().stream().collect(Collectors.joining("', '", "'", "'"));
	}

	private static String otherwise(TableCatalogue.Table table, String column) {
		String otherwise = table.column(column).otherwise();
		return (otherwise != null) ? otherwise : "null";
	}

	/** The name of the temporary table for the rows of a list. */
	static String list(String name) {
		return "merged_" + Snake.of(name);
	}

	/** What is joined to find the rows that members refer to. */
	private static final class Joins {

		private final Map<String, String> joins = new LinkedHashMap<>();

		/** SQL for the value of a member's column. */
		String value(Member member) {
			String staged = "staged." + Staging.column(member);
			String name = "of_" + Snake.of(member.name());
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
