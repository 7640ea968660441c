package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Works out the rows of a type's records as they will be, in the temporary tables
 * {@code merged} and {@code merged_<list>}: a member that a record does not have leaves
 * what is stored.
 */
final class Merged {

	private final Script script;

	private final RecordType type;

	private final Bundle bundle;

	private final Catalogue catalogue;

	Merged(Script script, RecordType type, Bundle bundle, Catalogue catalogue) {
		this.script = script;
		this.type = type;
		this.bundle = bundle;
		this.catalogue = catalogue;
	}

	/** Works out the rows. */
	void prepare() throws SQLException {
		Catalogue.Table table = this.catalogue.table(this.type.table());
		List<String> columns = new ArrayList<>(
				List.of("staged.record", "staged.gid", "known.id", "known.is_new", "given"));
		Joins joins = new Joins();
		for (Member member : this.type.main().members()) {
			String column = member.column();
			String told = joins.value(member);
			columns.add("coalesce(case when known.is_new or %s then %s else stored.%s end, %s) as %3$s"
				.formatted(this.type.given(member.name()), told, column, otherwise(table, column)));
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
			columns.addAll(List.of("passage.exact", "passage.prefix", "passage.suffix", "passage.verified"));
		}
		String merged = list(list);
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

	/** The name of the temporary table for the rows of a list. */
	static String list(String name) {
		return "merged_" + Names.snake(name);
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
