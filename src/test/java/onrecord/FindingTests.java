package onrecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

/** What is found, and what is counted, beyond what single requests show. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "onrecord.answers.memory=0")
@ContextConfiguration(classes = OnRecord.class, initializers = FindingTests.Corpus.class)
@DirtiesContext
class FindingTests {

	private static final String COUNTED = """
			{
			  statements {
			    %s
			    timeline(by: MONTH) { buckets { value count } coarser { value count } earlier unknown exact }
			  }
			}""".formatted(String.join("\n    ",
			Stream
				.of("SPEAKER", "SUBJECT", "TOPIC", "SOURCE", "PUBLISHER", "EVENT", "PLACE", "FORM", "ACT", "LANGUAGE",
						"YEAR", "MONTH", "STANCE", "REVIEWER", "RATING")
				.map((facet) -> facet + ": facets(by: " + facet
						+ ", first: 100) { buckets { value label count } bucketCount unknown exact }")
				.toList()));

	@Autowired
	private OwnDatabase database;

	@LocalServerPort
	private int port;

	/** The article is in English only. */
	@ParameterizedTest
	@ValueSource(strings = { "the", "of the", "-war", "the -war", "war or -peace", "all for all" })
	void aTextThatAsksForNoWordIsRefused(String text) {
		JsonNode error = new Client(this.port)
			.ask("query ($text: String!) { statements(filter: { text: $text }) { totalCount } }", Map.of("text", text))
			.error();
		assertThat(error.at("/message").asString()).isEqualTo(
				"the text asks for no word, or only for such as every text has: allowed is a text with at least one other");
		assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
	}

	@Test
	void aTextThatSaysNothingAndNamesNothingIsRefused() {
		assertThat(new Client(this.port).ask("{ search(text: \"all for all\") { totalCount } }")
			.error()
			.at("/extensions/code")
			.asString()).isEqualTo("BAD_USER_INPUT");
	}

	@Test
	void aPhraseIsFoundByAllOfItsWords() {
		assertThat(first("\"all for all\"", "[STATEMENT]")).isEqualTo("statement:all-for-all");
		assertThat(new Client(this.port).ask("""
				{ statements(filter: { text: "\\"for all all\\"" }) { totalCount } }""")
			.at("/data/statements/totalCount")
			.asInt()).isZero();
	}

	@Test
	void aSearchTellsWhatItLeavesOut() {
		assertThat(notes("the exchange")).containsExactly("WORDS_LEFT_OUT");
		assertThat(notes("\"the exchange\"")).isEmpty();
		this.database.with(
				"begin; set constraints all deferred; update statement set language = 'uk' where gid = 'statement:all-for-all'; commit");
		try {
			assertThat(notes("обмін")).containsExactly("NO_GRAMMAR");
		}
		finally {
			this.database.with("update statement set language = 'en' where gid = 'statement:all-for-all'");
		}
	}

	private List<String> notes(String text) {
		List<String> codes = new ArrayList<>();
		new Client(this.port)
			.ask("query ($text: String!) { search(text: $text) { notes { code message } } }", Map.of("text", text))
			.at("/data/search/notes")
			.forEach((note) -> codes.add(note.at("/code").asString()));
		return codes;
	}

	/** A stop word may be a name. */
	@Test
	void namesAreLookedForInAnyCase() {
		assertThat(new Client(this.port).ask("{ search(text: \"of\") { totalCount } }")
			.at("/data/search/totalCount")
			.asInt()).isPositive();
	}

	/** Each spelling of the names on record finds whose it is before anybody else. */
	@TestFactory
	Stream<DynamicTest> everyNameFindsWhoHasIt() throws SQLException {
		Stream.Builder<DynamicTest> tests = Stream.builder();
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement();
				ResultSet names = statement.executeQuery(
						"""
								select actor.gid, name.name from name join actor on actor.id = actor_id
								where not exists (
								  select from name as other where other.folded_name = name.folded_name and other.actor_id <> name.actor_id)""")) {
			while (names.next()) {
				String gid = names.getString(1);
				String name = names.getString(2);
				tests.add(DynamicTest.dynamicTest(name, () -> assertThat(first(name)).isEqualTo(gid)));
			}
		}
		return tests.build();
	}

	private String first(String text) {
		return first(text, "[PERSON, ORGANIZATION]");
	}

	private String first(String text, String scopes) {
		return new Client(this.port)
			.ask("query ($text: String!) { search(text: $text, in: " + scopes + ", first: 1) { nodes { id } } }",
					Map.of("text", text))
			.at("/data/search/nodes/0/id")
			.asString();
	}

	@Test
	void whatIsCountedAheadIsWhatIsCountedNow() {
		JsonNode now = counted();
		this.database.with("select count_statements(0)");
		assertThat(counted()).isEqualTo(now);
		this.database.with("update corpus_count set count = count + 1000 where facet = 'FORM'");
		assertThat(counted().at("/statements/FORM")).as("it is used").isNotEqualTo(now.at("/statements/FORM"));
		this.database.with("update corpus set version = version + 1");
		assertThat(counted()).as("but not when the corpus has changed").isEqualTo(now);
	}

	private JsonNode counted() {
		Client.Answer answer = new Client(this.port).ask(COUNTED);
		assertThat(answer.body().has("errors")).as("%s", answer.body()).isFalse();
		return answer.at("/data");
	}

	/** The article, in a database that may be changed. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh().serve(context);
		}

	}

}
