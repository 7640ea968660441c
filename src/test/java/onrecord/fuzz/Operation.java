package onrecord.fuzz;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A request that the generator means to be valid.
 *
 * @param name which operation of the document; null where there is only one
 * @param doubtful the response keys of the root fields in which some value may be
 * refused: an id of no type, a cursor of another list, a page too large
 */
record Operation(String document, @Nullable String name, Map<String, Object> variables, Set<String> doubtful) {

	/** The members of the request, as GraphQL over HTTP names them. */
	Map<String, Object> members() {
		Map<String, Object> members = new TreeMap<>(Map.of("query", this.document, "variables", this.variables));
		if (this.name != null) {
			members.put("operationName", this.name);
		}
		return members;
	}

	@Override
	public String toString() {
		return this.document + "with " + Request.JSON.writeValueAsString(this.variables)
				+ ((this.name != null) ? " as " + this.name : "");
	}

}
