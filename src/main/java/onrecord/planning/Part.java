package onrecord.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import graphql.normalized.ExecutableNormalizedField;

/**
 * Something that a connection shows, and what it needs.
 *
 * @param columns what it needs of the page, by the names of the columns
 * @param counted whether it needs the count of the whole list
 */
record Part(Expression shown, Map<String, String> columns, boolean counted) {

	static Part of(Expression shown) {
		return new Part(shown, Map.of(), false);
	}

	static Part of(String sql) {
		return of(Expression.value(sql));
	}

	static Part ofTotal(Expression shown) {
		return new Part(shown, Map.of(), true);
	}

	/** A column of the page. */
	static Part ofPage(String column, Expression shown) {
		return new Part(shown.as("page." + column), Map.of(column, shown.sql()), false);
	}

	/** An object of what is shown in some fields. */
	static Part object(List<ExecutableNormalizedField> fields, Function<ExecutableNormalizedField, Part> part) {
		Map<String, Expression> members = new LinkedHashMap<>();
		Part all = of("");
		for (ExecutableNormalizedField field : fields) {
			Part member = part.apply(field);
			members.put(field.getResultKey(), member.shown());
			all = all.and(member);
		}
		return all.as(Expression.object(members));
	}

	Part as(Expression other) {
		return new Part(other, this.columns, this.counted);
	}

	/** What both need. */
	Part and(Part other) {
		Map<String, String> both = new LinkedHashMap<>(this.columns);
		both.putAll(other.columns());
		return new Part(this.shown, both, this.counted || other.counted());
	}

}
