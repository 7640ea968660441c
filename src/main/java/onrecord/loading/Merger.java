package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * Works out the rows of a type's records as they will be: a member that a record does not
 * have leaves what is stored.
 */
record Merger(Script script, Bundle bundle, TableCatalogue catalogue) {

	/** Works out the rows. */
	Merged merge(Merge.Identified identified, Excerpts.@Nullable Found found) throws SQLException {
		Staged staged = identified.staged();
		Union union = Union.of(this.script, staged, this.catalogue);
		TempTable rows = rows(staged, union);
		List<TempTable> lists = new ArrayList<>();
		for (TableRows list : staged.type().lists()) {
			lists.add(list(list, staged, union));
		}
		if (union.isNeeded()) {
			unite(staged, union);
		}
		return new Merged(staged, rows, lists, union, found);
	}

	private TempTable rows(Staged staged, Union union) throws SQLException {
		RecordType type = staged.type();
		Joins joins = new Joins();
		boolean several = union.contributing() != null;
		// Of records that add to others the lists are given only once they are united.
		String given = several
				? "case when known.other and not known.is_new then 0 when known.adds then given & %d else given end as given"
					.formatted(type.given().main())
				: "given";
		String gid = several ? "case when known.other and not known.is_new then stored.gid else staged.gid end as gid"
				: "staged.gid";
		List<String> columns = new ArrayList<>(List.of("staged.record", gid, "known.id", "known.is_new", given));
		for (Member member : type.main().members()) {
			columns.add("coalesce(case when known.is_new or %s then %s else stored.%s end, %s) as %3$s".formatted(
					(several ? "not known.other and " : "") + type.replaced(member.name()), joins.value(member),
					member.column(), otherwise(type.main(), member)));
		}
		type.derived().forEach((column, sql) -> columns.add("%s as %s".formatted(sql, column)));
		return TempTable.of(this.script, "merged", """
				select %s
				from %s as staged
				join %s
				left join %s as stored on stored.id = known.id
				%s""".formatted(String.join(",\n  ", columns), staged.records(),
				several ? "contributing as known on known.record = staged.record and leads"
						: "known_id as known on known.gid = staged.gid and known.matched is null",
				type.table(), joins))
			.uniqueBy("record")
			.analyzed();
	}

	private void unite(Staged staged, Union union) throws SQLException {
		Joins joins = new Joins();
		String columns = staged.type()
			.main()
			.members()
			.stream()
			.map((member) -> ", %s as %s".formatted(joins.value(member), member.column()))
			.collect(Collectors.joining());
		union.fill("select staged.record%s from %s as staged %s".formatted(columns, staged.records(), joins));
		union.keepNames();
		for (TableRows list : staged.type().lists()) {
			union.unite(list);
		}
	}

	private TempTable list(TableRows list, Staged staged, Union union) throws SQLException {
		boolean several = union.contributing() != null;
		List<String> columns = new ArrayList<>(List.of("staged.record",
				several ? "owning.id as owner" : "merged.id as owner", several ? "owning.is_new" : "merged.is_new",
				"staged.position::bigint", "staged.position::bigint as item"));
		if (several) {
			columns.add(Union.rank());
		}
		Joins joins = new Joins();
		switch (list.items()) {
			case IDS -> {
				boolean ofTables = list.members().size() > 1;
				joins.add("join known_id as referred on referred.gid = staged.ref");
				for (Member member : list.members()) {
					columns.add((ofTables ? "case when split_part(ref, ':', 1) in (%s) then referred.id end as %s"
							: "referred.id as %2$s")
						.formatted(types(member.name()), member.column()));
				}
			}
			case OBJECTS, EXCERPTS -> {
				for (Member member : list.members()) {
					columns.add("coalesce(%s, %s) as %s".formatted(joins.value(member), otherwise(list, member),
							member.column()));
					if (list.items() == TableRows.Items.EXCERPTS) {
						for (String column : List.of(this.bundle.excerpts().document() + "_id", "exact", "prefix",
								"suffix", "verified")) {
							columns.add(Joins.of(member) + "." + column);
						}
					}
				}
			}
		}
		return TempTable.of(this.script, list.merged(), """
				select %s
				from %s as staged
				join %s
				%s""".formatted(String.join(",\n  ", columns), staged.list(list),
				several ? "contributing as owning using (record)" : "merged using (record)", joins));
	}

	/** The types of the records in a table, as SQL's list of texts. */
	private String types(String table) {
		return this.bundle.inTable(table).types().stream().collect(Collectors.joining("', '", "'", "'"));
	}

	private String otherwise(TableRows rows, Member member) {
		String otherwise = this.catalogue.table(rows.table()).column(member.column()).otherwise();
		return (otherwise != null) ? otherwise : "null";
	}

	/** What is joined to find the rows that members refer to. */
	private static final class Joins {

		private final Map<String, String> joins = new LinkedHashMap<>();

		/** The name of what is joined for a member. */
		static String of(Member member) {
			return "of_" + Snake.of(member.name());
		}

		/** SQL for the value of a member's column. */
		String value(Member member) {
			return switch (member) {
				case Member.Value value -> staged(member);
				case Member.Reference reference -> joined("known_id", "gid", member);
				case Member.Excerpt excerpt -> joined("excerpt", "n", member);
			};
		}

		private String joined(String table, String key, Member member) {
			String name = of(member);
			this.joins.put(name, "left join %s as %s on %2$s.%s = %s".formatted(table, name, key, staged(member)));
			return name + ".id";
		}

		private static String staged(Member member) {
			return "staged." + Staged.column(member);
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
