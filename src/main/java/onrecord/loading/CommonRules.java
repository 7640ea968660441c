package onrecord.loading;

import java.util.List;

import onrecord.text.Snake;

/** Rules of several tables that more than one type has, as {@link RecordType#rule}. */
final class CommonRules {

	/**
	 * What lies ahead of the records is what they say of themselves, then what is stored
	 * of others.
	 */
	private static final String CIRCLES = """
			with recursive ahead (id, next_id) as (
			  select %2$s, (select %2$s from %1$s where id = merged.%2$s) from merged where %2$s is not null
			  union
			  select next_id, (select %2$s from %1$s where id = ahead.next_id) from ahead where next_id is not null)
			select record, '%3$s' as field,
			  coalesce((select min(gid) from merged as other where other.id = merged.%2$s), (select gid from %1$s where id = merged.%2$s)) as value
			from merged
			where id in (
			  select in_circles(array_agg(id), array_agg(next_id))
			  from (
			    select id, %2$s from merged where %2$s is not null
			    union
			    select * from ahead where next_id is not null and id not in (select id from merged)) as step (id, next_id))""";

	private static final String ONE_OR_SEVERAL = """
			select record, '%1$s' as field, one_of_them.gid as value
			from merged
			left join (select owner, count(distinct %3$s) as several, min(%3$s) as one from %4$s group by owner) as listed
			  on owner = merged.id
			left join %5$s as one_of_them on one_of_them.id = merged.%2$s
			where gives_%6$s and gives_%7$s and merged.%2$s is distinct from case when several = 1 then one end""";

	private CommonRules() {
	}

	/** A reference of a table's rows leads back to where it began. */
	static String circles(String table, Member reference) {
		return CIRCLES.formatted(table, reference.column(), reference.name());
	}

	/** A reference is given, and is not the only item of the list that is given, too. */
	static String oneOrSeveral(Member reference, TableRows list) {
		Member item = list.members().getFirst();
		return ONE_OR_SEVERAL.formatted(reference.name(), reference.column(), item.column(), list.merged(), item.name(),
				Snake.of(reference.name()), Snake.of(list.name()));
	}

	/** What makes the only item of a list a reference, and the list empty then. */
	static List<String> alone(Member reference, TableRows list) {
		String alone = "select owner, min(%s) as one from %s group by owner having count(*) = 1"
			.formatted(list.members().getFirst().column(), list.merged());
		return List.of(
				"update merged set %s = one from (%s) as alone where owner = merged.id".formatted(reference.column(),
						alone),
				"delete from %s where owner in (select owner from (%s) as alone)".formatted(list.merged(), alone));
	}

}
