package onrecord.loading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is refused. The temporary table {@code refused} takes what the checks of a type
 * find, {@code refused_id} knows the ids that will not be there, and {@code refusal}
 * keeps everything.
 */
final class Refusals {

	/** How many are told one by one. */
	static final int TOLD = 1000;

	private final Script script;

	private final List<Refused> first = new ArrayList<>();

	private long count;

	private final List<Refused> notes = new ArrayList<>();

	private long noted;

	Refusals(Script script) throws SQLException {
		this.script = script;
		script.run("create temp table refused (record bigint, field text, value text, reason text) on commit drop");
		script.run("create temp table refused_id (gid text) on commit drop");
		script.run("""
				create temp table refusal (
				  record bigint, type text, file text, line bigint, field text, value text, reason text
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
		String all = "array['%s']"
			.formatted(String.join("', '", files.stream().map((file) -> file.replace("'", "''")).toList()));
		this.script.run("""
				insert into refusal
				select record, split_part(gid, ':', 1), (%s)[file + 1], line, field, left(value, 200), reason
				from refused
				join %s using (record)""".formatted(all, type.staged()));
		this.script.run("""
				insert into refused_id
				select gid from %1$s where record in (select record from refused)
				except
				select gid from %1$s where record not in (select record from refused)""".formatted(type.staged()));
		this.count += this.script.number("select count(distinct record) from refused");
		this.first.addAll(this.script.list("""
				select * from refusal
				where record in (select record from refused)
				order by record, field
				limit ?""", Refusals::read, TOLD - this.first.size()));
		return true;
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

	/** The numbers of the records that the checks have refused. */
	BitSet numbers() throws SQLException {
		BitSet numbers = new BitSet();
		this.script.list("select distinct record from refusal", (row) -> {
			numbers.set((int) row.getLong(1));
			return row;
		});
		return numbers;
	}

	/** The reasons of a record; none where it is taken. */
	List<Refused> of(long record) throws SQLException {
		return this.script.list("select * from refusal where record = ?", Refusals::read, record);
	}

	/** The counts, with those that were refused. */
	List<Summary.Counts> addTo(List<Summary.Counts> counts) throws SQLException {
		Map<String, Long> refused = new HashMap<>();
		this.script.list("select type, count(distinct record) from refusal group by type",
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
		return new Refused(row.getString("file"), row.getLong("line"), row.getString("field"), value,
				row.getString("reason")
						+ (unseen.isEmpty() || row.getString("reason").contains(unseen) ? "" : "; it has " + unseen));
	}

}
