package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * Unites in {@code merged} what several have to say of one: records that add to another,
 * records that have been found to be the same, and the rows that are given up for those.
 * What one leaves open another fills; lists have what all of them have; a name that is
 * not the one becomes one of the others.
 *
 * @param contributing which record leads, where several are of one row; null where there
 * cannot be several
 * @param united which rows are given up for others
 */
record Union(Script script, Staged staged, TableCatalogue catalogue, @Nullable TempTable contributing,
		TempTable united) {

	/** Longer lists only lose what is twice the same. */
	private static final int COMPARED = 1000;

	private static final int STORED = 0;

	private static final int TOLD = 1;

	private static final int ADDED = 2;

	private static final int OF_OTHERS = 3;

	/** Tells which records and rows are of one. */
	static Union of(Script script, Staged staged, TableCatalogue catalogue) throws SQLException {
		TempTable united = TempTable.empty(script, "united", "gone bigint primary key, kept bigint");
		if (!staged.type().isRedirected()) {
			return new Union(script, staged, catalogue, null, united);
		}
		TempTable contributing = TempTable.of(script, "contributing", """
				select staged.record, known_id.id, known_id.is_new, adds, matched is not null as other,
				  row_number() over (partition by id order by matched is not null, adds, record) = 1 as leads
				from %s as staged
				join known_id using (gid)""".formatted(staged.records()));
		contributing.uniqueBy("record").analyzed();
		united.insert("""
				select distinct stored.id, known_id.id
				from %s as stored
				join known_id using (gid)
				join %s as staged using (gid)
				where matched is not null and stored.id <> known_id.id""".formatted(staged.type().table(),
				staged.records()));
		return new Union(script, staged, catalogue, contributing, united);
	}

	/** Whether there is anything to be united. */
	boolean isNeeded() throws SQLException {
		return this.contributing != null
				&& this.script.any("select from contributing where adds or other or not leads limit 1");
	}

	/** Whether rows are given up for others. */
	boolean givesUp() throws SQLException {
		return this.contributing != null && !this.united.isEmpty();
	}

	private RecordType type() {
		return this.staged.type();
	}

	/**
	 * Fills what the leading records leave open.
	 * @param told a query of what the records say: record and the columns of members
	 */
	void fill(String told) throws SQLException {
		List<String> columns = type().main().columns();
		String firsts = columns.stream()
			.map((column) -> "(array_agg(%1$s order by nth) filter (where %1$s is not null))[1] as %1$s"
				.formatted(column))
			.collect(Collectors.joining(", "));
		String names = String.join(", ", columns);
		String set = type().main()
			.members()
			.stream()
			.map((member) -> (member instanceof Member.Reference)
					? "%1$s = coalesce(merged.%1$s, nullif(more.%1$s, merged.id))".formatted(member.column())
					: "%1$s = coalesce(merged.%1$s, more.%1$s)".formatted(member.column()))
			.collect(Collectors.joining(", "));
		this.script.run("""
				update merged set %s
				from (
				  select id, %s
				  from (
				    select id, record as nth, %s
				    from contributing join (%s) as told using (record)
				    where other or not leads
				    union all
				    select kept, -gone, %3$s from united join %5$s as stored on stored.id = gone) as several
				  group by id) as more
				where merged.id = more.id""".formatted(set, firsts, names, told, type().table()));
	}

	/** Makes another name of each that is not the one. */
	void keepNames() throws SQLException {
		String name = type().name();
		String others = type().otherNames();
		if (name != null && others != null) {
			this.script.run("""
					insert into %1$s (record, owner, is_new, position, item, rank, %2$s)
					select merged.record, merged.id, merged.is_new, 0, 1, %3$d, called.%2$s
					from (
					  select contributing.id, staged.%2$s
					  from contributing join %4$s as staged using (record)
					  where other or not leads
					  union
					  select contributing.id, stored.%2$s
					  from contributing join %5$s as stored using (id)
					  where adds and leads
					  union
					  select kept, stored.%2$s
					  from united join %5$s as stored on stored.id = gone) as called
					join merged using (id)
					where called.%2$s <> merged.%2$s""".formatted(type().list(others).merged(), Snake.of(name),
					OF_OTHERS, this.staged.records(), type().table()));
		}
	}

	/** Adds to a list, to which {@code merged_<list>} has what is told. */
	void unite(TableRows list) throws SQLException {
		String columns = String.join(", ", list.columns());
		String nth = this.catalogue.table(list.table()).isOrdered() ? "position::bigint" : "row_number() over ()";
		String insert = """
				insert into %s (record, owner, is_new, position, item, rank, %s)
				select merged.record, merged.id, merged.is_new, nth, nth, %%d, %s
				""".formatted(list.merged(), columns,
				list.columns().stream().map((column) -> "kept." + column).collect(Collectors.joining(", ")));
		this.script.run(insert.formatted(OF_OTHERS) + """
				from (select united.kept as id, %s as nth, %s from %s join united on %s = gone) as kept
				join merged using (id)""".formatted(nth, columns, list.table(), list.owner()));
		try (TempTable uniting = TempTable.of(this.script, "uniting",
				"select owner from %s group by owner having max(rank) >= %d".formatted(list.merged(), ADDED))) {
			if (uniting.isEmpty()) {
				return;
			}
			this.script.run(insert.formatted(STORED) + """
					from (select %s as id, %s as nth, %s from %s where %1$s in (select owner from uniting)) as kept
					join merged using (id)
					where not is_new and not %5$s""".formatted(list.owner(), nth, columns, list.table(),
					type().given(list.name())));
			this.script.run("update merged set given = given | %d where id in (select owner from uniting)"
				.formatted(type().given().bit(list.name())));
			if (list.name().equals(type().otherNames())) {
				removeTheName(list.merged(), list.columns());
			}
			this.script.run("analyze " + list.merged());
			thinOut(list);
			this.script
				.run("""
						update %1$s set position = numbered.nth
						from (
						  select ctid as row_id, row_number() over (partition by owner order by rank, record, position) as nth
						  from %1$s where owner in (select owner from uniting)) as numbered
						where %1$s.ctid = numbered.row_id"""
					.formatted(list.merged()));
		}
	}

	/** The name itself is none of the others, unless more is said of it. */
	private void removeTheName(String merged, List<String> members) throws SQLException {
		String name = Snake.of(String.valueOf(type().name()));
		String bare = members.stream()
			.filter((column) -> !column.equals(name))
			.map((column) -> " and other.%s is null".formatted(column))
			.collect(Collectors.joining());
		this.script.run("""
				delete from %1$s as other using merged
				where merged.id = owner and rank >= %2$d and other.%3$s = merged.%3$s%4$s""".formatted(merged, ADDED,
				name, bare));
	}

	/** Each is there once, where it says most. */
	private void thinOut(TableRows list) throws SQLException {
		String merged = list.merged();
		String correction = list.correction();
		List<String> members = list.columns();
		try (TempTable compared = TempTable.of(this.script, "short",
				"select owner from %s where owner in (select owner from uniting) group by owner having count(*) <= %d"
					.formatted(merged, COMPARED))) {
			if (correction != null) {
				// What is told as it is stored is no correction.
				this.script.run("""
						update %1$s as stored set said_again = true
						from %1$s as told
						where stored.rank = %2$d and told.rank = %3$d and stored.owner = told.owner
						  and stored.owner in (select owner from %5$s) and %4$s""".formatted(merged, STORED, ADDED,
						saysAll("stored", "told", members), compared));
			}
			removeRepeated(merged, members);
			this.script.run("""
					delete from %1$s as less using %1$s as more
					where less.owner = more.owner and less.owner in (select owner from %5$s) and less.ctid <> more.ctid
					  and greatest(less.rank, more.rank) >= %2$d and %3$s and (%4$s) is not true""".formatted(merged,
					ADDED, saysAll("more", "less", members), saysAll("less", "more", members), compared));
			for (List<String> unique : this.catalogue.table(list.table()).uniques().values()) {
				if (!unique.contains("position") && !unique.contains("id")) {
					removeRepeated(merged, unique.stream().filter((column) -> !column.equals(list.owner())).toList());
				}
			}
			if (correction != null) {
				this.script.run("""
						delete from %1$s as stored using %1$s as told
						where stored.rank = %2$d and stored.said_again is not true and told.rank = %3$d
						  and stored.owner = told.owner and stored.owner in (select owner from %5$s) and %4$s"""
					.formatted(merged, STORED, ADDED, correction, compared));
			}
		}
	}

	private void removeRepeated(String merged, List<String> columns) throws SQLException {
		this.script
			.run("""
					delete from %1$s using (
					  select ctid as row_id, row_number() over (partition by owner, %2$s order by rank, record, position) as nth
					  from %1$s where owner in (select owner from uniting)) as numbered
					where %1$s.ctid = numbered.row_id and nth > 1 and rank >= %3$d"""
				.formatted(merged, String.join(", ", columns), ADDED));
	}

	/** SQL for whether one row has all that another has. */
	private static String saysAll(String more, String less, List<String> members) {
		List<String> all = new ArrayList<>();
		members
			.forEach((column) -> all.add("(%2$s.%3$s is null or %2$s.%3$s = %1$s.%3$s)".formatted(more, less, column)));
		return String.join(" and ", all);
	}

	/**
	 * Removes the rows of lists of those that are given up: they are in the lists of
	 * others by now, and could not be in both.
	 */
	void empty() throws SQLException {
		if (givesUp()) {
			for (TableRows rows : type().lists()) {
				this.script
					.run("delete from %s where %s in (select gone from united)".formatted(rows.table(), rows.owner()));
			}
		}
	}

	/** SQL for how a row of a list ranks that a record tells. */
	static String rank() {
		return "case when other then %d when adds then %d else %d end as rank, false as said_again".formatted(OF_OTHERS,
				ADDED, TOLD);
	}

}
