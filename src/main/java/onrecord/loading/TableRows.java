package onrecord.loading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, and the members that fill them: those of a record, or those of the
 * objects in one of its lists.
 */
public final class TableRows {

	/** What a list consists of. */
	enum Items {

		/** Objects, whose members are declared. */
		OBJECTS,
		/** Ids; of which table is told by the id. */
		IDS,
		/** Words in texts. */
		EXCERPTS

	}

	private final String table;

	private final @Nullable String owner;

	private String name = "";

	private final Items items;

	private final List<Member> members = new ArrayList<>();

	private final Map<String, @Nullable Member> shownOtherwise = new LinkedHashMap<>();

	private List<String> carried = List.of();

	private final Map<String, String> derived = new LinkedHashMap<>();

	private @Nullable String words;

	private Set<String> inseparable = Set.of();

	private @Nullable String correction;

	private @Nullable String pieces;

	private boolean keptByTriggers;

	private TableRows(String table, @Nullable String owner, Items items) {
		this.table = table;
		this.owner = owner;
		this.items = items;
	}

	/** The rows of records themselves. */
	static TableRows main(String table) {
		return new TableRows(table, null, Items.OBJECTS);
	}

	/**
	 * A list of objects.
	 * @param table the table with a row for each
	 * @param owner the column that refers to the record
	 */
	public static TableRows objects(String table, String owner) {
		return new TableRows(table, owner, Items.OBJECTS);
	}

	/**
	 * A list of ids of other records.
	 * @param table the table with a row for each
	 * @param owner the column that refers to the record
	 * @param tables what may be referred to, each by the column {@code <table>_id}
	 */
	public static TableRows ids(String table, String owner, String... tables) {
		TableRows rows = new TableRows(table, owner, Items.IDS);
		Arrays.stream(tables).forEach((each) -> rows.members.add(new Member.Reference(each, each + "_id")));
		return rows;
	}

	/**
	 * A list of words in texts.
	 * @param table the table with a row for each
	 * @param owner the column that refers to the record
	 * @param name what the words are called; {@code <name>_id} refers to the row that is
	 * kept of them
	 * @param words the member of the record that has the words where an item does not
	 */
	public static TableRows excerpts(String table, String owner, String name, String words) {
		TableRows rows = new TableRows(table, owner, Items.EXCERPTS);
		rows.members.add(new Member.Excerpt(name, name + "_id"));
		rows.words = words;
		return rows;
	}

	/** Values whose columns are named like their members: saidOn is said_on. */
	public TableRows values(String... names) {
		Arrays.stream(names).forEach((name) -> value(name, Snake.of(name)));
		return this;
	}

	/** A value whose column has another name. */
	public TableRows value(String name, String column) {
		this.members.add(new Member.Value(name, column, null));
		return this;
	}

	/** A value that the schema shows, and whose column has another name. */
	public TableRows column(String name, String column) {
		this.shownOtherwise.put(name, new Member.Value(name, column, null));
		return this;
	}

	/** Words in a text that the schema shows under another name. */
	public TableRows excerpt(String shown, String name, String column) {
		this.shownOtherwise.put(shown, new Member.Excerpt(name, column));
		return this;
	}

	/** What the schema shows, and nobody loads although there is a column. */
	public TableRows shownOnly(String... names) {
		Arrays.stream(names).forEach((name) -> this.shownOtherwise.put(name, null));
		return this;
	}

	/** What the schema shows and is not found by its name; null if it is not loaded. */
	Map<String, @Nullable Member> shownOtherwise() {
		return this.shownOtherwise;
	}

	void add(Member member) {
		this.members.add(member);
	}

	/** A value that only says which of several is meant, of a type of its own. */
	TableRows hint(String name, String type) {
		this.members.add(new Member.Value(name, name, type));
		return this;
	}

	/** References whose columns are named like them: speaker is speaker_id. */
	public TableRows references(String... names) {
		for (String name : names) {
			this.members.add(new Member.Reference(name, Snake.of(name) + "_id"));
		}
		return this;
	}

	/**
	 * Where rows are added to those that are stored: which take the place of one.
	 * @param sql a condition over the columns of {@code told} and {@code stored}, of
	 * which one at least is an equation
	 */
	public TableRows correctedWhere(String sql) {
		this.correction = sql;
		return this;
	}

	/**
	 * Words in texts may leave something out, if they are those of the record itself.
	 * @param sql an expression for the pieces that must stand in the text, in order, as
	 * an array; null where nothing is left out. {@code exact} are the words,
	 * {@code record} is the record as it was read, {@code stored} the row that there is
	 * of it
	 */
	public TableRows inPieces(String sql) {
		this.pieces = sql;
		return this;
	}

	/**
	 * Rows that the database adds by itself where a record changes: a record that tells
	 * them tells all of them.
	 */
	public TableRows keptByTriggers() {
		this.keptByTriggers = true;
		return this;
	}

	/**
	 * A column that follows from the others.
	 * @param sql an expression over {@code told}, the row as it will be; of words in a
	 * text it also has what is known of them
	 */
	public TableRows derived(String column, String sql) {
		this.derived.put(column, sql);
		return this;
	}

	/** Columns that repeat those of the record's row. */
	public TableRows carrying(String... columns) {
		this.carried = List.of(columns);
		return this;
	}

	/**
	 * Members without which the rest would say something else: where one of them is
	 * wrong, the rest is not taken either.
	 */
	public TableRows inseparable(String... names) {
		this.inseparable = Set.of(names);
		return this;
	}

	/** Whether the rest says the same without a member. */
	boolean mayLose(String member) {
		return !this.inseparable.contains(member);
	}

	/** Names the list. */
	TableRows called(String name) {
		this.name = name;
		return this;
	}

	/** The name of the list; empty for the rows of records themselves. */
	String name() {
		return this.name;
	}

	/** The name of the temporary table for the rows as they will be. */
	String merged() {
		return this.name.isEmpty() ? "merged" : "merged_" + Snake.of(this.name);
	}

	String table() {
		return this.table;
	}

	/** Whether a column refers to the record. */
	boolean isOwner(String column) {
		return column.equals(this.owner);
	}

	/** The column that refers to the record. */
	String owner() {
		if (this.owner == null) {
			throw new IllegalStateException(this.table + " has the rows of records themselves");
		}
		return this.owner;
	}

	Items items() {
		return this.items;
	}

	List<Member> members() {
		return this.members;
	}

	@Nullable String correction() {
		return this.correction;
	}

	@Nullable String pieces() {
		return this.pieces;
	}

	boolean isKeptByTriggers() {
		return this.keptByTriggers;
	}

	Map<String, String> derived() {
		return this.derived;
	}

	@Nullable String words() {
		return this.words;
	}

	List<String> carried() {
		return this.carried;
	}

	/** The bit of a member among those of a row. */
	long bit(Member member) {
		return 1L << this.members.indexOf(member);
	}

	/** The columns that members fill. */
	List<String> columns() {
		return this.members.stream().filter(Member::isKept).map(Member::column).toList();
	}

	<M extends Member> List<M> members(Class<M> kind) {
		return this.members.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

}
