package onrecord.loading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What is refused, and what is noted. The temporary table {@code refused} takes what the
 * checks of a type find: where a part of the record can be left out for it, {@code list}
 * and {@code position} name an item, {@code members} those of the record or of the item.
 * {@code noted} takes what costs no record, {@code refused_id} knows the ids that will
 * not be there, and {@code refusal} keeps everything.
 */
final class Refusals {

	/** How many are told one by one. */
	static final int TOLD = 1000;

	/** Why a part is told that a record is loaded without. */
	private static final String LEFT_OUT = "left out: ";

	private final Script script;

	private final List<Refused> first = new ArrayList<>();

	private long count;

	private final List<Refused> notes = new ArrayList<>();

	private long noted;

	private long leftOut;

	Refusals(Script script) throws SQLException {
		this.script = script;
		script.run("""
				create temp table refused (
				  record bigint, field text, value text, reason text, list text, position int, members bigint
				) on commit drop""");
		script.run("""
				create temp table noted (
				  record bigint, field text, value text, reason text, is_left_out boolean
				) on commit drop""");
		script.run("create temp table refused_id (gid text) on commit drop");
		script
			.run("""
					create temp table refusal (
					  record bigint, type text, file text, line bigint, pointer text, field text, value text, reason text, is_left_out boolean
					) on commit drop""");
	}

	/** Adds what costs no record. */
	void note(Refused note) {
		this.noted++;
		if (this.notes.size() < TOLD) {
			this.notes.add(note);
		}
	}

	/** How many notes there are. */
	long noted() {
		return this.noted;
	}

	/** How many of them are parts that records are loaded without. */
	long leftOut() {
		return this.leftOut;
	}

	/** The first of the notes. */
	List<Refused> notes() {
		return this.notes;
	}

	/** Adds a record that was refused when it was read. */
	void add(List<Refused> reasons) {
		this.count++;
		reasons.stream().limit(TOLD - this.first.size()).forEach(this.first::add);
	}

	/**
	 * Adds what the checks have found.
	 * @return whether they have found anything
	 */
	boolean collect(RecordType type, List<String> files) throws SQLException {
		if (!this.script.any("select from refused limit 1")) {
			return false;
		}
		this.script.run("""
				insert into refused_id
				select gid from %1$s where record in (select record from refused)
				except
				select gid from %1$s where record not in (select record from refused)""".formatted(type.staged()));
		refuseWhatIsOneWithThem(type);
		// What would have been left out is wrong with them, too.
		this.script.run("""
				with also as (delete from noted where record in (select record from refused) returning *)
				insert into refused select record, field, value, reason from also where is_left_out""");
		this.count += this.script.number("select count(distinct record) from refused");
		this.first.addAll(this.script.list("""
				with told as (
				  insert into refusal
				  select record, type, file, line, pointer, field, left(value, 200), reason, false
				  from refused
				  join (%s) as read using (record)
				  returning *)
				select * from told
				order by record, field
				limit ?""".formatted(read(type, files)), Refusals::read, TOLD - this.first.size()));
		return true;
	}

	/**
	 * Of records that are one, the one that gave what is wrong is told so, and those that
	 * are refused with it.
	 */
	private void refuseWhatIsOneWithThem(RecordType type) throws SQLException {
		if (!this.script.any("select from repeated where first in (select record from refused) limit 1")) {
			return;
		}
		this.script.run(
				"create temp table refused_first on commit drop as select distinct first from repeated where first in (select record from refused)");
		this.script.run("update refused as told set record = %s where record in (select first from refused_first)"
			.formatted(givenBy(type)));
		this.script.run("""
				insert into refused
				select repeated.record, '', null, 'one with another record of the same id, which is refused'
				from repeated
				join refused_first using (first)
				where record not in (select record from refused)""");
		this.script.run("drop table refused_first");
	}

	/**
	 * SQL for the record that gave a field of {@code told}, where several records are
	 * one.
	 */
	static String givenBy(RecordType type) {
		String bits = type.names()
			.stream()
			.map((name) -> "('%s', %d::bigint)".formatted(name, type.bit(name)))
			.collect(Collectors.joining(", "));
		return """
				coalesce((
				  select max(record) from repeated
				  where first = told.record and given & (
				    select bit_or(bit) from (values %s) as member (name, bit)
				    where name = any (regexp_split_to_array(regexp_replace(told.field, '[[].*', ''), ', '))) <> 0), told.record)"""
			.formatted(bits);
	}

	/** Where the records of a type were read. */
	private static String read(RecordType type, List<String> files) {
		String all = "array['%s']"
			.formatted(String.join("', '", files.stream().map((file) -> file.replace("'", "''")).toList()));
		return """
				select record, split_part(gid, ':', 1) as type, (%1$s)[file + 1] as file, line, pointer
				from (
				  select record, gid, file, line, pointer from %2$s
				  union all
				  select record, gid, file, line, pointer from repeated where record <> first) as record"""
			.formatted(all, type.staged());
	}

	/** Adds what costs none of the records that are taken. */
	void collectNotes(RecordType type, List<String> files) throws SQLException {
		if (!this.script.any("select from noted limit 1")) {
			return;
		}
		this.script.run("""
				create temp table told on commit drop as
				select record, type, file, line, pointer, field, left(value, 200) as value,
				  case when is_left_out then '%s' else '' end || reason as reason, is_left_out
				from noted
				join (%s) as read using (record)""".formatted(LEFT_OUT, read(type, files)));
		this.noted += this.script.number("select count(*) from told");
		this.leftOut += this.script.number("select count(*) from told where is_left_out");
		this.notes.addAll(this.script.list("select * from told order by record, field limit ?", Refusals::read,
				TOLD - this.notes.size()));
		this.script.run("insert into refusal select * from told where is_left_out");
		this.script.run("delete from noted where record in (select record from told)");
		this.script.run("drop table told");
	}

	/** Forgets what the checks have found, before they check again. */
	void clear() throws SQLException {
		this.script.run("truncate refused");
	}

	/** How many records are refused. */
	long count() {
		return this.count;
	}

	/** The first of the reasons. */
	List<Refused> first() {
		return this.first;
	}

	/**
	 * The numbers of the records that the checks have refused.
	 * @param loaded instead those that are loaded, with parts left out
	 */
	BitSet numbers(boolean loaded) throws SQLException {
		BitSet numbers = new BitSet();
		this.script.list("select distinct record from refusal where is_left_out = " + loaded, (row) -> {
			numbers.set((int) row.getLong(1));
			return row;
		});
		return numbers;
	}

	/** Prepares for being asked about one record after the other. */
	void arrange() throws SQLException {
		this.script.run("create index on refusal (record)");
		this.script.run("analyze refusal");
	}

	/** What is wrong with a record; nothing where it is taken whole. */
	List<Refused> of(long record) throws SQLException {
		return this.script.list("select * from refusal where record = ? order by field", Refusals::read, record);
	}

	/** How many records are one with an earlier one. */
	long repeated() throws SQLException {
		return this.script
			.number("""
					select count(*) from repeated
					where record <> first and not exists (select from refusal where refusal.record = repeated.record and not is_left_out)""");
	}

	/** The counts, with those that were refused. */
	List<Summary.Counts> addTo(List<Summary.Counts> counts) throws SQLException {
		Map<String, Long> refused = new HashMap<>();
		this.script.list("select type, count(distinct record) from refusal where not is_left_out group by type",
				(row) -> refused.put(row.getString(1), row.getLong(2)));
		List<Summary.Counts> all = new ArrayList<>();
		for (Summary.Counts each : counts) {
			Long number = refused.remove(each.type());
			all.add((number != null) ? each.withRefused(number) : each);
		}
		refused.forEach((type, number) -> all.add(new Summary.Counts(type, 0, 0, 0, number)));
		return all;
	}

	private static Refused read(ResultSet row) throws SQLException {
		@Nullable String value = row.getString("value");
		String unseen = Characters.unseen((value != null) ? value : "");
		return new Refused(row.getString("file"), row.getLong("line"), row.getString("pointer"), row.getString("field"),
				value, row.getString("reason")
						+ (unseen.isEmpty() || row.getString("reason").contains(unseen) ? "" : "; it has " + unseen));
	}

}
