package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds rows to come against the rules of their table, before PostgreSQL does: it would
 * name the first that breaks one, and end the load. The rules are those of the database;
 * what breaks one is told in the words of its name.
 */
record Rules(Script script, TableCatalogue catalogue, Parts parts, Refusals refusals) {

	/** Refuses the records that break a rule. */
	void check(Merged merged) throws SQLException {
		RecordType type = merged.staged().type();
		// Left out is what the record gives; what is stored keeps the rules.
		checkEach(type.main(), "''", "", "null, null::int, nullif(given & rule.members, 0)");
		for (TableRows list : type.lists()) {
			check(type, list);
		}
		for (String rule : type.rules()) {
			this.refusals.refuse("""
					with merged as not materialized (select *, %s from merged)
					select record, field, value, reason from (%s) as broken""".formatted(type.given().columns(), rule));
		}
	}

	private void check(RecordType type, TableRows rows) throws SQLException {
		String item = "format('%s[%%s]', item - 1)".formatted(rows.name());
		checkEach(rows, (rows.items() == TableRows.Items.OBJECTS) ? item + " || '.'" : item,
				", owner as " + rows.owner(), Parts.told(type, rows));
		TableCatalogue.Table table = this.catalogue.table(rows.table());
		for (Map.Entry<String, List<String>> unique : table.uniques().entrySet()) {
			List<String> columns = unique.getValue();
			if (!columns.contains("id") && !columns.contains("position")) {
				checkWithin(type, rows, item, columns, unique.getKey());
			}
			if (!columns.contains("id") && !columns.contains(rows.owner())) {
				checkAcross(type, rows, item, columns);
			}
		}
	}

	private void checkEach(TableRows rows, String path, String more, String part) throws SQLException {
		TableCatalogue.Table table = this.catalogue.table(rows.table());
		Map<String, String> members = new LinkedHashMap<>();
		List<String> broken = new ArrayList<>();
		List<String> told = new ArrayList<>();
		for (Member member : rows.members()) {
			members.put(member.column(), (rows.items() == TableRows.Items.OBJECTS) ? member.name() : "");
			if (rows.items() == TableRows.Items.OBJECTS && table.column(member.column()).required()) {
				broken.add(member.column() + " is null");
				told.add("('%s', null, 'needed, and not given', %s is null, 0)".formatted(member.name(),
						member.column()));
			}
		}
		table.checks().forEach((name, check) -> {
			Set<String> concerned = check.columns().stream().filter(members::containsKey).collect(Collectors.toSet());
			String fields = concerned.stream().map(members::get).sorted().collect(Collectors.joining(", "));
			String values = concerned.isEmpty() ? "null" : "nullif(concat_ws(', ', %s), '')"
				.formatted(concerned.stream().sorted().collect(Collectors.joining(", ")));
			broken.add("(%s) is false".formatted(check.condition()));
			told.add("('%s', %s, '%s', (%s) is false, %d)".formatted(fields, values, sentence(name), check.condition(),
					separable(rows, concerned)));
		});
		if (broken.isEmpty()) {
			return;
		}
		String generated = table.generated()
			.entrySet()
			.stream()
			.filter((column) -> !rows.carried().contains(column.getKey()))
			.map((column) -> ", %s as %s".formatted(column.getValue(), column.getKey()))
			.collect(Collectors.joining());
		this.refusals.refuse("""
				select record, rtrim(%s || rule.field, '.'), left(rule.value, 200), rule.reason, %s
				from (select * from (select *%s%s from %s) as merged where %s) as merged
				cross join lateral (values %s) as rule (field, value, reason, is_broken, members)
				where rule.is_broken""".formatted(path, part, generated, more, rows.merged(),
				String.join("\n  or ", broken), String.join(",\n  ", told)));
	}

	/**
	 * The members of a rule, if all of them can be left out: any of them may be wrong.
	 */
	private long separable(TableRows rows, Set<String> columns) {
		List<Member> members = rows.members().stream().filter((member) -> columns.contains(member.column())).toList();
		boolean all = members.stream().allMatch((member) -> this.parts.mayMiss(rows, member));
		return all ? members.stream().mapToLong(rows::bit).sum() : 0;
	}

	/**
	 * What a record may have once. Of two ids that lead to the same, the first counts.
	 */
	private void checkWithin(RecordType type, TableRows rows, String item, List<String> columns, String name)
			throws SQLException {
		String merged = rows.merged();
		String key = columns.stream()
			.filter((column) -> !column.equals(rows.owner()))
			.collect(Collectors.joining(", ", "owner, ", ""));
		if (!this.script.any("select from %s group by %s having count(*) > 1 limit 1".formatted(merged, key))) {
			return;
		}
		String numbered = "(select *, row_number() over (partition by %s order by position) as nth from %s) as numbered"
			.formatted(key, merged);
		if (rows.items() == TableRows.Items.IDS) {
			this.script.run("""
					delete from %s as merged using %s
					where nth > 1 and (numbered.record, numbered.position) = (merged.record, merged.position)"""
				.formatted(merged, numbered));
		}
		else {
			this.refusals.refuse("select record, %s, null, '%s', %s from %s where nth > 1".formatted(item,
					sentence(name), Parts.told(type, rows), numbered));
		}
	}

	/** What only one record may have. */
	private void checkAcross(RecordType type, TableRows rows, String item, List<String> columns) throws SQLException {
		String key = String.join(", ", columns);
		String same = columns.stream()
			.map((column) -> "coalesce(told.%1$s::text, '') = coalesce(other.%1$s::text, '')".formatted(column))
			.collect(Collectors.joining(" and "));
		this.refusals
			.refuse("""
					select told.record, %1$s, concat_ws(' ', %2$s), format('it belongs to %%s', other.gid)
					from %3$s as told
					join (
					  select %4$s, merged.gid, owner from %3$s as all_told join merged on merged.id = owner
					  union all
					  select %4$s, owning.gid, %5$s from %6$s as stored join %7$s as owning on owning.id = %5$s
					  where %5$s not in (select id from merged where %9$s) and %5$s not in (select gone from united)) as other on %8$s
					where told.owner > other.owner or (told.owner <> other.owner and not exists (
					  select from %3$s as mine where mine.owner = other.owner))"""
				.formatted(item, columns.stream().map((column) -> "told." + column).collect(Collectors.joining(", ")),
						rows.merged(), key, rows.owner(), rows.table(), rows.owner().replaceFirst("_id$", ""), same,
						type.given(rows.name())));
	}

	/** A constraint is named by the sentence that it enforces. */
	private static String sentence(String constraint) {
		return constraint.replace('_', ' ');
	}

}
