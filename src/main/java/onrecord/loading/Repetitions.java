package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import onrecord.text.Snake;

/**
 * Makes one record of those that have the same id in a load. One that comes again may say
 * the same, add what the earlier ones leave out, give a list with more items, remove by
 * null what they give, and tell what became of the record. Where it gives anything else
 * than they do it contradicts them, and is refused: it may well be of something else,
 * under the same id by mistake. The first of them gets all that they give; the temporary
 * table {@code repeated} keeps where each was read, and which members it gave.
 */
final class Repetitions {

	private final Script script;

	private final RecordType type;

	Repetitions(Script script, RecordType type) {
		this.script = script;
		this.type = type;
	}

	/** Prepares for all types. */
	static void prepare(Script script) throws SQLException {
		script.run("""
				create temp table repeated (
				  record bigint primary key, first bigint, gid text, file int, line bigint, pointer text, given bigint
				) on commit drop""");
		script.run("create index on repeated (first)");
	}

	/** Makes one of those that have the same id, and refuses those that contradict. */
	void unite() throws SQLException {
		String staged = this.type.staged();
		if (!this.script.any("select from %s group by gid having count(*) > 1 limit 1".formatted(staged))) {
			return;
		}
		ignoreWhatIsThere();
		this.script
			.run("""
					create temp table again on commit drop as
					select *
					from (select *, min(record) over (partition by gid) as first, count(*) over (partition by gid) as times from %s) as counted
					where times > 1"""
				.formatted(staged));
		this.script.run("create unique index on again (record)");
		this.script.run("analyze again");
		compare(givenMembers(), "value <> earlier_value");
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			compare(givenLists(list.getKey(), list.getValue()), "items < items_so_far and value is not null");
		}
		this.script.run("delete from again where record in (select record from refused)");
		this.script.run("insert into repeated select record, first, gid, file, line, pointer, given from again");
		this.script.run("analyze repeated");
		uniteLists();
		uniteMembers();
		this.script
			.run("delete from %s where record in (select record from again where record <> first)".formatted(staged));
		this.script.run("drop table again");
	}

	/** A record that is only for the unknown gives way to any other of its id. */
	private void ignoreWhatIsThere() throws SQLException {
		this.script.run("""
				delete from %1$s using (
				  select record, row_number() over (partition by gid order by only_if_new, record) as nth
				  from %1$s) as numbered
				where numbered.record = %1$s.record and only_if_new and nth > 1""".formatted(this.type.staged()));
	}

	/**
	 * What each record gives of each member, with what the first gives that gives any.
	 */
	private String givenMembers() {
		List<String> members = new ArrayList<>(List.of("('sameAs', same_as, same_as is not null)"));
		StringBuilder joins = new StringBuilder();
		for (Member member : this.type.main().members()) {
			String value = value(member, "again", joins);
			if (!this.type.revisable().contains(member.name())) {
				members.add("('%s', %s, %s)".formatted(member.name(), value, this.type.given(member.name())));
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
	private String givenLists(String list, TableRows rows) {
		StringBuilder joins = new StringBuilder();
		List<String> values = (rows.items() == TableRows.Items.IDS) ? List.of("item.ref")
				: rows.members().stream().map((member) -> value(member, "item", joins)).toList();
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
			.formatted(list, this.type.bitOfRemoval(list), String.join(", ", values), this.type.staged(list), joins,
					this.type.given(list));
	}

	/** SQL for a member as a text: words in a source are what is said of them. */
	private String value(Member member, String row, StringBuilder joins) {
		String column = row + "." + Staging.column(member);
		if (!(member instanceof Member.Quotation)) {
			return column + "::text";
		}
		String words = "words_" + Snake.of(member.name());
		joins.append("left join %s as %s on %2$s.n = %s\n".formatted(this.type.quoted(), words, column));
		return """
				case when %1$s.n is not null then concat_ws(' ', %1$s.source, to_json(%1$s.exact), 'occurrence ' || %1$s.occurrence,
				    'prefix ' || to_json(%1$s.prefix), 'suffix ' || to_json(%1$s.suffix), 'start ' || %1$s.span_start, 'end ' || %1$s.span_end,
				    'startTime ' || %1$s.start_time, 'endTime ' || %1$s.end_time, 'note ' || to_json(%1$s.note)) end"""
			.formatted(words);
	}

	/**
	 * Refuses what contradicts, and tells what is removed.
	 * @param given a query for what is given, and what was given before
	 * @param contradicts a condition over its rows
	 */
	private void compare(String given, String contradicts) throws SQLException {
		this.script.run("create temp table compared on commit drop as " + given);
		String told = """
				select compared.record, field, nullif(left(value, 200), ''),
				  format('%%s%%s has "%%s"%s', concat_ws(', ', 'line ' || first.line, first.pointer),
				    case when first.file <> again.file then ' of another file' end, left(earlier_value, 200))%s
				from compared
				join again on again.record = compared.record
				join again as first on first.record = compared.earlier
				where %s""";
		this.script.run("insert into refused "
				+ told.formatted("; a record that comes again may add to that, and say nothing else", "", contradicts));
		this.script.run("insert into noted " + told.formatted(", which is removed here", ", false",
				"value is null and earlier_value <> '' and compared.earlier < compared.record"));
		this.script.run("drop table compared");
	}

	private void uniteLists() throws SQLException {
		for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
			String name = list.getKey();
			boolean quotes = !list.getValue().members(Member.Quotation.class).isEmpty();
			takeLast(name, this.type.staged(name), "true");
			if (quotes) {
				takeLast(name, this.type.quoted(), "starts_with(field, '%s[')".formatted(name));
			}
		}
		for (Member.Quotation quotation : this.type.main().members(Member.Quotation.class)) {
			takeLast(quotation.name(), this.type.quoted(), "field = '%s'".formatted(quotation.name()));
		}
	}

	/** Gives the first record the rows of the last one that has a member. */
	private void takeLast(String member, String table, String rows) throws SQLException {
		String last = "(select first, max(record) as last from again where %s group by first having max(record) <> first) as given"
			.formatted(this.type.given(member));
		this.script.run("delete from %s using %s where record = first and %s".formatted(table, last, rows));
		this.script.run("update %s set record = first from %s where record = last and %s".formatted(table, last, rows));
	}

	private void uniteMembers() throws SQLException {
		List<String> columns = new ArrayList<>(List.of("same_as"));
		List<String> lasts = new ArrayList<>(List.of("max(record) filter (where same_as is not null) as same_as"));
		for (Member member : this.type.main().members()) {
			columns.add(Staging.column(member));
			lasts.add("max(record) filter (where %s) as %s".formatted(this.type.given(member.name()),
					Staging.column(member)));
		}
		this.script.run("""
				update %s as staged set given = last.given, %s
				from (
				  select first, bit_or(given) as given, %s
				  from again
				  group by first) as last
				where staged.record = last.first""".formatted(this.type.staged(),
				columns.stream()
					.map((column) -> "%1$s = (select %1$s from again where again.record = last.%1$s)".formatted(column))
					.collect(Collectors.joining(", ")),
				String.join(",\n    ", lasts)));
	}

}
