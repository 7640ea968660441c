package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import onrecord.text.Snake;

/**
 * Which row a record is: by its id, by an id that leads to another, by an identifier that
 * both have. The temporary table {@code known_id} tells it of all records of a load and
 * of all that they refer to.
 */
final class Identities {

	private final Script script;

	Identities(Script script) throws SQLException {
		this.script = script;
		script.run("""
				create temp table known_id (
				  gid text primary key,
				  id bigint not null,
				  is_new boolean not null,
				  matched text
				) on commit drop""");
		Repetitions.prepare(script);
		script.run("create temp table contested (type text, id bigint, other_id bigint, reason text) on commit drop");
	}

	/** Gives each record of a type its row, or one to come. */
	void settle(RecordType type) throws SQLException {
		new Repetitions(this.script, type).unite();
		if (type.isRedirected()) {
			// What adds to a record is none that could come twice.
			this.script.run("insert into %s select * from %s".formatted(type.staged(), type.additions()));
		}
		if (type.identity().isEmpty()) {
			byId(type, type.staged());
		}
	}

	private void byId(RecordType type, String staged) throws SQLException {
		String table = type.table();
		if (type.isRedirected()) {
			this.script.run("""
					insert into known_id
					select gid, new_id, false, 'it was found to be the same before'
					from %s join %s_gid_redirect using (gid)
					where same_as is null
					on conflict do nothing""".formatted(staged, table));
		}
		this.script.run("""
				insert into known_id
				select staged.gid, coalesce(stored.id, nextval(pg_get_serial_sequence('%2$s', 'id'))), stored.id is null
				from %1$s as staged
				left join %2$s as stored using (gid)
				where same_as is null and (not adds or stored.id is not null or %3$s)
				  and not exists (select from refused where refused.record = staged.record)
				order by staged.record
				on conflict do nothing""".formatted(staged, table,
				(type.name() != null) ? type.given(type.name()) : "true"));
		// What is only mentioned adds nothing to what is known.
		this.script.run("""
				delete from %s as staged using known_id
				where known_id.gid = staged.gid and only_if_new and not is_new""".formatted(staged));
		String list = type.identifiers();
		if (list != null) {
			new Identifiers(this.script, type, list).recognise();
		}
	}

	/** Refuses what adds to a record that is not there. */
	void checkAdditions(RecordType type) throws SQLException {
		if (type.isRedirected() && type.name() != null) {
			this.script.run("""
					insert into refused
					select record, 'key', gid, case when gid in (select gid from refused_id) then '%s'
					  else 'there is no such record to add to, neither here nor in the database' end
					from %s as staged
					where adds and not %s
					  and not exists (select from known_id where known_id.gid = staged.gid and not is_new)
					  and not exists (
					    select from %2$s as main
					    where main.gid = staged.gid and (main.same_as is not null or not main.adds or %s))""".formatted(
					Refused.FOLLOWS, type.staged(), type.given(type.name()),
					type.given(type.name()).replace("given", "main.given")));
		}
	}

	/**
	 * Gives each record without a key its row, once what tells it apart is known.
	 */
	void settleByMembers(RecordType type) throws SQLException {
		if (type.identity().isEmpty()) {
			return;
		}
		List<String> joins = new ArrayList<>();
		List<String> same = new ArrayList<>();
		for (Member member : type.main().members()) {
			if (type.identity().contains(member.name())) {
				String staged = "staged." + Staging.column(member);
				if (member instanceof Member.Reference) {
					String referred = "of_" + Snake.of(member.name());
					joins.add("join known_id as %s on %1$s.gid = %s".formatted(referred, staged));
					staged = referred + ".id";
				}
				same.add("stored.%s = %s".formatted(member.column(), staged));
			}
		}
		this.script.run("""
				insert into known_id
				select staged.gid, coalesce(stored.id, nextval(pg_get_serial_sequence('%2$s', 'id'))), stored.id is null
				from %1$s as staged
				%3$s
				left join %2$s as stored on %4$s
				where not exists (select from refused where refused.record = staged.record)
				order by staged.record
				on conflict do nothing""".formatted(type.staged(), type.table(), String.join("\n", joins),
				String.join(" and ", same)));
	}

	/**
	 * What a person has said to be the same, once what they are the same as is known.
	 */
	void decided(RecordType type) throws SQLException {
		if (type.isRedirected()) {
			this.script
				.run("""
						insert into known_id
						select staged.gid, other.id, other.is_new, 'the record says so'
						from %s as staged
						join known_id as other on other.gid = staged.same_as
						on conflict (gid) do update set id = excluded.id, is_new = excluded.is_new, matched = excluded.matched"""
					.formatted(type.staged()));
		}
	}

	/** Which records have an identifier of another, and may be the same. */
	List<Summary.Match> contested(RecordType type) throws SQLException {
		if (type.identifiers() == null) {
			return List.of();
		}
		return this.script.list("""
				select own.gid, other.gid, min(reason)
				from contested
				join %1$s as own using (id)
				join %1$s as other on other.id = other_id
				where contested.type = '%1$s'
				group by own.gid, other.gid
				order by own.gid, other.gid
				limit 1000""".formatted(type.table()), Summary.Match::of);
	}

	/**
	 * Keeps the ids that are not used, so that they answer.
	 * @return those that were not kept before
	 */
	List<Summary.Match> redirect(RecordType type) throws SQLException {
		if (!type.isRedirected()) {
			return List.of();
		}
		return this.script.list("""
				with redirected as (
				  insert into %1$s_gid_redirect
				  select known_id.gid, known_id.id
				  from known_id
				  join %2$s using (gid)
				  join %1$s as kept on kept.id = known_id.id and kept.gid <> known_id.gid
				  where matched is not null
				  on conflict do nothing
				  returning gid, new_id)
				select redirected.gid as gid, %1$s.gid as other_gid, matched
				from redirected
				join known_id on known_id.gid = redirected.gid
				join %1$s on %1$s.id = new_id
				order by redirected.gid
				limit 1000""".formatted(type.table(), type.staged()), Summary.Match::of);
	}

}
