package onrecord.planning;

import java.util.ArrayList;
import java.util.List;

import onrecord.declaring.Sql;

/**
 * A query, by its clauses. It is a value: each method returns another one.
 *
 * @param items what it returns of each row; it may be nothing
 * @param from its rows, and how others are joined to them
 * @param where what is asked of them, all of it
 * @param last the clauses after these, in their order
 */
record Select(List<String> items, List<String> from, List<String> where, List<String> last) {

	/** Of no rows yet. */
	static final Select NONE = new Select(List.of(), List.of(), List.of(), List.of());

	/** Of some rows, which have a name. */
	static Select from(String rows) {
		return NONE.join("", rows);
	}

	/** Joins rows to those before; {@code join} says how: {@code left join}. */
	Select join(String join, String rows) {
		return new Select(this.items, with(this.from, this.from.isEmpty() ? rows : join + " " + rows), this.where,
				this.last);
	}

	/** The same of other rows, to which what is joined is joined. */
	Select of(String rows) {
		List<String> of = new ArrayList<>(this.from);
		of.set(0, rows);
		return new Select(this.items, List.copyOf(of), this.where, this.last);
	}

	Select where(String condition) {
		return new Select(this.items, this.from, with(this.where, condition), this.last);
	}

	/** One item, or some that stand on one line. */
	Select items(String items) {
		return items(List.of(items));
	}

	Select items(List<String> items) {
		return new Select(items, this.from, this.where, this.last);
	}

	Select groupBy(String items) {
		return last("group by " + items);
	}

	Select orderBy(String items) {
		return last("order by " + items);
	}

	/** A number in the text: with a bound one PostgreSQL plans for any. */
	Select limit(int rows) {
		return last("limit " + rows);
	}

	/** PostgreSQL takes it as it stands, and not apart. */
	Select whole() {
		return last("offset 0");
	}

	private Select last(String clause) {
		return new Select(this.items, this.from, this.where, with(this.last, clause));
	}

	private static List<String> with(List<String> clauses, String clause) {
		List<String> with = new ArrayList<>(clauses);
		with.add(clause);
		return List.copyOf(with);
	}

	@Override
	public String toString() {
		List<String> clauses = new ArrayList<>();
		if (!this.from.isEmpty()) {
			clauses.add("from " + String.join("\n", this.from));
		}
		if (!this.where.isEmpty()) {
			clauses.add("where " + String.join("\n  and ", this.where));
		}
		clauses.addAll(this.last);
		String rest = String.join("\n", clauses);
		if (this.items.isEmpty()) {
			return "select " + rest;
		}
		String items = (this.items.size() == 1) ? "select " + this.items.getFirst()
				: Sql.lined("select ", this.items, "");
		return rest.isEmpty() ? items : items + "\n" + rest;
	}

	/** In parentheses, on lines of its own. */
	String block() {
		return Sql.block(toString());
	}

}
