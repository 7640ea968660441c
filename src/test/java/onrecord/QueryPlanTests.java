package onrecord;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import onrecord.database.TestDatabase;
import onrecord.observing.RequestContext;
import onrecord.observing.Observer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What PostgreSQL does for all requests, over a corpus that is so large that it has a
 * choice: each root field is one query, which reads no large table from beginning to end,
 * and looks at a bounded number of pages. These are counted, as they are the same on any
 * machine, and where functions look at them, too; PostgreSQL's own estimate of the cost
 * is not asked, because it is of a generic plan and may be far off. The plans are those
 * of a server, with its settings.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "onrecord.answers.memory=0", "onrecord.limits.cost=1000000" })
@ContextConfiguration(classes = { OnRecord.class, QueryPlanTests.Executed.class },
		initializers = QueryPlanTests.Corpus.class)
@DirtiesContext
class QueryPlanTests {

	/**
	 * A table is large from so many rows on, and so many are not gone through one by one.
	 * (A list is counted up to 10,001, which is as good a reason as any to read them.)
	 */
	private static final int LARGE = 11_000;

	/**
	 * How many pages a query may look at, some of them more than once. To go through the
	 * 2,000 rows in which a search begins takes 2,400, and to count a list no more.
	 */
	private static final int MOST_PAGES = 5_000;

	private static final String COUNTS = "counts organizations, which stand behind 12,000 people";

	private static final String LOOKS_FOR = "asks for what few have and no index knows, in an order that has an index: "
			+ "goes through all until there are enough";

	private static final String OLDEST = "the oldest first have no index within a person or an event: as above";

	private static final String READS = "asks for several, or by what has no index with the order: reads all of a table";

	private static final String TOGETHER = "a facet by speaker reads all who spoke together";

	private static final String OFFICES = "looks for offices, of which PostgreSQL cannot tell how many there are: "
			+ "goes through all in a corpus of this size, and through all statements to count those made in them";

	/** Requests that do more, and why. One that does so no longer is to be struck off. */
	private static final Map<String, String> EXCEPTIONS = Map.ofEntries(Map.entry("the-corpus", COUNTS),
			Map.entry("after-and-before-in-root-lists", COUNTS), Map.entry("filter-people-and-organizations", COUNTS),
			Map.entry("answered-or-not",
					"goes through the newest for a stance, and looks all up that have one, because few of the newest do"),
			Map.entry("fact-checks", "reads all fact-checks, of which there are few beside statements"),
			Map.entry("filter-by-form-act-and-status", LOOKS_FOR),
			Map.entry("filter-by-moment-of-recording", LOOKS_FOR), Map.entry("07-the-words-and-the-record", OLDEST),
			Map.entry("every-field-of-an-event", OLDEST), Map.entry("the-same-field-twice", OLDEST),
			Map.entry("what-belongs-together", OLDEST), Map.entry("filter-by-event-topic-and-place", READS),
			Map.entry("filter-by-source-publisher-and-relay", READS), Map.entry("filter-sources", READS),
			Map.entry("filter-by-reply-and-review", READS), Map.entry("first-hand-only", READS),
			Map.entry("people-in-an-office", OFFICES), Map.entry("said-in-an-office", OFFICES),
			Map.entry("said-by-members", OFFICES), Map.entry("said-together", TOGETHER),
			Map.entry("two-facets-at-once", TOGETHER),
			Map.entry("13-who-speaks-of-whom-and-when", "a series of all statements is not counted ahead"),
			Map.entry("every-field-of-a-topic", "has lists within lists"));

	/** What ids stand for. */
	private static final Pattern NOTE = Pattern.compile("^/\\*.*?\\*/\n");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\d+");

	private static final String LITERAL = "(E?'(?:[^']|'')*+')";

	@LocalServerPort
	private int port;

	@Autowired
	private DataSource sessions;

	@Autowired
	private Executed executed;

	@TestFactory
	Stream<DynamicTest> eachRootFieldIsOneQueryThatFindsItsRows() throws SQLException {
		Set<String> large = large();
		return Stream
			.of(Golden.EXAMPLES, Golden.REQUESTS.resolve("article"), Golden.REQUESTS.resolve("fixture"), Golden.SQL,
					Golden.REQUESTS.resolve("errors"))
			.flatMap(Golden::requests)
			.map((request) -> DynamicTest.dynamicTest(Golden.name(request), () -> check(request, large)));
	}

	private void check(Path request, Set<String> large) throws IOException, SQLException {
		this.executed.queries.clear();
		Client.Answer answer = Golden.ask(new Client(this.port), request);
		List<Query> queries = List.copyOf(this.executed.queries);
		assertThat(queries).hasSize(answered(answer) + (int) queries.stream().filter(Query::isRefused).count());
		assertThat(answer.sql()).hasSameSizeAs(queries);
		List<String> excesses = new ArrayList<>();
		for (int i = 0; i < queries.size(); i++) {
			if (!queries.get(i).isRefused()) {
				excesses.addAll(excesses(plan(queries.get(i).sql(), answer.sql().get(i)), large));
			}
		}
		String reason = EXCEPTIONS.get(Golden.name(request));
		if (reason == null) {
			assertThat(excesses).isEmpty();
		}
		else {
			assertThat(excesses).as("what it is an exception for: " + reason).isNotEmpty();
		}
	}

	/** How many root fields PostgreSQL has answered: introspection's are not its. */
	private static int answered(Client.Answer answer) {
		Set<String> refused = answer.at("/errors")
			.valueStream()
			.map((error) -> error.at("/path/0").asString())
			.collect(Collectors.toSet());
		return (int) answer.at("/data")
			.propertyStream()
			.filter((field) -> !field.getKey().startsWith("__") && !field.getValue().isString())
			.filter((field) -> !refused.contains(field.getKey()))
			.count();
	}

	/** What of a plan is more than it should be. */
	private static List<String> excesses(JsonNode plan, Set<String> large) {
		List<String> excesses = new ArrayList<>();
		int pages = plan.path("Shared Hit Blocks").asInt() + plan.path("Shared Read Blocks").asInt();
		if (pages > MOST_PAGES) {
			excesses.add(pages + " pages");
		}
		nodes(plan).filter((node) -> node.path("Node Type").asString().equals("Seq Scan"))
			.filter((node) -> large.contains(node.path("Relation Name").asString()))
			.filter((node) -> (node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asDouble())
					* node.path("Actual Loops").asInt() >= LARGE)
			.forEach((node) -> excesses.add("reads " + node.path("Relation Name").asString()));
		return excesses;
	}

	@Test
	void itIsSeenWhereATableIsReadWhole() throws SQLException {
		Set<String> large = large();
		assertThat(large).contains("actor", "actor_alias", "appearance", "attribution_hop", "event", "joint_speaker",
				"participation", "passage", "place", "reply", "review", "reviewed_statement", "role", "source",
				"statement", "statement_addressee", "statement_subject", "topic");
		assertThat(excesses(
				plan("select from reply where stance::text like $1", "select from reply where stance::text like 'X';"),
				large))
			.containsExactly("reads reply");
		assertThat(excesses(plan("select from reply where id = $1", "select from reply where id = '1';"), large))
			.isEmpty();
		assertThat(
				excesses(
						plan("select count(text) from (select text from statement order by recorded_at) as every",
								"select count(text) from (select text from statement order by recorded_at) as every;"),
						large))
			.isNotEmpty();
	}

	private static Stream<JsonNode> nodes(JsonNode plan) {
		return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(QueryPlanTests::nodes));
	}

	/**
	 * What PostgreSQL does to execute a query.
	 * @param sql with placeholders
	 * @param readable the same with the values in their place
	 */
	private JsonNode plan(String sql, String readable) throws SQLException {
		// As many as there are, whatever their numbers.
		List<String> places = PLACEHOLDER.matcher(sql).results().map(MatchResult::group).distinct().toList();
		String prepared = PLACEHOLDER.matcher(sql)
			.replaceAll((place) -> Matcher.quoteReplacement("$" + (places.indexOf(place.group()) + 1)));
		List<String> values = values(sql, readable, places);
		try (Connection connection = this.sessions.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("prepare planned as " + prepared);
			try (ResultSet plan = statement
				.executeQuery("explain (analyze, buffers, timing off, format json) execute planned"
						+ (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")"))) {
				plan.next();
				return new JsonMapper().readTree(plan.getString(1)).at("/0/Plan");
			}
			finally {
				statement.execute("deallocate planned");
			}
		}
	}

	/** The values, as literals, that a text has in the place of placeholders. */
	private static List<String> values(String sql, String readable, List<String> places) {
		String text = "\\Q"
				+ PLACEHOLDER.matcher(sql).replaceAll((place) -> Matcher.quoteReplacement("\\E" + LITERAL + "\\Q"))
				+ "\\E;";
		Matcher written = Pattern.compile(text).matcher(NOTE.matcher(readable).replaceFirst(""));
		assertThat(written.matches()).as(readable).isTrue();
		List<String> order = PLACEHOLDER.matcher(sql).results().map(MatchResult::group).toList();
		return places.stream().map((place) -> written.group(order.indexOf(place) + 1)).toList();
	}

	private Set<String> large() throws SQLException {
		Set<String> large = new TreeSet<>();
		try (Connection connection = this.sessions.getConnection();
				Statement statement = connection.createStatement();
				ResultSet tables = statement
					.executeQuery("select relname from pg_class where relkind = 'r' and reltuples >= " + LARGE)) {
			while (tables.next()) {
				large.add(tables.getString(1));
			}
		}
		return large;
	}

	/**
	 * A query that the server has had executed.
	 *
	 * @param sql with placeholders
	 * @param isRefused whether PostgreSQL found what it asks to be wrong
	 */
	private record Query(String sql, boolean isRefused) {
	}

	/** Hears of each. */
	@Primary
	static final class Executed implements Observer {

		private final Queue<Query> queries = new ConcurrentLinkedQueue<>();

		@Override
		public void executed(RequestContext journey, String sql, long nanos, @Nullable String failure) {
			// Not what is read of small tables, by ids.
			if (!sql.startsWith("select version.*")) {
				this.queries.add(new Query(sql, failure != null));
			}
		}

	}

	/** The fixture, and twelve thousand of everything. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh()
				.with(Golden.REQUESTS.resolve("fixture/corpus.sql"))
				.with(Golden.REQUESTS.resolve("large.sql"))
				.serve(context);
		}

	}

}
