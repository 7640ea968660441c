package onrecord.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import graphql.normalized.ExecutableNormalizedField;
import onrecord.declaring.Sql;

/**
 * Something that a connection shows, and what it needs.
 *
 * @param json what it is, as an expression
 * @param columns what it needs of the page, by the names of the columns
 * @param elements what is made of each row of the page for it
 * @param counted whether it needs the count of the whole list
 */
record Part(String json, Map<String, String> columns, List<Element> elements, boolean counted) {

	static Part of(String json) {
		return new Part(json, Map.of(), List.of(), false);
	}

	static Part ofTotal(String json) {
		return new Part(json, Map.of(), List.of(), true);
	}

	/** A column of the page. */
	static Part ofPage(String column, String sql, List<Element> elements) {
		return new Part("page." + column, Map.of(column, sql), elements, false);
	}

	/** An object of what is shown in some fields. */
	static Part object(List<ExecutableNormalizedField> fields, Function<ExecutableNormalizedField, Part> part) {
		Map<String, String> members = new LinkedHashMap<>();
		Part all = of("");
		for (ExecutableNormalizedField field : fields) {
			Part member = part.apply(field);
			members.put(field.getResultKey(), member.json());
			all = all.and(member);
		}
		return all.as(Sql.object(members));
	}

	Part as(String other) {
		return new Part(other, this.columns, this.elements, this.counted);
	}

	/** What both need. */
	Part and(Part other) {
		Map<String, String> both = new LinkedHashMap<>(this.columns);
		both.putAll(other.columns());
		return new Part(this.json, both, Stream.concat(this.elements.stream(), other.elements().stream()).toList(),
				this.counted || other.counted());
	}

}
