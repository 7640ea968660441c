package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Leaves out of the records of a type the parts that the checks have refused, where
 * nothing else is wrong with the record, and notes them.
 */
final class Separation {

	private final Script script;

	private final RecordType type;

	private final Parts parts;

	private final boolean allowed;

	/**
	 * Prepares for a type.
	 * @param allowed whether anything is to be left out
	 */
	Separation(Script script, RecordType type, Parts parts, boolean allowed) {
		this.script = script;
		this.type = type;
		this.parts = parts;
		this.allowed = allowed;
	}

	/**
	 * Leaves out what is refused, if that is a part.
	 * @return whether there was anything
	 */
	boolean leaveOut() throws SQLException {
		if (!this.allowed || !this.script.any("select from refused limit 1")) {
			return false;
		}
		this.script.run("""
				create temp table separated on commit drop as
				select * from refused
				where record not in (select record from refused where list is null and members is null)""");
		boolean any = this.script.any("select from separated limit 1");
		if (any) {
			this.script.run("delete from refused where record in (select record from separated)");
			this.script.run("insert into noted select %s, field, value, reason, true from separated as told"
				.formatted(Refusals.givenBy(this.type)));
			leaveOutMembers();
			for (Map.Entry<String, TableRows> list : this.type.lists().entrySet()) {
				leaveOutItems(list.getKey(), list.getValue());
			}
		}
		this.script.run("drop table separated");
		return any;
	}

	/** What a record does not give stays as it is stored. */
	private void leaveOutMembers() throws SQLException {
		this.script
			.run("""
					update %s as staged set given = given & ~members%s
					from (select record, bit_or(members) as members from separated where list is null group by record) as separated
					where staged.record = separated.record"""
				.formatted(this.type.staged(), withoutMembers(this.type.main())));
	}

	private void leaveOutItems(String list, TableRows rows) throws SQLException {
		if (!this.script.any("select from separated where list = '%s' limit 1".formatted(list))) {
			return;
		}
		String staged = this.type.staged(list);
		this.script
			.run("""
					delete from %s as staged using separated
					where (staged.record, staged.position) = (separated.record, separated.position) and list = '%s' and members is null"""
				.formatted(staged, list));
		this.script.run("""
				delete from %s as quoted using separated
				where quoted.record = separated.record and list = '%s' and members is null
				  and starts_with(quoted.field || '.', format('%%s[%%s].', list, position - 1))"""
			.formatted(this.type.quoted(), list));
		String without = withoutMembers(rows);
		if (!without.isEmpty()) {
			this.script.run("""
					update %s as staged set %s
					from (
					  select record, position, bit_or(members) as members from separated
					  where list = '%s' group by record, position) as separated
					where (staged.record, staged.position) = (separated.record, separated.position)""".formatted(staged,
					without.substring(2), list));
		}
	}

	private String withoutMembers(TableRows rows) {
		List<String> without = new ArrayList<>();
		if (rows.items() == TableRows.Items.OBJECTS) {
			for (Member member : rows.members()) {
				if (this.parts.mayMiss(rows, member)) {
					without.add(", %1$s = case when members & %2$d = 0 then staged.%1$s end"
						.formatted(Staging.column(member), rows.bit(member)));
				}
			}
		}
		return String.join("", without);
	}

}
