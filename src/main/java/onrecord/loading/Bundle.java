package onrecord.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** All types of records, those that others refer to first. */
public final class Bundle {

	private final Map<String, RecordType> byTable = new HashMap<>();

	private final Map<String, RecordType> byType = new HashMap<>();

	private final List<String> afterwards = new ArrayList<>();

	private @Nullable ExcerptType excerpts;

	private @Nullable String locked;

	private String unread = "false";

	private List<RecordType> ordered = List.of();

	/** All that is declared and shown, put in order. */
	static Bundle of(List<? extends Loadable> declarations, TableCatalogue catalogue) {
		Bundle bundle = new Bundle();
		declarations.forEach((declaration) -> declaration.describe(bundle));
		Shown shown = Shown.of(bundle, catalogue);
		shown.complete(bundle.excerpts().rows(), bundle.excerpts().type());
		bundle.byTable.values().forEach(shown::complete);
		Set<String> order = new LinkedHashSet<>();
		bundle.byTable.keySet()
			.stream()
			.sorted()
			.forEach((table) -> bundle.follow(table, catalogue.references(), order));
		bundle.ordered = order.stream().map(bundle.byTable::get).toList();
		return bundle;
	}

	/** Those that a table refers to come before it. */
	private void follow(String table, Map<String, Map<String, String>> references, Set<String> order) {
		RecordType type = this.byTable.get(table);
		if (type == null || order.contains(table)) {
			return;
		}
		List<String> tables = new ArrayList<>();
		if (type.hasExcerpts()) {
			tables.add(excerpts().rows().table());
		}
		type.lists().forEach((list) -> tables.add(list.table()));
		tables.add(table);
		for (String each : tables) {
			references.getOrDefault(each, Map.of())
				.values()
				.stream()
				.filter((referred) -> !referred.equals(table))
				.sorted()
				.forEach((referred) -> follow(referred, references, order));
		}
		order.add(table);
	}

	/**
	 * Records that are kept in a table. What the schema shows of them is loaded, where
	 * the table has a column for it.
	 * @param types the types of such records, which their ids begin with, and which the
	 * schema writes with a capital
	 */
	public RecordType records(String table, String... types) {
		RecordType records = new RecordType(table, List.of(types));
		this.byTable.put(table, records);
		records.types().forEach((type) -> this.byType.put(type, records));
		return records;
	}

	/**
	 * Words in texts, to which records refer.
	 * @param name what they are called
	 * @param type the type in the schema
	 * @param table the table with a row for each that is kept
	 * @param document the table of what has the texts, which is also the member that
	 * names it
	 * @param text the column with the text
	 */
	public ExcerptType excerpts(String name, String type, String table, String document, String text) {
		this.excerpts = new ExcerptType(name, type, table, document, text);
		return this.excerpts;
	}

	/**
	 * Lets one load wait for another: what it finds stored stays as it is until it has
	 * ended.
	 * @param table a table with one row, which a load holds
	 * @param unread a condition: no server reads what is loaded
	 */
	public void oneAtATime(String table, String unread) {
		this.locked = table;
		this.unread = unread;
	}

	/**
	 * What is to be done once all records are loaded, because something has changed.
	 * @param sql a function of the database that does it
	 */
	public void afterwards(String sql) {
		this.afterwards.add(sql);
	}

	/** How words in texts are kept. */
	ExcerptType excerpts() {
		return Objects.requireNonNull(this.excerpts, "it is not said how words in texts are kept");
	}

	/** The table whose row a load holds; null where several may load at a time. */
	@Nullable String locked() {
		return this.locked;
	}

	/** SQL for whether no server reads what is loaded. */
	String unread() {
		return this.unread;
	}

	List<String> afterwards() {
		return this.afterwards;
	}

	/** In an order in which those that are referred to come first. */
	List<RecordType> ordered() {
		return this.ordered;
	}

	/** Whether there are records of a type. */
	boolean has(String type) {
		return this.byType.containsKey(type);
	}

	/** How records of a type are kept. */
	RecordType type(String name) {
		return Objects.requireNonNull(this.byType.get(name), name);
	}

	/** The records that are given as a list. */
	RecordType listed() {
		return this.ordered.stream().filter((type) -> !type.flat().isEmpty()).findFirst().orElseThrow();
	}

	/** The records that are kept in a table. */
	RecordType inTable(String table) {
		return Objects.requireNonNull(this.byTable.get(table), table);
	}

}
