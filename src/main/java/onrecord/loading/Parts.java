package onrecord.loading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which parts of records can be left out where they are wrong: a member that may be
 * unknown, an item of a list. What a record would say something else without, as a
 * statement without its speaker or without its proof, is never left out.
 */
final class Parts {

	private static final Pattern FIELD = Pattern.compile("([A-Za-z]+)(?:\\[([0-9]+)](?:\\.([A-Za-z]+)(\\..*)?)?)?");

	/** SQL for no part: the record is refused. */
	static final String WHOLE = "null, null::int, null::bigint";

	private final Bundle bundle;

	private final TableCatalogue catalogue;

	Parts(Bundle bundle, TableCatalogue catalogue) {
		this.bundle = bundle;
		this.catalogue = catalogue;
	}

	/**
	 * The smallest part around a field that can be left out.
	 * @return the way to it; null where it is the record
	 */
	@Nullable String around(String type, String field) {
		Matcher way = FIELD.matcher(field);
		if (!way.matches() || !this.bundle.has(type)) {
			return null;
		}
		RecordType records = this.bundle.type(type);
		String name = way.group(1);
		TableRows list = records.find(name);
		if (list == null) {
			return mayMiss(records.main(), name) && way.group(2) == null ? name : null;
		}
		String item = "%s[%s]".formatted(name, way.group(2));
		if (way.group(3) != null && way.group(4) == null && mayMiss(list, way.group(3))) {
			return item + "." + way.group(3);
		}
		return !mayLoseItems(records, list) ? null : (way.group(2) != null) ? item : name;
	}

	/** Whether items can be left out of a list. */
	static boolean mayLoseItems(RecordType type, TableRows list) {
		return list.items() != TableRows.Items.EXCERPTS && type.main().mayLose(list.name());
	}

	/** Whether a member can be left out of a row. */
	boolean mayMiss(TableRows rows, Member member) {
		return !(member instanceof Member.Excerpt) && rows.mayLose(member.name())
				&& !this.catalogue.table(rows.table()).column(member.column()).required();
	}

	/** SQL for the parts that excerpts of a type belong to, by their {@code field}. */
	String ofExcerpt(RecordType type) {
		String lists = type.lists()
			.stream()
			.filter((list) -> mayLoseItems(type, list) && !list.members(Member.Excerpt.class).isEmpty())
			.map((list) -> "'" + list.name() + "'")
			.collect(Collectors.joining(", "));
		return lists.isEmpty() ? WHOLE : """
				case when split_part(field, '[', 1) in (%s) then split_part(field, '[', 1) end,
				substring(field from '[[]([0-9]+)[]]')::int + 1, null::bigint""".formatted(lists);
	}

	/** SQL for an item of a list, where items can be left out, else for the record. */
	static String item(RecordType type, TableRows list) {
		return mayLoseItems(type, list) ? "'%s', position, null::bigint".formatted(list.name()) : WHOLE;
	}

	/**
	 * SQL for an item of a list as a record tells it, of the rows as they will be: there
	 * it may have another position.
	 */
	static String told(RecordType type, TableRows list) {
		return mayLoseItems(type, list) ? "'%s', item, null::bigint".formatted(list.name()) : WHOLE;
	}

	/** SQL for a member of an item of a list, or for more where it cannot be left out. */
	String member(RecordType type, TableRows list, Member member) {
		return mayMiss(list, member) ? "'%s', position, %d::bigint".formatted(list.name(), list.bit(member))
				: item(type, list);
	}

	/** SQL for a member of a record, or for the record where it cannot be left out. */
	String member(RecordType type, Member member) {
		return mayMiss(type.main(), member) ? "null, null::int, %d::bigint".formatted(type.given().bit(member.name()))
				: WHOLE;
	}

	private boolean mayMiss(TableRows rows, String name) {
		return rows.items() == TableRows.Items.OBJECTS
				&& rows.members().stream().anyMatch((member) -> member.name().equals(name) && mayMiss(rows, member));
	}

}
