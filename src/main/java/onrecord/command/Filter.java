package onrecord.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

import tools.jackson.databind.JsonNode;

/**
 * Finds the statements that a filter of the API lets through, by asking the API itself.
 */
final class Filter {

	private Filter() {
	}

	/**
	 * The ids of the statements.
	 * @param filter a StatementFilter, written as in GraphQL
	 * @throws CommandFailure if it is none
	 */
	static List<String> statements(ApplicationContext context, String filter) {
		Api api = new Api(context);
		String query = """
				query ($after: String) {
				  statements(filter: %s, orderBy: RECORDED_AT_ASC, first: 100, after: $after) {
				    nodes { id }
				    pageInfo { hasNextPage endCursor }
				  }
				}""".formatted(filter);
		List<String> ids = new ArrayList<>();
		@Nullable String after = null;
		do {
			Map<String, Object> variables = new HashMap<>();
			variables.put("after", after);
			JsonNode page = page(api, query, variables);
			page.path("nodes").forEach((node) -> ids.add(node.path("id").asString()));
			JsonNode info = page.path("pageInfo");
			after = info.path("hasNextPage").asBoolean() ? info.path("endCursor").asString() : null;
		}
		while (after != null);
		return ids;
	}

	private static JsonNode page(Api api, String query, Map<String, Object> variables) {
		try {
			return api.ask(query, variables, "statements");
		}
		catch (Api.Refused refused) {
			throw new CommandFailure(2, "The filter is wrong: " + refused.getMessage());
		}
	}

}
