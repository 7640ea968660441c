package onrecord.planning;

import org.jspecify.annotations.Nullable;

/**
 * What is made of each row of a query, for an array or as the only one.
 *
 * @param value an expression of JSON, or the name of a row
 * @param lateral where it is a row: the query that returns it, joined to each row;
 * PostgreSQL makes JSON of a row for less than of names and values one by one
 */
record Element(String value, @Nullable String lateral) {

	static Element of(String json) {
		return new Element(json, null);
	}

	/** Its JSON, as an expression. */
	String json() {
		return (this.lateral != null) ? "row_to_json(" + this.value + ")" : this.value;
	}

}
