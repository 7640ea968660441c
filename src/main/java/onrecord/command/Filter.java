package onrecord.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import onrecord.reading.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.graphql.execution.GraphQlSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the statements that a filter of the API lets through, by asking the API itself.
 */
final class Filter {

	private static final JsonMapper JSON = new JsonMapper();

	private Filter() {
	}

	/**
	 * The ids of the statements.
	 * @param filter a StatementFilter, written as in GraphQL
	 * @throws CommandFailure if it is none
	 */
	static List<String> statements(ApplicationContext context, String filter) {
		GraphQL graphql = context.getBean(GraphQlSource.class).graphQl();
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
			JsonNode page = page(graphql.execute(ExecutionInput.newExecutionInput(query).variables(variables).build()));
			page.path("nodes").forEach((node) -> ids.add(node.path("id").asString()));
			JsonNode info = page.path("pageInfo");
			after = info.path("hasNextPage").asBoolean() ? info.path("endCursor").asString() : null;
		}
		while (after != null);
		return ids;
	}

	private static JsonNode page(ExecutionResult result) {
		for (GraphQLError error : result.getErrors()) {
			throw new CommandFailure(2, "The filter is wrong: " + error.getMessage());
		}
		Map<String, Json> data = Objects.requireNonNull(result.getData());
		return JSON.readTree(Objects.requireNonNull(data.get("statements")).utf8());
	}

}
