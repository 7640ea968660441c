package onrecord.loading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import onrecord.quoting.AsRead;
import org.jspecify.annotations.Nullable;

/**
 * Finds words in texts, for all records of a type at once, and keeps them.
 *
 * @param givenUp the ids of those that something no longer refers to
 */
record Excerpts(Script script, ExcerptType type, TableCatalogue catalogue, Parts parts, Refusals refusals,
		TempTable givenUp) {

	/** For how many refused excerpts the text is searched for what may be meant. */
	private static final int SEARCHED = 20;

	/** Code points around words that are kept with them. */
	private static final int AROUND = 32;

	static Excerpts of(Script script, Bundle bundle, TableCatalogue catalogue, Parts parts, Refusals refusals)
			throws SQLException {
		return new Excerpts(script, bundle.excerpts(), catalogue, parts, refusals,
				TempTable.empty(script, "given_up", "id bigint"));
	}

	/**
	 * Finds the words of a type's records, and refuses the records whose words are not
	 * found, or in several places.
	 */
	Found find(Merge.Identified identified) throws SQLException {
		Staged staged = identified.staged();
		TempTable found = TempTable.of(this.script, "found", """
				with told as not materialized (
				  select words.*, known_id.id as %1$s_id from %2$s as words join known_id on gid = words.%1$s)
				select * from (
				%3$s) as words
				where record in (select record from %4$s)""".formatted(this.type.document(), staged.excerpts(),
				this.type.found(), staged.records()));
		for (Long document : this.script
			.list("select distinct %s_id from %s where verified and span_start is null and exact is not null"
				.formatted(this.type.document(), found), (row) -> row.getLong(1))) {
			findAsRead(staged, document);
		}
		refuse(staged);
		return new Found(found, TempTable.of(this.script, "excerpt", this.type.kept()).analyzed());
	}

	/** Finds words that stand in a text but for what no reader sees. */
	private void findAsRead(Staged staged, long document) throws SQLException {
		AsRead text = AsRead.of(text(document));
		for (Missing each : missing(staged, "and found.%s_id = %d".formatted(this.type.document(), document))) {
			AsRead.Stretch stretch = text.stretch(each.exact(), each.start(), each.occurrence(), each.prefix(),
					each.suffix());
			Pieces pieces = (stretch != null) ? null : pieces(staged, each, text);
			if (pieces != null) {
				stretch = pieces.stretch(each.start(), each.occurrence(), each.prefix(), each.suffix());
			}
			if (stretch != null) {
				this.script.list("""
						update found
						set span_start = ?, span_end = ?, exact = ?, prefix = ?, suffix = ?
						where n = ?
						returning 1""", (row) -> row, text.codePoints(stretch.begin()), text.codePoints(stretch.end()),
						stretch.words(), text.before(stretch.begin(), AROUND), text.after(stretch.end(), AROUND),
						each.n());
			}
		}
	}

	/** What was not found, as it was told. */
	private List<Missing> missing(Staged staged, String condition) throws SQLException {
		return this.script
			.list("""
					select n, record, field, told.exact, found.%1$s_id, told.%1$s, told.span_start, occurrence, told.prefix, told.suffix
					from %2$s as told
					join found using (n, record, field)
					where verified and found.span_start is null and told.exact is not null %3$s
					order by n"""
				.formatted(this.type.document(), staged.excerpts(), condition), Missing::of);
	}

	/** What words are made of that leave something out; null where they do not. */
	private @Nullable Pieces pieces(Staged staged, Missing words, AsRead text) throws SQLException {
		TableRows list = staged.type().find(words.field().split("\\[", 2)[0]);
		if (list == null || list.pieces() == null || !text.all(words.exact()).isEmpty()) {
			return null;
		}
		List<String> pieces = this.script.list("""
				select unnest(%s)
				from %s as told
				join %s as record using (record)
				left join known_id using (gid)
				left join %s as stored on stored.id = known_id.id
				where n = ?""".formatted(list.pieces(), staged.excerpts(), staged.records(), staged.type().table()),
				(row) -> row.getString(1), words.n());
		return pieces.isEmpty() ? null : Pieces.in(text, pieces, this.script);
	}

	private String text(long document) throws SQLException {
		return this.script
			.list("select %s from %s where id = ?".formatted(this.type.text(), this.type.document()),
					(row) -> row.getString(1), document)
			.get(0);
	}

	private void refuse(Staged staged) throws SQLException {
		String part = this.parts.ofExcerpt(staged.type());
		List<ExcerptType.Refusal> reasons = new ArrayList<>(this.type.refusals());
		reasons.addFirst(new ExcerptType.Refusal("exact", "exact is null", "needed, where the record has no text"));
		for (ExcerptType.Refusal reason : reasons) {
			this.refusals.refuse("""
					select record, field || '.%1$s', %1$s, '%2$s', %3$s
					from %4$s
					where %5$s and record in (select record from %6$s)""".formatted(reason.member(), reason.reason(),
					part, staged.excerpts(), reason.condition(), staged.records()));
		}
		this.refusals.refuse("""
				select record, field || '.end', told.span_end::text, format('the words end at %%s', found.span_end), %s
				from %s as told
				join found using (n, record, field)
				where told.span_end <> found.span_end""".formatted(part, staged.excerpts()));
		List<Missing> missing = missing(staged, "");
		for (int at = 0; at < missing.size(); at++) {
			Missing each = missing.get(at);
			String candidates = (at < SEARCHED) ? candidates(staged, each) : "";
			this.script.list("""
					insert into refused
					select told.*, %s
					from (values (?::bigint, ?::text, ?::text, ?::text)) as told (record, field, value, reason)
					returning 1""".formatted(part), (row) -> row, each.record(), each.field() + ".exact", each.exact(),
					each.inShort() + candidates);
		}
	}

	private String candidates(Staged staged, Missing words) throws SQLException {
		AsRead text = AsRead.of(text(words.documentId()));
		Candidates candidates = Candidates.in(text, this.type);
		Pieces pieces = pieces(staged, words, text);
		String fault = (pieces != null) ? pieces.fault(candidates) : "";
		return fault.isEmpty() ? candidates.of(words.exact()) : fault;
	}

	/** Keeps those that were not. */
	void write(Found found) throws SQLException {
		List<String> columns = this.type.rows().columns();
		this.script.run("""
				insert into %s (id, verified, %s)
				overriding system value
				select excerpt.id, found.verified, %s
				from %s as excerpt
				join %s as found using (n)
				where is_new and is_first""".formatted(this.type.rows().table(), String.join(", ", columns),
				columns.stream().map((column) -> "found." + column).collect(Collectors.joining(", ")), found.kept(),
				found.found()));
	}

	/**
	 * Gives up those of a list's rows that will be replaced.
	 * @param owners the records whose list is
	 */
	void giveUp(TableRows rows, TempTable owners) throws SQLException {
		for (Member.Excerpt excerpt : rows.members(Member.Excerpt.class)) {
			this.givenUp.insert("select %s from %s where %s in (select owner from %s)".formatted(excerpt.column(),
					rows.table(), rows.owner(), owners));
		}
	}

	/** Forgets those that nothing refers to any more: nobody could see them. */
	void tidy() throws SQLException {
		if (!this.givenUp.isEmpty()) {
			String table = this.type.rows().table();
			List<String> unused = new ArrayList<>();
			this.catalogue.referring(table)
				.forEach((from, columns) -> columns.forEach((column) -> unused
					.add("not exists (select from %s where %s = %s.id)".formatted(from, column, table))));
			this.script.run("delete from %s where id in (select id from given_up) and ".formatted(table)
					+ String.join("\n  and ", unused));
			this.givenUp.clear();
		}
	}

	/**
	 * Where the words of a type's records stand.
	 *
	 * @param found the words, as they stand there
	 * @param kept which row is kept of each
	 */
	record Found(TempTable found, TempTable kept) {
	}

	/** Words that do not stand where they should. */
	private record Missing(long n, long record, String field, String exact, long documentId, String document,
			@Nullable Integer start, @Nullable Integer occurrence, @Nullable String prefix, @Nullable String suffix) {

		private static Missing of(ResultSet row) throws SQLException {
			return new Missing(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5),
					row.getString(6), row.getObject(7, Integer.class), row.getObject(8, Integer.class),
					row.getString(9), row.getString(10));
		}

		private String inShort() {
			return "the words do not stand in %s%s".formatted(this.document, (this.start != null) ? " at this start"
					: (this.occurrence != null) ? " that many times" : ", or not only once");
		}

	}

}
