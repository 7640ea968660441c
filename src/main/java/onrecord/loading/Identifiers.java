package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import onrecord.text.Snake;

/**
 * Which records of a type are the same, because both have an identifier. Where what both
 * are called contradicts that, or two are concerned that were apart before, nobody but a
 * person can decide: the identifier stays with the one that has had it, and both are
 * listed.
 *
 * @param list the list with the identifiers
 */
record Identifiers(Script script, Staged staged, TableRows list, TempTable known, TempTable contested) {

	private static final String THE_SAME = "(%1$s.scheme, %1$s.value, coalesce(%1$s.namespace, ''))"
			+ " = (%2$s.scheme, %2$s.value, coalesce(%2$s.namespace, ''))";

	/** Tells {@code known_id} which records are the same as others. */
	void recognise() throws SQLException {
		try (TempTable claims = claims()) {
			contradict(claims);
			this.script.run("""
					update known_id
					set id = other.holder, is_new = false, matched = other.reason
					from (
					  select distinct on (gid) gid, holder, reason
					  from claim
					  where is_new and holder is not null and not contradicted
					  order by gid, reason) as other
					where known_id.gid = other.gid""");
			// Of three, the third may share one identifier with the second, and that
			// another with the first.
			while (this.script
				.run("""
						update known_id
						set id = first.id, is_new = first.is_new, matched = first.reason
						from (
						  select distinct on (gid) gid, first_id as id, first_is_new as is_new, reason
						  from (
						    select claim.gid, claim.reason, known_id.id as own_id,
						      first_value(known_id.id) over same as first_id, first_value(known_id.is_new) over same as first_is_new
						    from claim
						    join known_id using (gid)
						    where not contradicted
						    window same as (partition by scheme, value, namespace order by known_id.id)) as told
						  where first_id < own_id
						  order by gid, first_id) as first
						where known_id.gid = first.gid and known_id.is_new""") > 0) {
				continue;
			}
			contest();
		}
	}

	/** Who calls themselves by which identifier, and who holds it, if it is stored. */
	private TempTable claims() throws SQLException {
		TempTable claims = TempTable.of(this.script, "claim", """
				select staged.record, records.gid, known_id.id, known_id.is_new, staged.scheme, staged.value,
				  coalesce(staged.namespace, '') as namespace, stored.%2$s as holder, false as contradicted,
				  format('both are %%s %%s', staged.scheme, staged.value) as reason
				from %1$s as staged
				join %4$s as records using (record)
				join known_id using (gid)
				left join %3$s as stored on %5$s""".formatted(this.staged.list(this.list), this.list.owner(),
				this.list.table(), this.staged.records(), THE_SAME.formatted("stored", "staged")));
		// What its holder gives up may be another's.
		this.script.run("""
				update claim set holder = null
				where holder <> id
				  and holder in (select id from known_id join %s using (gid) where matched is null and not adds and %s)
				  and (holder, scheme, value, namespace) not in (select id, scheme, value, namespace from claim)"""
			.formatted(this.staged.records(), this.staged.type().given(this.list.name())));
		return claims;
	}

	/** Finds out what the names say against being the same. */
	private void contradict(TempTable claims) throws SQLException {
		try (TempTable pairs = TempTable.of(this.script, "pair",
				"""
						select record, scheme, value, namespace, gid, id, other_id
						from (
						  select *, coalesce(holder, first_value(id) over (partition by scheme, value, namespace order by id)) as other_id
						  from %s) as told
						where other_id <> id"""
					.formatted(claims))) {
			if (pairs.isEmpty()) {
				return;
			}
			this.script
				.run("""
						update claim set contradicted = true
						from pair
						join (
						  select id, array_agg(name) as names
						  from (%s) as called
						  group by id) as ours using (id)
						join (
						  select id as other_id, array_agg(name) as names
						  from (%1$s) as called
						  group by id) as theirs using (other_id)
						join (
						  select id as other_id, split_part(gid, ':', 1) as type from %s
						  union
						  select id, split_part(gid, ':', 1) from known_id where is_new) as kind using (other_id)
						where (claim.record, claim.scheme, claim.value, claim.namespace) = (pair.record, pair.scheme, pair.value, pair.namespace)
						  and (split_part(pair.gid, ':', 1) <> kind.type or names_have_nothing_in_common(ours.names, theirs.names))"""
					.formatted(names(), this.staged.type().table()));
		}
	}

	/** All names of those that are concerned, as they are stored and as they are told. */
	private String names() {
		List<String> names = new ArrayList<>();
		RecordType type = this.staged.type();
		String name = type.name();
		String others = type.otherNames();
		if (name != null) {
			names.add("select id, %s as name from %s".formatted(Snake.of(name), type.table()));
			names.add("select known_id.id, %s from %s join known_id using (gid)".formatted(Snake.of(name),
					this.staged.records()));
		}
		if (name != null && others != null) {
			names.add("select %s, %s from %s".formatted(type.list(others).owner(), Snake.of(name),
					type.list(others).table()));
			names.add("select known_id.id, told.%s from %s as told join %s using (record) join known_id using (gid)"
				.formatted(Snake.of(name), this.staged.list(type.list(others)), this.staged.records()));
		}
		return "select id, name from (%s) as all_names where name is not null and id in (select id from pair union select other_id from pair)"
			.formatted(String.join("\nunion\n", names));
	}

	/** Leaves each identifier to one, and keeps in mind who else has it. */
	private void contest() throws SQLException {
		try (TempTable lost = TempTable.of(this.script, "lost",
				"""
						select *
						from (
						  select claim.*, known_id.id as target,
						    coalesce(holder, first_value(known_id.id) over (partition by scheme, value, namespace order by known_id.id)) as winner
						  from claim
						  join known_id using (gid)) as told
						where winner <> target""")) {
			this.contested
				.insert("""
						select distinct '%s', target, winner, reason || case when contradicted then ', but have no name in common' else '' end
						from %s"""
					.formatted(this.staged.type().table(), lost));
			this.script.run("delete from %s as staged using lost where staged.record = lost.record and %s"
				.formatted(this.staged.list(this.list), THE_SAME.formatted("staged", "lost")));
		}
	}

}
