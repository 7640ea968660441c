package onrecord.declaring;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The keys of a facet as columns, which are the same for all facets: one for each table
 * that a node can be in, and one for what has no id.
 */
public final class FacetKeys {

	/** The key of what has no id. */
	public static final String VALUE = "value";

	private final Facet facet;

	/** All columns, those included that this facet has no key in. */
	private final Set<String> columns;

	public FacetKeys(Facet facet, Type node) {
		this.facet = facet;
		this.columns = new LinkedHashSet<>(node.references().values());
		this.columns.add(VALUE);
	}

	/** What the keys are made of, of a row. */
	public Set<String> needed() {
		return this.facet.keys().values().stream().flatMap((sql) -> sql.columns().stream()).collect(Collectors.toSet());
	}

	/** All columns. */
	public String all() {
		return String.join(", ", this.columns);
	}

	/** Those in which this facet has a key. */
	public String own() {
		return String.join(", ", new TreeSet<>(this.facet.keys().keySet()));
	}

	/** That a row has a key. */
	public String known() {
		return own().replace(", ", " is not null or ") + " is not null";
	}

	/** That a row has a key, made of a row. */
	public String known(Row row) {
		return this.facet.keys()
			.values()
			.stream()
			.map((sql) -> sql.sql(row) + " is not null")
			.collect(Collectors.joining(" or "));
	}

	/** All columns, made of a row. */
	public String of(Row row) {
		return columns(this.facet.keys().keySet(),
				(key) -> Objects.requireNonNull(this.facet.keys().get(key)).sql(row));
	}

	/** All columns, as some rows have them. */
	public String in(String rows) {
		return columns(this.facet.keys().keySet(), (key) -> rows + "." + key);
	}

	/** All columns, one of them with a key. */
	public String only(String key, String sql) {
		return columns(Set.of(key), (column) -> sql);
	}

	/** All columns, without a key. */
	public String none() {
		return this.columns.stream().map(FacetKeys::absent).collect(Collectors.joining(", "));
	}

	private String columns(Set<String> keys, UnaryOperator<String> expression) {
		return this.columns.stream()
			.map((key) -> (keys.contains(key) ? expression.apply(key) : absent(key)) + " as " + key)
			.collect(Collectors.joining(", "));
	}

	private static String absent(String key) {
		return "null" + (VALUE.equals(key) ? "::text" : "::bigint");
	}

}
