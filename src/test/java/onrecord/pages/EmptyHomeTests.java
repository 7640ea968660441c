package onrecord.pages;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The first page of a server that has nothing to show yet. */
@NullUnmarked
class EmptyHomeTests {

	private static final String ANSWER = """
			{ "corpus": { "statements": %d, "people": 0, "organizations": 0, "sources": 1, "earliestSaidOn": null, "latestSaidOn": null },
			  "statements": { "nodes": [], "pageInfo": { "hasNextPage": false, "endCursor": null }, "speakers": { "buckets": [] },
			    "topics": { "buckets": [] }, "timeline": { "buckets": [], "coarser": [] } },
			  "sources": { "nodes": [] } }""";

	@Test
	void invitesToImport() throws Exception {
		assertThat(home(0)).contains("Nothing is on record yet", "import talk.jsonl", "\"type\":\"statement\"")
			.doesNotContain("The latest", "0 statements");
		assertThat(home(1)).contains("1 statement by 0 people", "from 1 source", "The latest")
			.doesNotContain("Nothing is on record");
	}

	private static String home(int statements) throws Exception {
		Page page = new Pages().page("home");
		Map<String, Object> root = new HashMap<>(
				Members.of(new JsonMapper().readValue(ANSWER.formatted(statements), Object.class)).map());
		root.put("site", Map.of("name", "A", "introduction", "", "language", "en", "style", "/s", "script", "/j"));
		Map<String, Object> shown = Address.nowhere();
		shown.put("isFirst", true);
		root.put("page", shown);
		return page.template().execute(root);
	}

}
