package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import onrecord.text.Snake;

/**
 * Which row a record is: by its id, by an id that leads to another, by an identifier that
 * both have.
 *
 * @param known {@code known_id}, which tells it of all records of a load and of all that
 * they refer to
 * @param contested which two records may be the same, for a person to decide
 */
record Identities(Script script, TempTable known, TempTable contested, Repetitions repetitions) {

	static Identities of(Script script, Repetitions repetitions) throws SQLException {
		return new Identities(script,
				TempTable.empty(script, "known_id",
						"gid text primary key, id bigint not null, is_new boolean not null, matched text"),
				TempTable.empty(script, "contested", "type text, id bigint, other_id bigint, reason text"),
				repetitions);
	}

	/** Gives each record that has a key its row, or one to come. */
	Merge.Settled settle(Staged staged) throws SQLException {
		this.repetitions.unite(staged);
		if (staged.additions() != null) {
			// What adds to a record is none that could come twice.
			staged.records().insert("select * from " + staged.additions());
		}
		if (staged.type().identity().isEmpty()) {
			byId(staged);
		}
		return new Merge.Settled(staged);
	}

	private void byId(Staged staged) throws SQLException {
		RecordType type = staged.type();
		String table = type.table();
		if (type.isRedirected()) {
			this.known.insert("""
					select gid, new_id, false, 'it was found to be the same before'
					from %s join %s_gid_redirect using (gid)
					where same_as is null
					on conflict do nothing""".formatted(staged.records(), table));
		}
		this.known.insert("""
				select staged.gid, coalesce(stored.id, nextval(pg_get_serial_sequence('%2$s', 'id'))), stored.id is null
				from %1$s as staged
				left join %2$s as stored using (gid)
				where same_as is null and (not adds or stored.id is not null or %3$s)
				  and not exists (select from refused where refused.record = staged.record)
				order by staged.record
				on conflict do nothing""".formatted(staged.records(), table,
				(type.name() != null) ? type.given(type.name()) : "true"));
		// What is only mentioned adds nothing to what is known.
		this.script.run("""
				delete from %s as staged using known_id
				where known_id.gid = staged.gid and only_if_new and not is_new""".formatted(staged.records()));
		String list = type.identifiers();
		if (list != null) {
			new Identifiers(this.script, staged, type.list(list), this.known, this.contested).recognise();
		}
	}

	/**
	 * Gives each record without a key its row, once what tells it apart is known.
	 */
	Merge.Identified complete(Merge.Resolved resolved) throws SQLException {
		Staged staged = resolved.staged();
		RecordType type = staged.type();
		List<String> joins = new ArrayList<>();
		List<String> same = new ArrayList<>();
		for (Member member : type.main().members()) {
			if (type.identity().contains(member.name())) {
				String value = "staged." + Staged.column(member);
				if (member instanceof Member.Reference) {
					String referred = "of_" + Snake.of(member.name());
					joins.add("join known_id as %s on %1$s.gid = %s".formatted(referred, value));
					value = referred + ".id";
				}
				same.add("stored.%s = %s".formatted(member.column(), value));
			}
		}
		if (!same.isEmpty()) {
			this.known
				.insert("""
						select staged.gid, coalesce(stored.id, nextval(pg_get_serial_sequence('%2$s', 'id'))), stored.id is null
						from %1$s as staged
						%3$s
						left join %2$s as stored on %4$s
						where not exists (select from refused where refused.record = staged.record)
						order by staged.record
						on conflict do nothing"""
					.formatted(staged.records(), type.table(), String.join("\n", joins), String.join(" and ", same)));
		}
		return new Merge.Identified(staged);
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
	List<Summary.Match> redirect(Written written) throws SQLException {
		RecordType type = written.staged().type();
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
				limit 1000""".formatted(type.table(), written.staged().records()), Summary.Match::of);
	}

}
