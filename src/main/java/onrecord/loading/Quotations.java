package onrecord.loading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds words in the texts of sources, for all records of a type at once. The temporary
 * table {@code passage_of} tells the passage of each.
 */
final class Quotations {

	/** For how many refused quotations the source is searched for what may be meant. */
	private static final int SEARCHED = 20;

	/** Code points around a passage that are kept with it. */
	private static final int AROUND = 32;

	/**
	 * Where the words of a type's records stand: {@code %1$s} has the words, {@code %2$s}
	 * the records.
	 */
	private static final String FIND = """
			create temp table found on commit drop as
			select told.n, told.record, told.field, told.exact, source.id as source_id, stands.span_start,
			  stands.span_start + char_length(told.exact) as span_end, told.start_time, told.end_time, told.note,
			  source.text is not null and told.note is null as verified,
			  coalesce(left(around.words, least(stands.span_start, 32)), told.prefix, '') as prefix,
			  coalesce(substr(around.words, least(stands.span_start, 32) + char_length(told.exact) + 1), told.suffix, '') as suffix,
			  coalesce(stands.span_start || '-' || char_length(told.exact), md5(concat_ws('-', start_time, end_time, exact))) as place
			from (
			  -- Fetched and unpacked once, not for each of the comparisons.
			  select id, text || '' as text
			  from source
			  where id in (select id from known_id where gid in (select source from %1$s))
			  offset 0) as source
			join (select %1$s.*, known_id.id as source_id from %1$s join known_id on gid = source) as told
			  on told.source_id = source.id
			-- Worked out once, although they are used several times.
			cross join lateral (
			  select case
			    when source.text is null then told.span_start
			    when told.note is not null then null
			    when told.span_start is not null then
			      case when substr(source.text, told.span_start + 1, char_length(told.exact)) = told.exact then told.span_start end
			    when num_nonnulls(told.occurrence, told.prefix, told.suffix) = 0 then
			      case when position(told.exact in substr(source.text, position(told.exact in source.text) + 1)) = 0
			        then nullif(position(told.exact in source.text), 0) - 1 end
			    else words_at(source.text, told.exact, told.occurrence, told.prefix, told.suffix)
			  end as span_start
			  offset 0) as stands
			cross join lateral (
			  select case when stands.span_start is not null then
			    substr(source.text, greatest(stands.span_start - 31, 1), least(stands.span_start, 32) + char_length(told.exact) + 32) end as words
			  offset 0) as around
			where record in (select record from %2$s)""";

	/** The passages at those places, those that are stored and those to come. */
	private static final String PASSAGES = """
			create temp table passage_of on commit drop as
			select found.n, passage.id as passage_id, found.source_id, found.exact, found.prefix, found.suffix, verified, is_new,
			  found.n = passage.n as is_first
			from found
			join (
			  select told.source_id, told.place, told.n,
			    coalesce(placed.id, unplaced.id, nextval(pg_get_serial_sequence('passage', 'id'))) as id,
			    placed.id is null and unplaced.id is null as is_new
			  from (select source_id, place, min(n) as n from found group by source_id, place) as first
			  join found as told using (n)
			  left join passage as placed on placed.source_id = told.source_id
			    and (placed.span_start, placed.span_end) = (told.span_start, told.span_end)
			  left join passage as unplaced on unplaced.source_id = told.source_id and unplaced.exact = told.exact
			    and told.span_start is null and unplaced.span_start is null
			    and (unplaced.start_time, unplaced.end_time) is not distinct from (told.start_time, told.end_time)
			) as passage using (source_id, place)""";

	/** What was not found, as it was told; {@code %s} has the words. */
	private static final String MISSED = """
			select n, record, field, told.exact, found.source_id, source, told.span_start, occurrence, told.prefix, told.suffix
			from %s as told
			join found using (n, record, field)
			where verified and found.span_start is null""";

	private final Script script;

	Quotations(Script script) {
		this.script = script;
	}

	/**
	 * Finds the passages of a type's records, and refuses the records whose words are not
	 * found, or in several places.
	 * @param parts which parts can be left out for that
	 */
	void find(RecordType type, Parts parts) throws SQLException {
		this.script.run("drop table if exists found, passage_of");
		this.script.run(FIND.formatted(type.quoted(), type.staged()));
		for (Long source : this.script.list(
				"select distinct source_id from found where verified and span_start is null",
				(row) -> row.getLong(1))) {
			findAsRead(type, source);
		}
		refuse(type, parts.ofQuotation(type));
		this.script.run(PASSAGES);
		this.script.run("analyze passage_of");
	}

	/** Finds words that stand in a source but for what no reader sees. */
	private void findAsRead(RecordType type, long source) throws SQLException {
		AsRead text = AsRead.of(text(source));
		List<Missing> missing = this.script.list(MISSED.formatted(type.quoted()) + " and source_id = ?", Missing::of,
				source);
		for (Missing each : missing) {
			AsRead.Place place = text.place(each.exact(), each.start(), each.occurrence(), each.prefix(),
					each.suffix());
			Pieces pieces = (place != null) ? null : pieces(type, each, text);
			if (pieces != null) {
				place = pieces.place(each.start(), each.occurrence(), each.prefix(), each.suffix());
			}
			if (place != null) {
				this.script.list(
						"""
								update found
								set span_start = ?, span_end = ?, exact = ?, prefix = ?, suffix = ?, place = ? || '-' || char_length(?)
								where n = ?
								returning 1""",
						(row) -> row, text.codePoints(place.begin()), text.codePoints(place.end()), place.words(),
						text.before(place.begin(), AROUND), text.after(place.end(), AROUND),
						text.codePoints(place.begin()), place.words(), each.n());
			}
		}
	}

	/** What words are made of that leave something out; null where they do not. */
	private @Nullable Pieces pieces(RecordType type, Missing words, AsRead text) throws SQLException {
		TableRows list = type.lists().get(words.field().split("\\[", 2)[0]);
		if (list == null || list.pieces() == null || !text.all(words.exact()).isEmpty()) {
			return null;
		}
		List<String> pieces = this.script.list("""
				select unnest(%s)
				from %s as told
				join %s as record using (record)
				left join known_id using (gid)
				left join %s as stored on stored.id = known_id.id
				where n = ?""".formatted(list.pieces(), type.quoted(), type.staged(), type.table()),
				(row) -> row.getString(1), words.n());
		return pieces.isEmpty() ? null : Pieces.in(text, pieces, this.script);
	}

	private String text(long source) throws SQLException {
		return this.script.list("select text from source where id = ?", (row) -> row.getString(1), source).get(0);
	}

	private void refuse(RecordType type, String part) throws SQLException {
		this.script.run("""
				insert into refused
				select record, field || '.exact', null, 'needed, where the record has no text', %s
				from %s
				where exact is null and record in (select record from %s)""".formatted(part, type.quoted(),
				type.staged()));
		this.script
			.run("""
					insert into refused
					select record, field || '.note', note, 'words that are no longer proven; --on-lost-proof=mark takes them', %s
					from %s
					where note is not null and record in (select record from %s)
					  and current_setting('onrecord.on_lost_proof', true) is distinct from 'mark'"""
				.formatted(part, type.quoted(), type.staged()));
		this.script.run("""
				insert into refused
				select record, field || '.end', told.span_end::text, format('the words end at %%s', found.span_end), %s
				from %s as told
				join found using (n, record, field)
				where told.span_end <> found.span_end""".formatted(part, type.quoted()));
		List<Missing> missing = this.script.list(MISSED.formatted(type.quoted()) + " order by n", Missing::of);
		for (int at = 0; at < missing.size(); at++) {
			Missing each = missing.get(at);
			String candidates = (at < SEARCHED) ? candidates(type, each) : "";
			this.script.list("""
					insert into refused
					select told.*, %s
					from (values (?::bigint, ?::text, ?::text, ?::text)) as told (record, field, value, reason)
					returning 1""".formatted(part), (row) -> row, each.record(), each.field() + ".exact", each.exact(),
					each.inShort() + candidates);
		}
	}

	private String candidates(RecordType type, Missing words) throws SQLException {
		AsRead text = AsRead.of(text(words.sourceId()));
		Pieces pieces = pieces(type, words, text);
		String fault = (pieces != null) ? pieces.fault() : "";
		return fault.isEmpty() ? Candidates.in(text).of(words.exact()) : fault;
	}

	/** Stores the passages that were not. */
	void write() throws SQLException {
		this.script
			.run("""
					insert into passage (id, source_id, span_start, span_end, exact, prefix, suffix, verified, start_time, end_time, note)
					overriding system value
					select passage_id, found.source_id, span_start, span_end, found.exact, found.prefix, found.suffix, found.verified,
					  start_time, end_time, note
					from passage_of
					join found using (n)
					where is_new and is_first
					  and record not in (select record from refused)""");
	}

	/** Forgets passages that nothing refers to any more: nobody could see them. */
	void tidy(TableCatalogue catalogue) throws SQLException {
		if (this.script.any("select from given_up limit 1")) {
			List<String> unused = new ArrayList<>();
			catalogue.referring("passage")
				.forEach((table, columns) -> columns.forEach((column) -> unused
					.add("not exists (select from %s where %s = passage.id)".formatted(table, column))));
			this.script.run("delete from passage where id in (select passage_id from given_up) and "
					+ String.join("\n  and ", unused));
			this.script.run("truncate given_up");
		}
	}

	/** Words that do not stand where they should. */
	private record Missing(long n, long record, String field, String exact, long sourceId, String source,
			@Nullable Integer start, @Nullable Integer occurrence, @Nullable String prefix, @Nullable String suffix) {

		private static Missing of(ResultSet row) throws SQLException {
			return new Missing(row.getLong("n"), row.getLong("record"), row.getString("field"), row.getString("exact"),
					row.getLong("source_id"), row.getString("source"), row.getObject("span_start", Integer.class),
					row.getObject("occurrence", Integer.class), row.getString("prefix"), row.getString("suffix"));
		}

		private String inShort() {
			return "the words do not stand in %s%s".formatted(this.source, (this.start != null) ? " at this start"
					: (this.occurrence != null) ? " that many times" : ", or not only once");
		}

	}

}
