package onrecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/**
 * What dates mean that are uncertain, of a season, a decade or an interval: how they are
 * shown, ordered, filtered and counted. Each statement has the key of its date.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "onrecord.answers.memory=0")
@ContextConfiguration(classes = OnRecord.class, initializers = DateTests.Corpus.class)
@DirtiesContext
class DateTests {

	@LocalServerPort
	private int port;

	@Autowired
	private OwnDatabase database;

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "2025?, YEAR, UNCERTAIN, 2025-01-01, 2025-12-31, perhaps 2025",
			"2025-02~, MONTH, APPROXIMATE, 2025-02-01, 2025-02-28, about February 2025",
			"2025-02-24%, DAY, UNCERTAIN_AND_APPROXIMATE, 2025-02-24, 2025-02-24, perhaps about 24 February 2025",
			"2025-21, SEASON, null, 2025-01-01, 2025-12-31, spring 2025",
			"2025-24?, SEASON, UNCERTAIN, 2025-01-01, 2025-12-31, perhaps winter 2025",
			"202X, DECADE, null, 2020-01-01, 2029-12-31, the 2020s",
			"20XX, CENTURY, null, 2000-01-01, 2099-12-31, 2000–2099",
			"2025-XX, YEAR, null, 2025-01-01, 2025-12-31, 2025",
			"2025-02-XX, MONTH, null, 2025-02-01, 2025-02-28, February 2025",
			"2025-XX-XX, YEAR, null, 2025-01-01, 2025-12-31, 2025",
			"2025-01/2025-03, INTERVAL, null, 2025-01-01, 2025-03-31, January 2025 to March 2025",
			"2025-01-05/2025-02, INTERVAL, null, 2025-01-05, 2025-02-28, 5 January 2025 to February 2025",
			"2025-01/.., INTERVAL, null, 2025-01-01, null, from January 2025 on",
			"../2025, INTERVAL, null, null, 2025-12-31, until 2025",
			"/2025, INTERVAL, null, null, 2025-12-31, from an unknown date to 2025",
			"2025/, INTERVAL, null, 2025-01-01, null, from 2025 to an unknown date",
			"2024?/2025~, INTERVAL, UNCERTAIN_AND_APPROXIMATE, 2024-01-01, 2025-12-31, perhaps 2024 to about 2025" })
	void aDateIsShownAsPreciselyAndAsCertainlyAsItIsKnown(String value, String precision, String qualifier,
			String earliest, String latest, String words) {
		JsonNode statement = ask(
				"""
						query ($id: ID!) { statement(id: $id) { citation jsonLd saidOn { value precision qualifier earliest latest } } }""",
				Map.of("id", "statement:" + value))
			.at("/statement");
		List<String> shown = new ArrayList<>();
		statement.path("saidOn").forEach((each) -> shown.add(each.isNull() ? null : each.asString()));
		assertThat(shown).containsExactly(value, precision, qualifier, earliest, latest);
		assertThat(statement.path("citation").asString()).contains(", " + words + ": something, ");
		assertThat(statement.at("/jsonLd/dateCreated/@value").asString()).isEqualTo(value);
		assertThat(statement.at("/jsonLd/dateCreated/@type").asString())
			.isEqualTo("http://id.loc.gov/datatypes/edtf/EDTF-level1");
	}

	@Test
	void aPlainDateIsOneOfSchemaOrg() {
		assertThat(ask("{ statement(id: \"statement:2025-01-20\") { jsonLd } }", Map.of())
			.at("/statement/jsonLd/dateCreated")
			.asString()).isEqualTo("2025-01-20");
	}

	@Test
	void aFilterFindsWhatIsCertainlyWithinATime() {
		assertThat(said("{ from: \"2025-01-01\", until: \"2025-12-31\" }")).containsExactlyInAnyOrder("2025?",
				"2025-02~", "2025-02-24%", "2025-21", "2025-24?", "2025-XX", "2025-02-XX", "2025-XX-XX",
				"2025-01/2025-03", "2025-01-05/2025-02", "2025-01-20");
		assertThat(said("{ from: \"2025-01-02\" }")).containsExactlyInAnyOrder("2025-02~", "2025-02-24%", "2025-02-XX",
				"2025-01-05/2025-02", "2025-01-20");
		assertThat(said("{ from: \"2025-01-01\" }")).contains("2025-01/..", "2025/")
			.doesNotContain("../2025", "/2025", "20XX");
		for (String order : List.of("SAID_ON_ASC", "SAID_ON_DESC")) {
			assertThat(said("{ until: \"2025-12-31\" }", order)).contains("2024?/2025~", "2025-21")
				.doesNotContain("../2025", "/2025", "2025-01/..", "2025/", "202X");
		}
	}

	@Test
	void anOrderGoesByTheFirstDayAndWhatHasNoneComesLast() {
		List<String> first = List.of("20XX", "202X", "2024?/2025~");
		assertThat(said("{}", "SAID_ON_ASC")).startsWith(first.toArray(String[]::new))
			.endsWith("../2025", "/2025", "unknown");
		assertThat(said("{}", "SAID_ON_DESC")).startsWith("2025-02-24%").endsWith("unknown", "/2025", "../2025");
	}

	@Test
	void aTimelineHasABucketOfItsOwnForWhatIsWithinNone() {
		JsonNode data = ask("""
				{
				  statements(filter: { speaker: ["person:somebody"] }) {
				    byYear: facets(by: YEAR) { buckets { value count } unknown }
				    byMonth: facets(by: MONTH) { buckets { value count } unknown }
				    timeline(by: MONTH) { buckets { value count } coarser { value from until count } unknown }
				    years: timeline(by: YEAR) { buckets { value count } coarser { value } unknown }
				  }
				}""", Map.of()).at("/statements");
		assertThat(data.at("/byYear").toString())
			.isEqualTo("{\"buckets\":[{\"value\":\"2025\",\"count\":11}],\"unknown\":8}");
		assertThat(data.at("/byMonth").toString()).isEqualTo(
				"{\"buckets\":[{\"value\":\"2025-02\",\"count\":3},{\"value\":\"2025-01\",\"count\":1}],\"unknown\":15}");
		assertThat(data.at("/timeline/buckets").toString())
			.isEqualTo("[{\"value\":\"2025-01\",\"count\":1},{\"value\":\"2025-02\",\"count\":3}]");
		assertThat(values(data.at("/timeline/coarser"))).containsExactly("../2025", "/2025", "20XX", "202X",
				"2024?/2025~", "2025-01/..", "2025/", "2025-21", "2025-24?", "2025-XX", "2025-XX-XX", "2025?",
				"2025-01/2025-03", "2025-01-05/2025-02");
		assertThat(data.at("/timeline/coarser/0").toString())
			.isEqualTo("{\"value\":\"../2025\",\"from\":null,\"until\":\"2025-12-31\",\"count\":1}");
		assertThat(data.at("/timeline/unknown").asInt()).isOne();
		assertThat(values(data.at("/years/coarser"))).containsExactly("../2025", "/2025", "20XX", "202X", "2024?/2025~",
				"2025-01/..", "2025/");
	}

	@Test
	void whatIsCountedAheadIsCountedAlike() {
		String counted = """
				{ statements { facets(by: YEAR, first: 100) { buckets { value count } unknown } by: facets(by: MONTH, first: 100) { buckets { \
				value count } unknown } } }""";
		JsonNode before = ask(counted, Map.of());
		this.database.with("select count_statements(1)");
		assertThat(ask(counted, Map.of())).isEqualTo(before);
	}

	/** None of the ends that are not known is taken for one that has not come. */
	@Test
	void aRoleIsHeldWhereBothEndsSaySo() {
		assertThat(values(
				ask("{ person(id: \"person:somebody\") { roles(on: \"2022-06-01\") { value: title } } }", Map.of())
					.at("/person/roles")))
			.containsExactly("../2020/", "2020/", "2020?/2024-XX");
		assertThat(ask("{ statement(id: \"statement:2025-01/..\") { speakerRole { title } } }", Map.of())
			.at("/statement/speakerRole/title")
			.asString()).isEqualTo("../2020/");
		assertThat(ask("{ statement(id: \"statement:../2025\") { speakerRole { title } } }", Map.of())
			.at("/statement/speakerRole")
			.isNull()).isTrue();
	}

	private List<String> said(String period) {
		return said(period, "SAID_ON_ASC");
	}

	private List<String> said(String period, String order) {
		List<String> keys = new ArrayList<>();
		ask("""
				{ statements(filter: { saidOn: %s, speaker: ["person:somebody"] }, orderBy: %s, first: 100) { nodes { id } } }"""
			.formatted(period, order), Map.of()).at("/statements/nodes")
			.forEach((node) -> keys.add(node.path("id").asString().substring("statement:".length())));
		return keys;
	}

	private static List<String> values(JsonNode list) {
		List<String> values = new ArrayList<>();
		list.forEach((each) -> values.add(each.path("value").asString()));
		return values;
	}

	private JsonNode ask(String query, Map<String, ?> variables) {
		Client.Answer answer = new Client(this.port).ask(query, variables);
		assertThat(answer.body().has("errors")).as(answer.body().toString()).isFalse();
		return answer.at("/data");
	}

	/** A database with a statement of each date, beside the article. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh()
				.with("""
						insert into actor (gid, type, name) values ('person:somebody', 'Person', 'Somebody');
						insert into statement (gid, text, form, act, speaker_id, said_on)
						select 'statement:' || coalesce(date, 'unknown'), 'something', 'PARAPHRASE', 'ASSERT', actor.id, date
						from actor, unnest(array['2025?', '2025-02~', '2025-02-24%', '2025-21', '2025-24?', '202X', '20XX', '2025-XX', '2025-02-XX',
						  '2025-XX-XX', '2025-01/2025-03', '2025-01-05/2025-02', '2025-01/..', '../2025', '/2025', '2025/', '2024?/2025~', '2025-01-20',
						  null]) with ordinality as dated (date, n)
						where actor.gid = 'person:somebody'
						order by n;
						insert into appearance (statement_id, position, passage_id)
						select id, 1, (select min(id) from passage) from statement where text = 'something';
						insert into role (person_id, position, title, held_from, held_until)
						select id, n, concat(held_from, '/', held_until), held_from, held_until
						from actor, unnest(array['2021', '../2020', '2019/..', '2020', '2020?', '2022-21'], array['../2030', null, null, null, \
						'2024-XX', null])
						  with ordinality as held (held_from, held_until, n)
						where gid = 'person:somebody';
						""")
				.serve(context);
		}

	}

}
