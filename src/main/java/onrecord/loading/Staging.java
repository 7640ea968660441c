package onrecord.loading;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;

/**
 * Where records stand as they were read, in temporary tables: one for the records of a
 * table, one for each of their lists, and one for the words in sources that they refer
 * to.
 */
final class Staging {

	/** Characters that are kept before they are sent. */
	private static final int BATCH = 4_000_000;

	private static final List<String> QUOTATION = List.of("source", "exact", "occurrence", "prefix", "suffix", "start",
			"end", "startTime", "endTime", "note");

	private static final String RECORD = "record bigint, file int, line bigint, pointer text, gid text, given bigint, "
			+ "only_if_new boolean, adds boolean, same_as text";

	private final Map<String, Copy> copies = new LinkedHashMap<>();

	private final Bundle bundle;

	private final CopyManager manager;

	private long quotations;

	private FutureTask<@Nullable Void> sending = new FutureTask<>(() -> null);

	Staging(Script script, Bundle bundle, TableCatalogue catalogue) throws SQLException {
		this.bundle = bundle;
		this.sending.run();
		this.manager = script.connection().unwrap(PGConnection.class).getCopyAPI();
		this.copies.put("noted", new Copy("noted"));
		for (RecordType type : bundle.ordered()) {
			create(script, type.staged(), RECORD, type.main(), catalogue);
			if (type.isRedirected()) {
				create(script, type.additions(), RECORD, type.main(), catalogue);
			}
			for (Map.Entry<String, TableRows> list : type.lists().entrySet()) {
				create(script, type.staged(list.getKey()), "record bigint, position int", list.getValue(), catalogue);
			}
			create(script, type.quoted(),
					"""
							n bigint, record bigint, field text, source text, exact text, occurrence int, prefix text, suffix text,
							span_start int, span_end int, start_time double precision, end_time double precision, note text""",
					null, catalogue);
		}
	}

	private void create(Script script, String name, String columns, @Nullable TableRows rows, TableCatalogue catalogue)
			throws SQLException {
		List<String> all = new ArrayList<>(List.of(columns));
		if (rows != null && rows.items() == TableRows.Items.IDS) {
			all.add("ref text");
		}
		else if (rows != null) {
			TableCatalogue.Table table = catalogue.table(rows.table());
			rows.members().forEach((member) -> all.add(column(member) + " " + switch (member) {
				case Member.Value value -> table.column(value.column()).type();
				case Member.Reference reference -> "text";
				case Member.Quotation quotation -> "bigint";
			}));
		}
		script.run("create temp table %s (%s) on commit drop".formatted(name, String.join(", ", all)));
		this.copies.put(name, new Copy(name));
	}

	/** The column in which a member waits. */
	static String column(Member member) {
		return switch (member) {
			case Member.Value value -> value.column();
			case Member.Reference reference -> Snake.of(reference.name());
			case Member.Quotation quotation -> Snake.of(quotation.name());
		};
	}

	/** Adds a record of the right form. */
	void add(long number, int file, Entry entry) throws SQLException, IOException {
		JsonNode record = entry.record();
		RecordType type = this.bundle.type(record.path("type").asString());
		boolean adds = type.isRedirected() && record.path("adds").asBoolean(false);
		Copy row = copy(adds ? type.additions() : type.staged()).add(number)
			.add(file)
			.add(entry.line())
			.add(entry.pointer())
			.add(id(type, record))
			.add(given(type, record))
			.add(record.path("onlyIfNew").asBoolean(false) ? "t" : "f")
			.add(adds ? "t" : "f")
			.add(text(record, "sameAs"));
		addMembers(row, number, type, type.main(), record, "");
		for (Map.Entry<String, TableRows> list : type.lists().entrySet()) {
			int position = 0;
			for (JsonNode item : record.path(list.getKey())) {
				position++;
				if (!item.isNull()) {
					addItem(number, position, type, list.getKey(), list.getValue(), item, record);
				}
			}
		}
		for (Refused part : entry.leftOut()) {
			copy("noted").add(number).add(part.field()).add(part.value()).add(part.reason()).add("t").end();
		}
		if (this.copies.values().stream().mapToInt(Copy::length).sum() > BATCH) {
			flush();
		}
	}

	private void addItem(long number, int position, RecordType type, String list, TableRows rows, JsonNode item,
			JsonNode record) {
		Copy row = copy(type.staged(list)).add(number).add(position);
		String field = "%s[%d]".formatted(list, position - 1);
		switch (rows.items()) {
			case OBJECTS -> addMembers(row, number, type, rows, item, field + ".");
			case IDS -> {
				row.add(item.asString()).end();
			}
			case QUOTATIONS -> {
				// What a statement appears with is, unless told otherwise, its text.
				row.add(quote(number, type, field, item, text(record, "text"))).end();
			}
		}
	}

	private void addMembers(Copy row, long number, RecordType type, TableRows rows, JsonNode object, String path) {
		for (Member member : rows.members()) {
			JsonNode value = object.get(member.name());
			if (value == null || value.isNull()) {
				row.add((String) null);
			}
			else if (member instanceof Member.Quotation) {
				row.add(quote(number, type, path + member.name(), value, null));
			}
			else {
				row.add(value.asString());
			}
		}
		row.end();
	}

	private long quote(long number, RecordType type, String field, JsonNode words, @Nullable String otherwise) {
		Copy row = copy(type.quoted()).add(++this.quotations).add(number).add(field);
		for (String member : QUOTATION) {
			String value = text(words, member);
			row.add((value == null && member.equals("exact")) ? otherwise : value);
		}
		row.end();
		return this.quotations;
	}

	private Copy copy(String table) {
		Copy copy = this.copies.get(table);
		if (copy == null) {
			throw new IllegalStateException("nothing waits in " + table);
		}
		return copy;
	}

	/** The public id of a record. */
	static String id(RecordType type, JsonNode record) {
		if (type.identity().isEmpty()) {
			return record.path("type").asString() + ":" + record.path("key").asString();
		}
		StringBuilder id = new StringBuilder(record.path("type").asString()).append(':');
		type.identity().forEach((member) -> id.append(record.path(member).asString()).append(' '));
		return id.toString().strip();
	}

	private static long given(RecordType type, JsonNode record) {
		long given = 0;
		for (String member : record.propertyNames()) {
			if (type.has(member)) {
				given |= type.bit(member) | (record.path(member).isNull() ? type.bitOfRemoval(member) : 0);
			}
		}
		return given;
	}

	private static @Nullable String text(JsonNode object, String member) {
		JsonNode value = object.get(member);
		return (value == null || value.isNull()) ? null : value.asString();
	}

	/** Sends what is kept here, and has PostgreSQL look at what it got. */
	void finish(Script script) throws SQLException, IOException {
		flush();
		await();
		for (String table : this.copies.keySet()) {
			script.run("analyze " + table);
		}
	}

	/** Sends what is kept while more is being read. */
	private void flush() throws SQLException, IOException {
		await();
		Map<String, String> rows = new LinkedHashMap<>();
		this.copies.values().forEach((copy) -> copy.drainTo(rows));
		this.sending = new FutureTask<>(() -> {
			for (Map.Entry<String, String> table : rows.entrySet()) {
				this.manager.copyIn("copy %s from stdin".formatted(table.getKey()), new StringReader(table.getValue()));
			}
			return null;
		});
		Thread.ofPlatform().daemon().name("copy").start(this.sending);
	}

	/**
	 * Waits until what was sent has arrived: nobody else may use the connection before.
	 */
	void await() throws SQLException, IOException {
		try {
			this.sending.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof SQLException failure) {
				throw failure;
			}
			throw new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

}
