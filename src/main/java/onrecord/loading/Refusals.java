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
 * What is refused, and what is noted. {@code refused} takes what the checks of a type
 * find: where a part of the record can be left out for it, {@code list} and
 * {@code position} name an item, {@code members} those of the record or of the item.
 * {@code noted} takes what costs no record, {@code refused_id} knows the ids that will
 * not be there, and {@code refusal} keeps everything.
 */
final class Refusals {

	/** How many are told one by one. */
	static final int TOLD = 1000;

	/** Why a part is told that a record is loaded without. */
	private static final String LEFT_OUT = "left out: ";

	private final Script script;

	private final List<String> files;

	private final TempTable repeated;

	private final TempTable refused;

	private final TempTable noted;

	private final TempTable refusedIds;

	private final TempTable all;

	private final List<Refused> first = new ArrayList<>();

	private long count;

	private final List<Refused> notes = new ArrayList<>();

	private long notesInAll;

	private long leftOut;

	/**
	 * Begins with none.
	 * @param files the names of the files, by the numbers under which they are staged
	 * @param repeated which records are one with others, and where they were read
	 */
	Refusals(Script script, List<String> files, TempTable repeated) throws SQLException {
		this.script = script;
		this.files = files;
		this.repeated = repeated;
		this.refused = TempTable.empty(script, "refused",
				"record bigint, field text, value text, reason text, list text, position int, members bigint");
		this.noted = TempTable.empty(script, "noted",
				"record bigint, field text, value text, reason text, is_left_out boolean");
		this.refusedIds = TempTable.empty(script, "refused_id", "gid text");
		this.all = TempTable.empty(script, "refusal",
				"record bigint, type text, file text, line bigint, pointer text, field text, value text, reason text, is_left_out boolean");
	}

	/** What costs no record is noted here. */
	TempTable noted() {
		return this.noted;
	}

	/**
	 * Refuses what a query finds: the record, the field, the value, the reason and, if
	 * need be, what can be left out for it.
	 */
	void refuse(String query) throws SQLException {
		this.refused.insert(query);
	}

	/** Whether the checks of a type have found anything. */
	boolean any() throws SQLException {
		return !this.refused.isEmpty();
	}

	/** Adds what costs no record. */
	void note(Refused note) {
		this.notesInAll++;
		if (this.notes.size() < TOLD) {
			this.notes.add(note);
		}
	}

	/** How many notes there are. */
	long notesInAll() {
		return this.notesInAll;
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
	 * Takes what the checks have found, and takes these records away.
	 * @param known the ids that are known: not those of what would have been new
	 */
	void collect(Staged staged, TempTable known) throws SQLException {
		if (!any()) {
			return;
		}
		this.refusedIds.insert("""
				select gid from %1$s where record in (select record from refused)
				except
				select gid from %1$s where record not in (select record from refused)""".formatted(staged.records()));
		refuseWhatIsOneWithThem(staged.type());
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
				limit ?""".formatted(read(staged)), Refusals::read, TOLD - this.first.size()));
		this.script.run("delete from %s as known using refused_id where known.gid = refused_id.gid and is_new"
			.formatted(known));
		this.script.run("delete from %s where record in (select record from refused)".formatted(staged.records()));
		this.refused.clear();
	}

	/**
	 * Of records that are one, the one that gave what is wrong is told so, and those that
	 * are refused with it.
	 */
	private void refuseWhatIsOneWithThem(RecordType type) throws SQLException {
		String ofThem = "select distinct first from %s where first in (select record from refused)"
			.formatted(this.repeated);
		if (!this.script.any(ofThem + " limit 1")) {
			return;
		}
		try (TempTable refusedFirst = TempTable.of(this.script, "refused_first", ofThem)) {
			this.script.run("update refused as told set record = %s where record in (select first from %s)"
				.formatted(givenBy(type), refusedFirst));
			refuse("""
					select repeated.record, '', null, 'one with another record of the same id, which is refused'
					from %s as repeated
					join %s using (first)
					where record not in (select record from refused)""".formatted(this.repeated, refusedFirst));
		}
	}

	/**
	 * Notes that the parts are left out that a table has of what was refused.
	 * @param parts with the columns of what is refused
	 */
	void leaveOut(TempTable parts, RecordType type) throws SQLException {
		this.script.run("delete from refused where record in (select record from %s)".formatted(parts));
		this.noted.insert("select %s, field, value, reason, true from %s as told".formatted(givenBy(type), parts));
	}

	/**
	 * SQL for the record that gave a field of {@code told}, where several records are
	 * one.
	 */
	private String givenBy(RecordType type) {
		String bits = type.given()
			.names()
			.stream()
			.map((name) -> "('%s', %d::bigint)".formatted(name, type.given().bit(name)))
			.collect(Collectors.joining(", "));
		return """
				coalesce((
				  select max(record) from %s
				  where first = told.record and given & (
				    select bit_or(bit) from (values %s) as member (name, bit)
				    where name = any (regexp_split_to_array(regexp_replace(told.field, '[[].*', ''), ', '))) <> 0), told.record)"""
			.formatted(this.repeated, bits);
	}

	/** Where the records of a type were read. */
	private String read(Staged staged) {
		String names = "array['%s']"
			.formatted(String.join("', '", this.files.stream().map((file) -> file.replace("'", "''")).toList()));
		return """
				select record, split_part(gid, ':', 1) as type, (%s)[file + 1] as file, line, pointer
				from (
				  select record, gid, file, line, pointer from %s
				  union all
				  select record, gid, file, line, pointer from %s where record <> first) as record""".formatted(names,
				staged.records(), this.repeated);
	}

	/** Takes what is noted of the records that are taken. */
	void collectNotes(Staged staged) throws SQLException {
		if (this.noted.isEmpty()) {
			return;
		}
		try (TempTable told = TempTable.of(this.script, "told", """
				select record, type, file, line, pointer, field, left(value, 200) as value,
				  case when is_left_out then '%s' else '' end || reason as reason, is_left_out
				from noted
				join (%s) as read using (record)""".formatted(LEFT_OUT, read(staged)))) {
			this.notesInAll += this.script.number("select count(*) from " + told);
			this.leftOut += this.script.number("select count(*) from %s where is_left_out".formatted(told));
			this.notes.addAll(this.script.list("select * from %s order by record, field limit ?".formatted(told),
					Refusals::read, TOLD - this.notes.size()));
			this.all.insert("select * from %s where is_left_out".formatted(told));
			this.script.run("delete from noted where record in (select record from %s)".formatted(told));
		}
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
		this.all.analyzed();
	}

	/** What is wrong with a record; nothing where it is taken whole. */
	List<Refused> of(long record) throws SQLException {
		return this.script.list("select * from refusal where record = ? order by field", Refusals::read, record);
	}

	/** How many records are one with an earlier one. */
	long repeated() throws SQLException {
		return this.script
			.number("""
					select count(*) from %s as repeated
					where record <> first and not exists (select from refusal where refusal.record = repeated.record and not is_left_out)"""
				.formatted(this.repeated));
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
