package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds what records refer to, and refuses those that refer to nothing.
 *
 * @param known takes what is referred to, as far as it is stored
 */
record References(Script script, Bundle bundle, Parts parts, TempTable known, Refusals refusals) {

	private static final String NOT_THERE = "there is no such record%s, neither here nor in the database";

	/** Finds and checks the references of a type's records. */
	Merge.Resolved resolve(Merge.Settled settled) throws SQLException {
		Staged staged = settled.staged();
		List<Where> everywhere = everywhere(staged);
		find(everywhere);
		if (staged.additions() != null) {
			findTheSame(staged);
			checkAdditions(staged);
		}
		for (Where where : everywhere) {
			this.refusals.refuse("""
					select record, %s, %s, case when %2$s in (select gid from refused_id) then '%s' else '%s' end, %s
					from %s as staged
					where %2$s is not null and not exists (select from known_id where known_id.gid = %2$s)
					  and record in (select record from %s)""".formatted(where.field(), where.column(), Refused.FOLLOWS,
					NOT_THERE.formatted(""), where.part(), where.table(), staged.records()));
		}
		this.refusals.refuse("""
				select record, 'sameAs', same_as, 'not of the same type'
				from %s
				where split_part(gid, ':', 1) <> split_part(same_as, ':', 1)""".formatted(staged.records()));
		return new Merge.Resolved(staged);
	}

	private void find(List<Where> everywhere) throws SQLException {
		try (TempTable wanted = TempTable.of(this.script, "wanted_id",
				everywhere.stream()
					.map((where) -> """
							select %s as gid from %s as staged
							where %1$s is not null and not exists (select from known_id where known_id.gid = %1$s)"""
						.formatted(where.column(), where.table()))
					.collect(Collectors.joining("\nunion\n")))) {
			if (wanted.isEmpty()) {
				return;
			}
			for (RecordType referred : this.bundle.ordered()) {
				if (referred.identity().isEmpty()) {
					findStored(wanted, referred.table(), "id");
				}
				if (referred.isRedirected()) {
					findStored(wanted, referred.table() + "_gid_redirect", "new_id");
				}
			}
		}
	}

	private void findStored(TempTable wanted, String table, String id) throws SQLException {
		this.known.insert("""
				select gid, %s, false
				from %s join %s using (gid)
				on conflict do nothing""".formatted(id, wanted, table));
	}

	/** What a person has said to be the same is that, if it is known. */
	private void findTheSame(Staged staged) throws SQLException {
		this.known
			.insert("""
					select staged.gid, other.id, other.is_new, 'the record says so'
					from %s as staged
					join known_id as other on other.gid = staged.same_as
					on conflict (gid) do update set id = excluded.id, is_new = excluded.is_new, matched = excluded.matched"""
				.formatted(staged.records()));
	}

	/** Refuses what adds to a record that is not there. */
	private void checkAdditions(Staged staged) throws SQLException {
		String name = staged.type().name();
		if (name != null) {
			String given = staged.type().given(name);
			this.refusals.refuse("""
					select record, 'key', gid, case when gid in (select gid from refused_id) then '%s' else '%s' end
					from %s as staged
					where adds and not %s
					  and not exists (select from known_id where known_id.gid = staged.gid and not is_new)
					  and not exists (
					    select from (select *, %4$s as gives_name from %3$s) as main
					    where main.gid = staged.gid and (main.same_as is not null or not main.adds or gives_name))"""
				.formatted(Refused.FOLLOWS, NOT_THERE.formatted(" to add to"), staged.records(), given));
		}
	}

	private List<Where> everywhere(Staged staged) {
		RecordType type = staged.type();
		List<Where> all = new ArrayList<>();
		for (Member.Reference reference : type.main().members(Member.Reference.class)) {
			all.add(new Where(staged.records(), "'" + reference.name() + "'", "staged." + Staged.column(reference),
					this.parts.member(type, reference)));
		}
		if (type.isRedirected()) {
			all.add(new Where(staged.records(), "'sameAs'", "staged.same_as", Parts.WHOLE));
		}
		for (TableRows list : type.lists()) {
			String item = "format('%s[%%s]', position - 1)".formatted(list.name());
			if (list.items() == TableRows.Items.IDS) {
				all.add(new Where(staged.list(list), item, "staged.ref", Parts.item(type, list)));
			}
			else {
				list.members(Member.Reference.class)
					.forEach((reference) -> all
						.add(new Where(staged.list(list), item + " || '." + reference.name() + "'",
								"staged." + Staged.column(reference), this.parts.member(type, list, reference))));
			}
		}
		if (type.hasExcerpts()) {
			for (Member.Reference reference : this.bundle.excerpts().rows().members(Member.Reference.class)) {
				all.add(new Where(staged.excerpts(), "field || '." + reference.name() + "'",
						"staged." + Staged.column(reference), this.parts.ofExcerpt(type)));
			}
		}
		return all;
	}

	/**
	 * A column of ids.
	 *
	 * @param field SQL for the way to it
	 * @param column SQL for the id
	 * @param part SQL for what can be left out where there is no such record
	 */
	private record Where(TempTable table, String field, String column, String part) {
	}

}
