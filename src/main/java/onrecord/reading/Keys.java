package onrecord.reading;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/**
 * The keys of a facet as columns, which are the same for all facets: one for each table
 * that a node can be in, and one for what has no id.
 */
final class Keys {

	/** The key of what has no id. */
	static final String VALUE = "value";

	private final Facet facet;

	/** All columns, those included that this facet has no key in. */
	private final Set<String> columns;

	Keys(Facet facet, Type node) {
		this.facet = facet;
		this.columns = new LinkedHashSet<>(node.references().values());
		this.columns.add(VALUE);
	}

	/** What the keys are made of, of a row. */
	Set<String> needed() {
		return this.facet.keys()
			.values()
			.stream()
			.flatMap((sql) -> Row.COLUMN.matcher(sql).results())
			.map((MatchResult column) -> column.group(1))
			.collect(Collectors.toSet());
	}

	/** All columns. */
	String all() {
		return String.join(", ", this.columns);
	}

	/** Those in which this facet has a key. */
	String own() {
		return String.join(", ", new TreeSet<>(this.facet.keys().keySet()));
	}

	/** That a row has a key. */
	String known() {
		return own().replace(", ", " is not null or ") + " is not null";
	}

	/** That a row has a key, made of a row. */
	String known(Row row) {
		return this.facet.keys()
			.values()
			.stream()
			.map((sql) -> row.of(sql) + " is not null")
			.collect(Collectors.joining(" or "));
	}

	/** All columns, made of a row. */
	String of(Row row) {
		return columns((key) -> row.of(String.valueOf(this.facet.keys().get(key))));
	}

	/** All columns, as some rows have them. */
	String in(String rows) {
		return columns((key) -> rows + "." + key);
	}

	/** All columns, without a key. */
	String none() {
		return this.columns.stream().map(Keys::absent).collect(Collectors.joining(", "));
	}

	private String columns(UnaryOperator<String> expression) {
		return this.columns.stream()
			.map((key) -> (this.facet.keys().containsKey(key) ? expression.apply(key) : absent(key)) + " as " + key)
			.collect(Collectors.joining(", "));
	}

	private static String absent(String key) {
		return "null" + (VALUE.equals(key) ? "::text" : "::bigint");
	}

}
