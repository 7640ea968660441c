package onrecord.loading;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;

/** Copies records into temporary tables, as they are read. */
final class Staging {

	/** Characters that are kept before they are sent. */
	private static final int BATCH = 4_000_000;

	private final Map<TempTable, Copy> copies = new LinkedHashMap<>();

	private final Map<RecordType, Staged> staged = new LinkedHashMap<>();

	private final Bundle bundle;

	private final TempTable noted;

	private final CopyManager manager;

	private long excerpts;

	private FutureTask<@Nullable Void> sending = new FutureTask<>(() -> null);

	/**
	 * Makes the tables.
	 * @param noted where is noted what was left out
	 */
	Staging(Script script, Bundle bundle, TableCatalogue catalogue, TempTable noted) throws SQLException {
		this.bundle = bundle;
		this.noted = noted;
		this.sending.run();
		this.manager = script.connection().unwrap(PGConnection.class).getCopyAPI();
		for (RecordType type : bundle.ordered()) {
			this.staged.put(type, Staged.empty(type, bundle, catalogue, script));
		}
	}

	/** Adds a record of the right form. */
	void add(long number, int file, Entry entry) throws SQLException, IOException {
		JsonNode record = entry.record();
		RecordType type = this.bundle.type(record.path("type").asString());
		Staged into = Objects.requireNonNull(this.staged.get(type));
		boolean adds = into.additions() != null && record.path("adds").asBoolean(false);
		Copy row = copy((into.additions() != null && adds) ? into.additions() : into.records()).add(number)
			.add(file)
			.add(entry.line())
			.add(entry.pointer())
			.add(id(type, record))
			.add(type.given().by(record))
			.add(record.path("onlyIfNew").asBoolean(false) ? "t" : "f")
			.add(adds ? "t" : "f")
			.add(text(record, "sameAs"));
		addMembers(row, number, into, type.main(), record, "");
		for (TableRows list : type.lists()) {
			int position = 0;
			for (JsonNode item : record.path(list.name())) {
				position++;
				if (!item.isNull()) {
					addItem(copy(into.list(list)).add(number).add(position), number, into, list, item, position - 1,
							record);
				}
			}
		}
		for (Refused part : entry.leftOut()) {
			copy(this.noted).add(number).add(part.field()).add(part.value()).add(part.reason()).add("t").end();
		}
		if (this.copies.values().stream().mapToInt(Copy::length).sum() > BATCH) {
			flush();
		}
	}

	private void addItem(Copy row, long number, Staged into, TableRows rows, JsonNode item, int nth, JsonNode record) {
		String field = "%s[%d]".formatted(rows.name(), nth);
		switch (rows.items()) {
			case OBJECTS -> addMembers(row, number, into, rows, item, field + ".");
			case IDS -> row.add(item.asString()).end();
			case EXCERPTS ->
				row.add(addExcerpt(number, into, field, item, text(record, String.valueOf(rows.words())))).end();
		}
	}

	private void addMembers(Copy row, long number, Staged into, TableRows rows, JsonNode object, String path) {
		for (Member member : rows.members()) {
			JsonNode value = object.get(member.name());
			if (value == null || value.isNull()) {
				row.add((String) null);
			}
			else if (member instanceof Member.Excerpt) {
				row.add(addExcerpt(number, into, path + member.name(), value, null));
			}
			else {
				row.add(value.asString());
			}
		}
		row.end();
	}

	private long addExcerpt(long number, Staged into, String field, JsonNode words, @Nullable String otherwise) {
		Copy row = copy(into.excerpts()).add(++this.excerpts).add(number).add(field);
		for (Member member : this.bundle.excerpts().rows().members()) {
			String value = text(words, member.name());
			row.add((value == null && member.name().equals("exact")) ? otherwise : value);
		}
		row.end();
		return this.excerpts;
	}

	private Copy copy(TempTable table) {
		return this.copies.computeIfAbsent(table, Copy::new);
	}

	/** The public id of a record. */
	private static String id(RecordType type, JsonNode record) {
		if (type.identity().isEmpty()) {
			return record.path("type").asString() + ":" + record.path("key").asString();
		}
		StringBuilder id = new StringBuilder(record.path("type").asString()).append(':');
		type.identity().forEach((member) -> id.append(record.path(member).asString()).append(' '));
		return id.toString().strip();
	}

	private static @Nullable String text(JsonNode object, String member) {
		JsonNode value = object.get(member);
		return (value == null || value.isNull()) ? null : value.asString();
	}

	/**
	 * Sends what is kept here, and has PostgreSQL look at what it got.
	 * @return the records by their types, those that others refer to first
	 */
	List<Staged> finish() throws SQLException, IOException {
		flush();
		await();
		this.noted.analyzed();
		for (Staged type : this.staged.values()) {
			for (TempTable table : type.tables()) {
				table.analyzed();
			}
		}
		return List.copyOf(this.staged.values());
	}

	/** Sends what is kept while more is being read. */
	private void flush() throws SQLException, IOException {
		await();
		Map<TempTable, String> rows = new LinkedHashMap<>();
		this.copies.values().forEach((copy) -> copy.drainTo(rows));
		this.sending = new FutureTask<>(() -> {
			for (Map.Entry<TempTable, String> table : rows.entrySet()) {
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
