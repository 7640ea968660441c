package onrecord.loading;

import java.sql.SQLException;
import java.util.List;

/**
 * What was written of a type.
 *
 * @param changed the stored rows that were, some of them several times
 */
record Written(Merged merged, TempTable changed) implements AutoCloseable {

	Staged staged() {
		return this.merged.staged();
	}

	/** What is new and may be the same as something else. */
	List<Summary.Match> resembling() throws SQLException {
		String query = staged().type().resembling();
		Script script = this.changed.script();
		return (query == null || !script.any("select from merged where is_new limit 1")) ? List.of()
				: script.list(query, Summary.Match::of);
	}

	/** What became of the records. */
	List<Summary.Counts> counts() throws SQLException {
		return this.changed.script()
			.list("""
					select split_part(staged.gid, ':', 1) as type, count(*) filter (where merged.is_new) as added,
					  count(*) filter (where changed.id is not null) as changed, count(distinct staged.gid) as all
					from %s as staged
					left join merged using (record)
					left join (select distinct id from changed) as changed on changed.id = merged.id
					group by 1
					order by 1""".formatted(staged().records()),
					(row) -> new Summary.Counts(row.getString("type"), row.getLong("added"), row.getLong("changed"),
							row.getLong("all") - row.getLong("added") - row.getLong("changed"), 0));
	}

	/** Drops all that was made for it. */
	@Override
	public void close() throws SQLException {
		this.changed.close();
		this.merged.close();
	}

}
