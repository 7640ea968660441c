package onrecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of a list neither lose nor double a row, whatever happens to the rows around it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PagingTests {

	private static final OwnDatabase DATABASE = TestDatabase.fresh();

	/**
	 * Statements with few dates among them, so that most stand beside others of the same
	 * key; some have none.
	 */
	private static final String STATEMENT = """
			insert into statement (gid, text, form, act, speaker_id, said_on)
			select 'statement:%1$s-' || n, 'number ' || n, 'PARAPHRASE', 'ASSERT',
			  (select id from actor where gid = 'person:marco-rubio'),
			  case when n %% 5 > 0 then '2024-03-0' || (n %% 5) end
			from generate_series(%2$d, %3$d) as n;
			insert into appearance (statement_id, position, passage_id)
			select id, 1, passage_of('source:all-for-all-prisoner-swap', 'Zelenskyy stated')
			from statement where gid like 'statement:%1$s-%%'
			on conflict do nothing;
			""";

	private static final String PAGE = """
			query Page($first: Int, $after: String, $last: Int, $before: String, $order: StatementOrder!) {
			  statements(filter: { speaker: ["person:marco-rubio"] }, orderBy: $order,
			      first: $first, after: $after, last: $last, before: $before) {
			    nodes { id }
			    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
			  }
			}
			""";

	private static final String NESTED = """
			query Nested($first: Int, $after: String, $last: Int, $before: String, $order: StatementOrder!) {
			  person(id: "person:marco-rubio") {
			    statements(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
			      nodes { id }
			      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
			    }
			  }
			}
			""";

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) throws SQLException {
		for (String property : DATABASE.properties()) {
			String[] pair = property.split("=", 2);
			registry.add(pair[0], () -> pair[1]);
		}
		execute(STATEMENT.formatted("kept", 1, 53));
	}

	@AfterAll
	static void drop() throws SQLException {
		DATABASE.close();
	}

	@Test
	void allPagesTogetherAreTheListInEveryOrderAndBothDirections() {
		for (String order : List.of("SAID_ON_DESC", "SAID_ON_ASC", "RECORDED_AT_DESC", "RECORDED_AT_ASC",
				"PUBLISHED_ON_DESC")) {
			for (String query : List.of(PAGE, NESTED)) {
				List<String> whole = ids(list(query, Map.of("first", 100, "order", order)));
				assertThat(whole).hasSizeGreaterThanOrEqualTo(53).doesNotHaveDuplicates();
				assertThat(walk(query, order, 7, true)).as("%s forward", order).isEqualTo(whole);
				assertThat(walk(query, order, 7, false)).as("%s backward", order).isEqualTo(whole);
			}
		}
	}

	@Test
	void rowsAddedAndRemovedMeanwhileNeitherLoseNorDoubleAnother() throws SQLException {
		Set<String> seen = new LinkedHashSet<>();
		int pages = 0;
		String after = null;
		do {
			JsonNode page = list(PAGE, variables("first", 5, "after", after, "SAID_ON_DESC"));
			ids(page).forEach((id) -> assertThat(seen.add(id)).as("%s comes once", id).isTrue());
			after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
			pages++;
			execute(STATEMENT.formatted("added" + pages, 1, 20));
			execute("delete from statement where gid like 'statement:added" + (pages - 2) + "-%'");
		}
		while (after != null && pages < 200);
		assertThat(seen).containsAll(kept());
	}

	@Test
	void aPageBeforeACursorEndsThereAndSaysWhatIsAround() {
		List<String> whole = ids(list(PAGE, Map.of("first", 100, "order", "SAID_ON_ASC")));
		JsonNode first = list(PAGE, Map.of("first", 10, "order", "SAID_ON_ASC"));
		JsonNode before = list(PAGE,
				Map.of("last", 4, "before", first.at("/pageInfo/endCursor").asString(), "order", "SAID_ON_ASC"));
		assertThat(ids(before)).isEqualTo(whole.subList(5, 9));
		assertThat(before.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
		assertThat(before.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
		assertThat(first.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
	}

	@Test
	void anEmptyPageStillSaysWhetherThereIsMore() {
		JsonNode page = list(PAGE, Map.of("first", 0, "order", "SAID_ON_ASC"));
		assertThat(ids(page)).isEmpty();
		assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
		assertThat(page.at("/pageInfo/startCursor").isNull()).isTrue();
		assertThat(page.at("/pageInfo/endCursor").isNull()).isTrue();
	}

	private List<String> walk(String query, String order, int size, boolean forward) {
		List<String> walked = new ArrayList<>();
		String cursor = null;
		boolean more;
		do {
			JsonNode page = list(query, forward ? variables("first", size, "after", cursor, order)
					: variables("last", size, "before", cursor, order));
			walked.addAll(forward ? walked.size() : 0, ids(page));
			more = page.at(forward ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage").asBoolean();
			boolean opposite = page.at(forward ? "/pageInfo/hasPreviousPage" : "/pageInfo/hasNextPage").asBoolean();
			assertThat(opposite).isEqualTo(cursor != null);
			cursor = page.at(forward ? "/pageInfo/endCursor" : "/pageInfo/startCursor").asString();
		}
		while (more);
		return walked;
	}

	private static Map<String, Object> variables(String count, int size, String bound, @Nullable String cursor,
			String order) {
		Map<String, Object> variables = new HashMap<>(Map.of(count, size, "order", order));
		if (cursor != null) {
			variables.put(bound, cursor);
		}
		return variables;
	}

	private JsonNode list(String query, Map<String, Object> variables) {
		Client.Answer answer = new Client(this.port).ask(query, variables);
		assertThat(answer.at("/errors").isMissingNode()).as("%s", answer.body()).isTrue();
		return query.equals(PAGE) ? answer.at("/data/statements") : answer.at("/data/person/statements");
	}

	private static List<String> ids(JsonNode page) {
		return page.at("/nodes").valueStream().map((node) -> node.at("/id").asString()).toList();
	}

	private static List<String> kept() {
		return java.util.stream.IntStream.rangeClosed(1, 53).mapToObj((n) -> "statement:kept-" + n).toList();
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = DATABASE.owner().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(sql);
			connection.commit();
		}
	}

}
