package onrecord.loading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
		/** Words in sources. */
		QUOTATIONS

	}

	private final String table;

	private final @Nullable String owner;

	private final Items items;

	private final List<Member> members = new ArrayList<>();

	private List<String> carried = List.of();

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
	 * A list of words in sources.
	 * @param table the table with a row for each, which also has {@code source_id}
	 * @param owner the column that refers to the record
	 */
	public static TableRows quotations(String table, String owner) {
		TableRows rows = new TableRows(table, owner, Items.QUOTATIONS);
		rows.members.add(new Member.Quotation("passage", "passage_id"));
		return rows;
	}

	/** Values whose columns are named like their members: saidOn is said_on. */
	public TableRows values(String... names) {
		Arrays.stream(names).forEach((name) -> value(name, Snake.of(name)));
		return this;
	}

	/** A value whose column has another name. */
	public TableRows value(String name, String column) {
		this.members.add(new Member.Value(name, column));
		return this;
	}

	/** References whose columns are named like them: speaker is speaker_id. */
	public TableRows references(String... names) {
		for (String name : names) {
			this.members.add(new Member.Reference(name, Snake.of(name) + "_id"));
		}
		return this;
	}

	/** Words in a source, by the column of the passage. */
	public TableRows quotation(String name, String column) {
		this.members.add(new Member.Quotation(name, column));
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
	 * Words in sources may leave something out, if they are those of the record itself.
	 * @param sql an expression for the pieces that must stand in the source, in order, as
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

	String table() {
		return this.table;
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

	List<String> carried() {
		return this.carried;
	}

	/** The bit of a member among those of a row. */
	long bit(Member member) {
		return 1L << this.members.indexOf(member);
	}

	<M extends Member> List<M> members(Class<M> kind) {
		return this.members.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

}
