package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what records refer to, and refuses those that refer to nothing. */
final class References {

	private final Script script;

	private final Bundle bundle;

	private final Parts parts;

	References(Script script, Bundle bundle, Parts parts) {
		this.script = script;
		this.bundle = bundle;
		this.parts = parts;
	}

	/**
	 * Adds what the records of a type refer to, as far as it is stored, to
	 * {@code known_id}.
	 */
	void find(RecordType type) throws SQLException {
		this.script.run("create temp table wanted_id on commit drop as " + everywhere(type).stream()
			.map((where) -> """
					select %s as gid from %s as staged
					where %1$s is not null and not exists (select from known_id where known_id.gid = %1$s)"""
				.formatted(where.column(), where.table()))
			.collect(Collectors.joining("\nunion\n")));
		if (this.script.any("select from wanted_id limit 1")) {
			for (RecordType referred : this.bundle.ordered()) {
				if (referred.identity().isEmpty()) {
					findStored(referred);
				}
			}
		}
		this.script.run("drop table wanted_id");
	}

	private void findStored(RecordType referred) throws SQLException {
		this.script.run("""
				insert into known_id
				select gid, id, false
				from wanted_id join %s using (gid)
				on conflict do nothing""".formatted(referred.table()));
		if (referred.isRedirected()) {
			this.script.run("""
					insert into known_id
					select gid, new_id, false
					from wanted_id join %s_gid_redirect using (gid)
					on conflict do nothing""".formatted(referred.table()));
		}
	}

	/** Refuses the records that refer to what is not there. */
	void check(RecordType type) throws SQLException {
		for (Where where : everywhere(type)) {
			this.script.run("""
					insert into refused
					select record, %s, %s,
					  case when %2$s in (select gid from refused_id) then '%s'
					    else 'there is no such record, neither here nor in the database' end, %s
					from %s as staged
					where %2$s is not null and not exists (select from known_id where known_id.gid = %2$s)
					  and record in (select record from %s)""".formatted(where.field(), where.column(), Refused.FOLLOWS,
					where.part(), where.table(), type.staged()));
		}
	}

	/** Refuses what is said to be the same as something of another type. */
	void checkSameness(RecordType type) throws SQLException {
		this.script.run("""
				insert into refused
				select record, 'sameAs', same_as, 'not of the same type'
				from %s
				where split_part(gid, ':', 1) <> split_part(same_as, ':', 1)""".formatted(type.staged()));
	}

	private List<Where> everywhere(RecordType type) {
		List<Where> all = new ArrayList<>();
		for (Member.Reference reference : type.main().members(Member.Reference.class)) {
			all.add(new Where(type.staged(), "'" + reference.name() + "'", "staged." + Staging.column(reference),
					this.parts.member(type, reference)));
		}
		if (type.isRedirected()) {
			all.add(new Where(type.staged(), "'sameAs'", "staged.same_as", Parts.WHOLE));
		}
		for (Map.Entry<String, TableRows> list : type.lists().entrySet()) {
			String item = "format('%s[%%s]', position - 1)".formatted(list.getKey());
			if (list.getValue().items() == TableRows.Items.IDS) {
				all.add(new Where(type.staged(list.getKey()), item, "staged.ref", Parts.item(type, list.getKey())));
			}
			else {
				for (Member.Reference reference : list.getValue().members(Member.Reference.class)) {
					all.add(new Where(type.staged(list.getKey()), item + " || '." + reference.name() + "'",
							"staged." + Staging.column(reference), this.parts.member(type, list.getKey(), reference)));
				}
			}
		}
		if (type.hasQuotations()) {
			all.add(new Where(type.quoted(), "field || '.source'", "staged.source", this.parts.ofQuotation(type)));
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
	private record Where(String table, String field, String column, String part) {
	}

}
