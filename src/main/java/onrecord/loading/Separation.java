package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out of records the parts that the checks have refused, where nothing else is
 * wrong with the record, and notes them.
 *
 * @param allowed whether anything is to be left out
 */
record Separation(Script script, Parts parts, Refusals refusals, boolean allowed) {

	/** Leaves out what is refused, as far as that is a part. */
	void leaveOut(Staged staged) throws SQLException {
		if (!this.allowed) {
			return;
		}
		try (TempTable separated = TempTable.of(this.script, "separated", """
				select * from refused
				where record not in (select record from refused where list is null and members is null)""")) {
			if (separated.isEmpty()) {
				return;
			}
			this.refusals.leaveOut(separated, staged.type());
			leaveOutMembers(staged);
			for (TableRows list : staged.type().lists()) {
				leaveOutItems(list.name(), list, staged);
			}
		}
	}

	/** What a record does not give stays as it is stored. */
	private void leaveOutMembers(Staged staged) throws SQLException {
		this.script
			.run("""
					update %s as staged set given = given & ~members%s
					from (select record, bit_or(members) as members from separated where list is null group by record) as separated
					where staged.record = separated.record"""
				.formatted(staged.records(), withoutMembers(staged.type().main())));
	}

	private void leaveOutItems(String list, TableRows rows, Staged staged) throws SQLException {
		if (!this.script.any("select from separated where list = '%s' limit 1".formatted(list))) {
			return;
		}
		this.script
			.run("""
					delete from %s as staged using separated
					where (staged.record, staged.position) = (separated.record, separated.position) and list = '%s' and members is null"""
				.formatted(staged.list(rows), list));
		this.script.run("""
				delete from %s as quoted using separated
				where quoted.record = separated.record and list = '%s' and members is null
				  and starts_with(quoted.field || '.', format('%%s[%%s].', list, position - 1))"""
			.formatted(staged.excerpts(), list));
		String without = withoutMembers(rows);
		if (!without.isEmpty()) {
			this.script.run("""
					update %s as staged set %s
					from (
					  select record, position, bit_or(members) as members from separated
					  where list = '%s' group by record, position) as separated
					where (staged.record, staged.position) = (separated.record, separated.position)"""
				.formatted(staged.list(rows), without.substring(2), list));
		}
	}

	private String withoutMembers(TableRows rows) {
		List<String> without = new ArrayList<>();
		if (rows.items() == TableRows.Items.OBJECTS) {
			for (Member member : rows.members()) {
				if (this.parts.mayMiss(rows, member)) {
					without.add(", %1$s = case when members & %2$d = 0 then staged.%1$s end"
						.formatted(Staged.column(member), rows.bit(member)));
				}
			}
		}
		return String.join("", without);
	}

}
