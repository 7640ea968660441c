package onrecord.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * The from and where clauses of one select: rows, what is joined to them, and what is
 * asked of them.
 */
final class From {

	private final List<String> items = new ArrayList<>();

	private final List<String> conditions = new ArrayList<>();

	/** Adds rows, joined to those before; {@code join} says how: {@code left join}. */
	void add(String join, String rows) {
		this.items.add(this.items.isEmpty() ? rows : join + " " + rows);
	}

	void where(String condition) {
		this.conditions.add(condition);
	}

	@Override
	public String toString() {
		String from = this.items.isEmpty() ? "" : "from " + String.join("\n", this.items);
		return this.conditions.isEmpty() ? from : from + "\nwhere " + String.join("\n  and ", this.conditions);
	}

}
