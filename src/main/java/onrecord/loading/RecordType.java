package onrecord.loading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type, or of several that share a table, are kept: which of their
 * members fill which columns and which lists have rows elsewhere.
 */
public final class RecordType {

	private final List<String> types;

	private final TableRows main;

	private final Map<String, TableRows> lists = new LinkedHashMap<>();

	private final Map<String, String> derived = new LinkedHashMap<>();

	private final List<String> rules = new ArrayList<>();

	/** Of each of two members that are one fact, the other. */
	private final Map<String, String> others = new LinkedHashMap<>();

	private List<String> identity = List.of();

	private final List<String> preparations = new ArrayList<>();

	private @Nullable Given given;

	private @Nullable String identifiers;

	private Set<String> revisable = Set.of();

	private @Nullable String name;

	private @Nullable String otherNames;

	private boolean redirected;

	private @Nullable String resembling;

	private String flat = "";

	private String linkedData = "";

	RecordType(String table, List<String> types) {
		this.main = TableRows.main(table);
		this.types = types;
	}

	/** References ahead of what is shown: speaker is speaker_id. */
	public RecordType references(String... names) {
		this.main.references(names);
		return this;
	}

	/** A list, whose rows stand in a table of their own. */
	public RecordType list(String name, TableRows rows) {
		this.lists.put(name, rows.called(name));
		return this;
	}

	/**
	 * A reference and a list that are one fact: who gives one of them replaces both. The
	 * reference is the only item of the list, which has rows where there are several.
	 */
	public RecordType oneOrSeveral(String reference, String list) {
		this.others.put(reference, list);
		this.others.put(list, reference);
		this.preparations.addAll(CommonRules.alone(reference(reference), list(list)));
		return rule(CommonRules.oneOrSeveral(reference(reference), list(list)),
				"where %s are given too, it is the only one of them, and null where there are several".formatted(list));
	}

	/** A column that follows from the id, {@code staged.gid}. */
	public RecordType derived(String column, String sql) {
		this.derived.put(column, sql);
		return this;
	}

	/** Records without a key: these references and values tell them apart. */
	public RecordType identifiedBy(String... members) {
		this.identity = List.of(members);
		return this;
	}

	/**
	 * A list by which records are recognised as the same, although their keys differ. Its
	 * objects have a scheme, a value and a namespace; the ids that are not used are kept
	 * in the table that is named like that of the records, with {@code _gid_redirect}
	 * behind it.
	 */
	public RecordType recognisedBy(String list) {
		this.identifiers = list;
		return redirected();
	}

	/**
	 * What records are called. Those of which no names are in common are not recognised
	 * as the same, and a name that one of two has alone becomes another name.
	 * @param name the member with the name
	 * @param others the list with other names, whose objects have a member of the same
	 * name; null where there is none
	 */
	public RecordType called(String name, @Nullable String others) {
		this.name = name;
		this.otherNames = others;
		return this;
	}

	/** Two records may be found to be the same, by somebody who says so. */
	public RecordType redirected() {
		this.redirected = true;
		return this;
	}

	/**
	 * Members without which a record would say something else: a record in which one of
	 * them is wrong is refused, even where wrong parts are to be left out.
	 */
	public RecordType inseparable(String... names) {
		this.main.inseparable(names);
		return this;
	}

	/**
	 * Members that tell what became of a record: one that comes again in the same load
	 * may say something else in them.
	 */
	public RecordType revisable(String... names) {
		this.revisable = Set.of(names);
		return this;
	}

	Set<String> revisable() {
		return this.revisable;
	}

	/**
	 * A rule of several tables.
	 * @param sql a query for what breaks it: {@code record}, {@code field} and
	 * {@code value}; {@code merged} stands for the rows of the records as they will be,
	 * {@code merged_<list>} for those of a list with the {@code owner}; whether a record
	 * gives a member says {@code merged.gives_<member>}
	 * @param reason what is wrong, and what is allowed
	 */
	public RecordType rule(String sql, String reason) {
		return rule("select broken.*, '%s' as reason from (%s) as broken".formatted(reason.replace("'", "''"), sql));
	}

	/**
	 * A rule of several tables.
	 * @param sql the same, where each row also has the {@code reason}
	 */
	public RecordType rule(String sql) {
		this.rules.add(sql);
		return this;
	}

	/**
	 * What is worked out of records that break no rule, before they are written.
	 * @param sql what is done to {@code merged} and {@code merged_<list>}
	 */
	public RecordType prepared(String... sql) {
		this.preparations.addAll(List.of(sql));
		return this;
	}

	/**
	 * A reference that never leads back to the record, however many steps it takes.
	 * @param reason what is wrong, and what is allowed
	 */
	public RecordType neverInCircles(String reference, String reason) {
		return rule(CommonRules.circles(this.main.table(), reference(reference)), reason);
	}

	/**
	 * What new records may be the same as, for a person to decide.
	 * @param sql a query over {@code merged}: the id, the other id, and why
	 */
	public RecordType resembling(String sql) {
		this.resembling = sql;
		return this;
	}

	@Nullable String resembling() {
		return this.resembling;
	}

	/**
	 * These records can also be given as one list, each by itself.
	 * @param flat a query of them as {@code record}, with the columns of the list
	 * @param linkedData an expression over {@code record}, for JSON-LD
	 */
	public RecordType listedAs(String flat, String linkedData) {
		this.flat = flat;
		this.linkedData = linkedData;
		return this;
	}

	/** The query of the list; empty where there is none. */
	String flat() {
		return this.flat;
	}

	String linkedData() {
		return this.linkedData;
	}

	String table() {
		return this.main.table();
	}

	List<String> types() {
		return this.types;
	}

	TableRows main() {
		return this.main;
	}

	Collection<TableRows> lists() {
		return this.lists.values();
	}

	/** The rows of a list. */
	TableRows list(String name) {
		return Objects.requireNonNull(this.lists.get(name), name);
	}

	/** The rows of a list; null where there is no such list. */
	@Nullable TableRows find(String list) {
		return this.lists.get(list);
	}

	private static Member reference(String name) {
		return new Member.Reference(name, Snake.of(name) + "_id");
	}

	Map<String, String> derived() {
		return this.derived;
	}

	List<String> identity() {
		return this.identity;
	}

	@Nullable String identifiers() {
		return this.identifiers;
	}

	@Nullable String name() {
		return this.name;
	}

	@Nullable String otherNames() {
		return this.otherNames;
	}

	boolean isRedirected() {
		return this.redirected;
	}

	List<String> rules() {
		return this.rules;
	}

	/** Which members a record gives. */
	Given given() {
		if (this.given == null) {
			this.given = new Given(this);
		}
		return this.given;
	}

	/** SQL for whether a record gives a member. */
	String given(String member) {
		return given().sql(member);
	}

	/** What is to be done before {@code merged} is written. */
	List<String> preparations() {
		return this.preparations;
	}

	/** SQL for whether a record gives a member, or the other that is the same fact. */
	String replaced(String member) {
		String other = this.others.get(member);
		return (other == null) ? given(member)
				: "(given & %d) <> 0".formatted(given().bit(member) | given().bit(other));
	}

	boolean hasExcerpts() {
		return Stream.concat(Stream.of(this.main), this.lists.values().stream())
			.anyMatch((rows) -> !rows.members(Member.Excerpt.class).isEmpty());
	}

}
