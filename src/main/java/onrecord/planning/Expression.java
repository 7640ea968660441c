package onrecord.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import onrecord.declaring.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Something that is shown, in the two halves of a plan: how PostgreSQL finds it, and how
 * it is written.
 *
 * @param sql an expression, of a type that the layout knows to write
 */
record Expression(String sql, Layout layout) {

	/** A scalar, or an enum value. */
	static Expression value(String sql) {
		return new Expression(sql, Layout.VALUE);
	}

	/** An object, of its members by their names. */
	static Expression object(Map<String, Expression> members) {
		List<String> values = new ArrayList<>();
		List<Layout.Member> layouts = new ArrayList<>();
		members.forEach((name, member) -> {
			values.add(member.sql());
			layouts.add(Layout.Member.of(name, member.layout()));
		});
		return new Expression(Sql.lined("row(", values, ")"), new Layout.Members(layouts));
	}

	/** A list of what is made of each row of a query. */
	static Expression list(Select rows, Expression item, @Nullable String order) {
		Select items = rows.items(item.sql());
		return new Expression("array" + ((order != null) ? items.orderBy(order) : items).block(),
				new Layout.Items(item.layout()));
	}

	/** The only row of a query, null where there is none. */
	Expression of(Select row) {
		return as(row.items(this.sql).block());
	}

	/** The same, found otherwise. */
	Expression as(String other) {
		return new Expression(other, this.layout);
	}

	/**
	 * An object of one of several kinds, told from each other by their number; null where
	 * it is none of them.
	 * @param of what tells them from each other; empty where each has a condition
	 * @param kinds the objects, each by its condition or what it is told by
	 */
	static Expression oneOf(String of, Map<String, Expression> kinds) {
		StringBuilder cases = new StringBuilder(("case " + of).strip());
		List<Layout> layouts = new ArrayList<>();
		kinds.forEach((condition, kind) -> {
			String numbered = Sql.lined("row(", List.of(Integer.toString(layouts.size()), kind.sql()), ")");
			cases.append("\n  when ").append(condition).append(" then ").append(Sql.indented(numbered));
			layouts.add(kind.layout());
		});
		return new Expression(cases.append("\nend").toString(), new Layout.OneOf(layouts));
	}

}
