package onrecord;

import java.time.Duration;
import java.util.Map;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operation costs: it depends on it, on its variables and on the corpus. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(classes = OnRecord.class, initializers = CostTests.Corpus.class)
@DirtiesContext
class CostTests {

	/** Two speakers side by side, with what was answered, and answered to that. */
	private static final String SIDE_BY_SIDE = """
			query($n: Int!) {
			  a: person(id: "person:volodymyr-zelenskyy") { ...said }
			  b: person(id: "person:donald-trump") { ...said }
			}
			fragment said on Person {
			  statements(first: $n) { nodes { text replies(first: $n) { nodes { statement {
			    text speaker { name } replies(first: $n) { nodes { statement { text speaker { name } } } } } } } } }
			}""";

	@LocalServerPort
	private int port;

	@Autowired
	private OwnDatabase database;

	@BeforeEach
	void measure() {
		this.database.with("select measure_lists()");
		await().atMost(Duration.ofSeconds(5)).until(() -> cost(20) < 1000);
	}

	@Test
	void whatIsNotThereCostsNothing() {
		// The article has 17 statements, and no page of twenty.
		assertThat(cost(100)).isEqualTo(cost(20)).isLessThan(500);
		assertThat(cost(1)).isLessThan(cost(20));
	}

	@Test
	void longerListsCostMore() {
		String ofAny = "{ topics(first: 1) { nodes { narrower(first: 100) { nodes { name } } } } }";
		String ofOne = "{ topic(id: \"topic:new\") { narrower(first: 100) { nodes { %s } } } }";
		String narrower = ofOne.formatted("name");
		long before = cost(narrower);
		this.database
			.with("""
					insert into topic (gid, name) values ('topic:new', 'New');
					insert into topic (gid, name, broader_id)
					select 'topic:new-' || n, 'New ' || n, (select id from topic where gid = 'topic:new') from generate_series(1, 1000) as n;
					select measure_lists()""");
		await().atMost(Duration.ofSeconds(5)).until(() -> cost(narrower) > before);
		// Who asks for one means one that others are within.
		long named = cost(narrower);
		assertThat(named).isGreaterThan(cost(ofAny));
		// And in those there are none.
		assertThat(cost(ofOne.formatted("narrower(first: 100) { nodes { name } }"))).isLessThan(4 * named);
		this.database.with("delete from topic where gid like 'topic:new-%'; delete from topic where gid = 'topic:new'");
	}

	/** All of it is put in order, however few are asked for. */
	@Test
	void anOrderThatNoIndexHasCostsAsMuchAsThereIs() {
		String first = "{ statements(orderBy: %s, filter: %s, first: 1) { nodes { id } } }";
		String all = first.formatted("PUBLISHED_ON_DESC", "{}");
		this.database.with("""
				begin;
				insert into statement (gid, text, form, act)
				select 'statement:new-' || n, 'New ' || n, 'PARAPHRASE', 'ASSERT' from generate_series(1, 1000) as n;
				insert into appearance (statement_id, position, passage_id)
				select id, 1, (select min(id) from passage) from statement where gid like 'statement:new-%';
				commit;
				select measure_lists()""");
		await().atMost(Duration.ofSeconds(5)).until(() -> cost(all) > 300);
		assertThat(cost(first.formatted("SAID_ON_DESC", "{}"))).isLessThan(50);
		assertThat(cost(first.formatted("PUBLISHED_ON_DESC", "{ text: \"new\" }"))).isLessThan(150);
		assertThat(cost(first.formatted("PUBLISHED_ON_DESC", "{ speaker: [\"person:marco-rubio\"] }"))).isLessThan(100);
		this.database.with("delete from statement where gid like 'statement:new-%'");
	}

	/** As long as nobody has measured the corpus as it is, pages count as full. */
	@Test
	void whereNothingIsKnownPagesCount() {
		this.database.with("""
				insert into topic (gid, name) values ('topic:new', 'New')""");
		await().atMost(Duration.ofSeconds(5)).until(() -> cost(20) > 1000);
		JsonNode refused = ask(100);
		assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("LIMIT_EXCEEDED");
		assertThat(refused.at("/extensions/cost/remaining").asLong()).isZero();
		assertThat(refused.at("/errors/0/message").asString()).contains(refused.at("/extensions/cost/cost").asString());
		assertThat(cost(3)).isLessThan(1000);
		this.database.with("delete from topic where gid = 'topic:new'");
	}

	@Test
	void aTableOfTwoFacetsCostsItsCells() {
		String table = "{ statements { crossFacets(rows: SPEAKER, columns: SUBJECT, first: %d, firstColumns: %d) { rows { counts } } } }";
		long narrow = cost(table.formatted(100, 1));
		assertThat(narrow).isGreaterThan(cost("{ statements { facets(by: SPEAKER, first: 100) { unknown } } }"));
		assertThat(cost(table.formatted(100, 100))).isGreaterThan(narrow);
		assertThat(cost(table.formatted(100, 100))).isGreaterThan(cost(table.formatted(1, 100)));
	}

	/** An object is of one type: what may be asked of another costs nothing more. */
	@Test
	void ofAlternativesTheDearestCounts() {
		String person = "... on Person { statements(first: 10) { totalCount } }";
		String event = "... on Event { mentionedIn(first: 10) { nodes { text } totalCount } }";
		long both = cost("{ node(id: \"event:kyiv-summit\") { " + person + event + " } }");
		assertThat(both).isEqualTo(cost("{ node(id: \"event:kyiv-summit\") { " + event + " } }"));
	}

	private long cost(int pages) {
		return ask(pages).at("/extensions/cost/cost").asLong();
	}

	private long cost(String query) {
		return new Client(this.port).ask(query).at("/extensions/cost/cost").asLong();
	}

	private JsonNode ask(int pages) {
		return new Client(this.port).ask(SIDE_BY_SIDE, Map.of("n", pages)).body();
	}

	/** A database of its own, with the article. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh().serve(context);
		}

	}

}
