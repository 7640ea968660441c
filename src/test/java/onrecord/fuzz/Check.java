package onrecord.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import tools.jackson.databind.JsonNode;

/**
 * Whether an operation that is meant to be valid is answered rightly. A root field may be
 * refused where some value in it is doubtful, and must be where the second way refuses
 * it; all others are as the second way has them.
 */
final class Check {

	private static final Duration FAR_WITHIN = Duration.ofMillis(500);

	private final Server server;

	private final Pages pages;

	private final SecondWay way;

	private final Comparison comparison;

	Check(Server server, Tables tables, Places places) {
		this.server = server;
		this.pages = new Pages(places);
		this.way = new SecondWay(tables, this.pages, new Found(server::answer, tables));
		this.comparison = new Comparison(this.pages, places, this.way);
	}

	/**
	 * Gets the answer.
	 * @throws Contract.Broken where it is not right
	 */
	JsonNode answer(Operation operation, Request request) {
		JsonNode answer = inTime(request);
		Set<String> refused = new HashSet<>();
		for (JsonNode error : answer.path("errors")) {
			String field = error.at("/path/0").asString("");
			boolean isLimit = "LIMIT_EXCEEDED".equals(error.at("/extensions/code").asString());
			Contract.require(isLimit || operation.doubtful().contains(field), "refused: " + error);
			refused.add(field);
		}
		if (answer.path("data").isObject()) {
			compare(operation, answer.path("data"), refused);
		}
		return answer;
	}

	/**
	 * Once more, where it took too long, and then far within the time that it may take:
	 * so that a machine which stood still is no fault, and what is slow is one.
	 */
	private JsonNode inTime(Request request) {
		JsonNode answer = this.server.answer(request);
		if (answer.path("errors")
			.valueStream()
			.noneMatch((error) -> error.at("/extensions/code").asString("").equals("TIMEOUT"))) {
			return answer;
		}
		Instant again = Instant.now();
		JsonNode second = this.server.answer(request);
		Contract.require(Duration.between(again, Instant.now()).compareTo(FAR_WITHIN) < 0, "slow: " + answer);
		return second;
	}

	private void compare(Operation operation, JsonNode data, Set<String> refused) {
		this.pages.clear();
		ExecutionResult result = this.way.answer(operation);
		for (GraphQLError error : result.getErrors()) {
			boolean isRefusal = error instanceof ExceptionWhileDataFetching thrown
					&& thrown.getException() instanceof SecondWay.Refused;
			if (!isRefusal) {
				throw new IllegalStateException("the second way fails: " + error,
						(error instanceof ExceptionWhileDataFetching thrown) ? thrown.getException() : null);
			}
			Contract.require(refused.contains(error.getPath().getFirst().toString()), "not refused: " + error);
		}
		Map<?, ?> expected = result.getData();
		Contract.require(List.copyOf(data.propertyNames()).equals(List.copyOf(expected.keySet())),
				"fields " + data.propertyNames() + ", by the second way " + expected.keySet());
		expected.forEach((field, value) -> {
			if (!refused.contains(field.toString())) {
				this.comparison.compare("/" + field, data.get(field.toString()), value);
			}
		});
	}

}
