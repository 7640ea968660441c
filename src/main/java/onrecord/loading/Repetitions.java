package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import onrecord.text.Snake;

/**
 * Makes one record of those that have the same id in a load. One that comes again may say
 * the same, add what the earlier ones leave out, give a list with more items, remove by
 * null what they give, and tell what became of the record. Where it gives anything else
 * than they do it contradicts them, and is refused: it may well be of something else,
 * under the same id by mistake. The first of them gets all that they give.
 *
 * @param repeated keeps where each of them was read, and which members it gave
 */
record Repetitions(Script script, TempTable repeated, Refusals refusals, ExcerptType excerptType) {

	/** Makes the table of those that are one with others. */
	static TempTable table(Script script) throws SQLException {
		TempTable repeated = TempTable.empty(script, "repeated",
				"record bigint primary key, first bigint, gid text, file int, line bigint, pointer text, given bigint");
		script.run("create index on repeated (first)");
		return repeated;
	}

	/** Makes one of those that have the same id, and refuses those that contradict. */
	void unite(Staged staged) throws SQLException {
		if (!this.script.any("select from %s group by gid having count(*) > 1 limit 1".formatted(staged.records()))) {
			return;
		}
		ignoreWhatIsThere(staged.records());
		try (TempTable again = TempTable.of(this.script, "again",
				"""
						select *
						from (select *, min(record) over (partition by gid) as first, count(*) over (partition by gid) as times from %s) as counted
						where times > 1"""
					.formatted(staged.records()))) {
			again.uniqueBy("record").analyzed();
			RecordType type = staged.type();
			takeWords(staged, again);
			compare(givenMembers(staged), "value <> earlier_value");
			for (TableRows list : type.lists()) {
				compare(givenLists(list, staged), "items < items_so_far and value is not null");
			}
			this.script.run("delete from again where record in (select record from refused)");
			this.repeated.insert("select record, first, gid, file, line, pointer, given from again");
			this.repeated.analyzed();
			uniteLists(staged);
			uniteMembers(staged);
			this.script.run("delete from %s where record in (select record from %s where record <> first)"
				.formatted(staged.records(), again));
		}
	}

	/** A record that is only for the unknown gives way to any other of its id. */
	private void ignoreWhatIsThere(TempTable records) throws SQLException {
		this.script.run("""
				delete from %1$s using (
				  select record, row_number() over (partition by gid order by only_if_new, record) as nth
				  from %1$s) as numbered
				where numbered.record = %1$s.record and only_if_new and nth > 1""".formatted(records));
	}

	/**
	 * Words that an item leaves to its record are those that another of the records has.
	 */
	private void takeWords(Staged staged, TempTable again) throws SQLException {
		for (TableRows list : staged.type().lists()) {
			if (list.words() != null) {
				this.script
					.run("""
							update %s as quoted set exact = words
							from (select record, first_value(%s) over (partition by gid order by %2$s is null, record) as words from %s) as told
							where quoted.record = told.record and exact is null and starts_with(field, '%s[')"""
						.formatted(staged.excerpts(), Snake.of(list.words()), again, list.name()));
			}
		}
	}

	/**
	 * What each record gives of each member, with what the first gives that gives any.
	 */
	private String givenMembers(Staged staged) {
		RecordType type = staged.type();
		List<String> members = new ArrayList<>(List.of("('sameAs', same_as, same_as is not null)"));
		StringBuilder joins = new StringBuilder();
		for (Member member : type.main().members()) {
			String value = value(member, "again", staged, joins);
			if (!type.revisable().contains(member.name())) {
				members.add("('%s', %s, %s)".formatted(member.name(), value, type.given(member.name())));
			}
		}
		return """
				select again.record, member.field, value, first_value(value) over earlier as earlier_value,
				  first_value(again.record) over earlier as earlier
				from again
				%scross join lateral (values
				  %s) as member (field, value, is_given)
				where is_given
				window earlier as (partition by gid, member.field order by value is null, again.record)"""
			.formatted(joins, String.join(",\n  ", members));
	}

	/**
	 * What each record gives of a list: how many items, and how many the records up to it
	 * have given.
	 */
	private String givenLists(TableRows rows, Staged staged) {
		RecordType type = staged.type();
		StringBuilder joins = new StringBuilder();
		List<String> values = (rows.items() == TableRows.Items.IDS) ? List.of("item.ref")
				: rows.members().stream().map((member) -> value(member, "item", staged, joins)).toList();
		return """
				select record, '%1$s' as field, value, first_value(value) over earlier as earlier_value, first_value(record) over earlier as earlier,
				  items, sum(fresh) over (partition by gid order by record) as items_so_far
				from (
				  select again.record, gid, count(distinct item) as items, count(distinct item) filter (where nth = 1) as fresh,
				    case when given & %2$d = 0 then coalesce(string_agg(words, ', ' order by position), '') end as value
				  from again
				  left join (
				    select item.record, item.position, row(%3$s)::text as item, left(concat_ws(' ', %3$s), 100) as words,
				      rank() over (partition by again.gid, row(%3$s)::text order by item.record) as nth
				    from %4$s as item
				    join again using (record)
				    %5$s) as item using (record)
				  where %6$s
				  group by again.record, gid, given) as told
				window earlier as (partition by gid order by items = 0, record)"""
			.formatted(rows.name(), type.given().bitOfRemoval(rows.name()), String.join(", ", values),
					staged.list(rows), joins, type.given(rows.name()));
	}

	/** SQL for a member as a text: words in a text are what is said of them. */
	private String value(Member member, String row, Staged staged, StringBuilder joins) {
		String column = row + "." + Staged.column(member);
		if (!(member instanceof Member.Excerpt)) {
			return column + "::text";
		}
		String words = "words_" + Snake.of(member.name());
		joins.append("left join %s as %s on %2$s.n = %s\n".formatted(staged.excerpts(), words, column));
		return this.excerptType.rows().members().stream().map((each) -> {
			String told = words + "." + Staged.column(each);
			return (each instanceof Member.Reference) ? told : each.name().equals("exact")
					? "to_json(%s)".formatted(told) : "'%s ' || to_json(%s)".formatted(each.name(), told);
		})
			.collect(Collectors.joining(", ", "case when %s.n is not null then concat_ws(' ', ".formatted(words),
					") end"));
	}

	/**
	 * Refuses what contradicts, and tells what is removed.
	 * @param given a query for what is given, and what was given before
	 * @param contradicts a condition over its rows
	 */
	private void compare(String given, String contradicts) throws SQLException {
		try (TempTable compared = TempTable.of(this.script, "compared", given)) {
			String told = """
					select compared.record, field, nullif(left(value, 200), ''),
					  format('%%s%%s has "%%s"%s', concat_ws(', ', 'line ' || first.line, first.pointer),
					    case when first.file <> again.file then ' of another file' end, left(earlier_value, 200))%s
					from %s as compared
					join again on again.record = compared.record
					join again as first on first.record = compared.earlier
					where %s""";
			this.refusals.refuse(told.formatted("; a record that comes again may add to that, and say nothing else", "",
					compared, contradicts));
			this.refusals.noted()
				.insert(told.formatted(", which is removed here", ", false", compared,
						"value is null and earlier_value <> '' and compared.earlier < compared.record"));
		}
	}

	private void uniteLists(Staged staged) throws SQLException {
		RecordType type = staged.type();
		for (TableRows list : type.lists()) {
			String given = type.given(list.name());
			takeLast(given, staged.list(list), "true");
			if (!list.members(Member.Excerpt.class).isEmpty()) {
				takeLast(given, staged.excerpts(), "starts_with(field, '%s[')".formatted(list.name()));
			}
		}
		for (Member.Excerpt excerpt : type.main().members(Member.Excerpt.class)) {
			takeLast(type.given(excerpt.name()), staged.excerpts(), "field = '%s'".formatted(excerpt.name()));
		}
	}

	/** Gives the first record the rows of the last one that has a member. */
	private void takeLast(String given, TempTable table, String rows) throws SQLException {
		String last = "(select first, max(record) as last from again where %s group by first having max(record) <> first) as given"
			.formatted(given);
		this.script.run("delete from %s using %s where record = first and %s".formatted(table, last, rows));
		this.script.run("update %s set record = first from %s where record = last and %s".formatted(table, last, rows));
	}

	private void uniteMembers(Staged staged) throws SQLException {
		RecordType type = staged.type();
		List<String> columns = new ArrayList<>(List.of("same_as"));
		List<String> lasts = new ArrayList<>(List.of("max(record) filter (where same_as is not null) as same_as"));
		for (Member member : type.main().members()) {
			columns.add(Staged.column(member));
			lasts
				.add("max(record) filter (where %s) as %s".formatted(type.given(member.name()), Staged.column(member)));
		}
		this.script.run("""
				update %s as staged set given = last.given, %s
				from (
				  select first, bit_or(given) as given, %s
				  from again
				  group by first) as last
				where staged.record = last.first""".formatted(staged.records(),
				columns.stream()
					.map((column) -> "%1$s = (select %1$s from again where again.record = last.%1$s)".formatted(column))
					.collect(Collectors.joining(", ")),
				String.join(",\n    ", lasts)));
	}

}
