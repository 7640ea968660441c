package onrecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** More than is counted, ranked or shown: what is left out is told. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "onrecord.answers.memory=0")
@ContextConfiguration(classes = OnRecord.class, initializers = BoundsTests.Corpus.class)
@DirtiesContext
class BoundsTests {

	/**
	 * Most say something of a walrus; one of them did so long ago, and one of a whale.
	 * The ammonite is spoken of every hundred days, the kraken in the years of a mistake.
	 */
	private static final String MANY = """
			insert into statement (gid, text, language, form, act, said_on)
			select 'statement:walrus-' || n,
			  'The walrus' || case when n = 50001 then ' and a whale' when n % 30 = 0 then ' and an otter' else '' end,
			  'en', 'PARAPHRASE', 'ASSERT',
			  case n when 1 then '1999-01-01' when 50001 then '2010-01-01' else '2020-01-01' end
			from generate_series(1, 50001) as n;
			insert into statement (gid, text, language, form, act, said_on)
			select 'statement:ammonite-' || n, 'The ammonite', 'en', 'PARAPHRASE', 'ASSERT', date '1990-01-01' + 100 * n
			from generate_series(0, 29) as n;
			insert into statement (gid, text, language, form, act, said_on)
			select 'statement:kraken-' || said_on, 'The kraken', 'en', 'PARAPHRASE', 'ASSERT', said_on
			from unnest(array['0079-08-24', '1899-01', '2001-05-01', '2001-08-10', '2001-11-20', '9999-12-31']) as said_on;
			insert into appearance (statement_id, position, passage_id)
			select statement.id, 1, (select min(id) from passage) from statement where gid ~ '^statement:(walrus|ammonite|kraken)-';
			insert into actor (gid, type, name)
			select 'person:witness-' || n, 'Person', 'Witness ' || n from generate_series(1, 3) as n;
			insert into actor (gid, type, name)
			select 'person:sturgeon-' || n, 'Person', 'Sturgeon ' || n from generate_series(1, 100) as n;
			insert into actor (gid, type, name)
			values ('person:sturgeon-of-note', 'Person', 'Bartholomew Sturgeon, of whom there is more to say than of all others');
			insert into topic (gid, name) select 'topic:tide-' || n, 'Tide ' || n from generate_series(1, 3) as n;
			insert into event (gid, name, kind) select 'event:ebb-' || n, 'Ebb ' || n, 'OTHER' from generate_series(1, 3) as n;
			insert into place (gid, name, kind) select 'place:reef-' || n, 'Reef ' || n, 'SITE' from generate_series(1, 3) as n;
			update statement
			set speaker_id = (select id from actor where gid = 'person:witness-1'),
			  event_id = (select id from event where gid = 'event:ebb-1'),
			  place_id = (select id from place where gid = 'place:reef-1')
			where gid = 'statement:walrus-1';
			update statement set speaker_id = (select id from actor where gid = 'person:sturgeon-of-note')
			where gid = 'statement:walrus-2';
			insert into statement_addressee (statement_id, position, actor_id)
			select statement.id, 1, actor.id from statement, actor where statement.gid = 'statement:walrus-1' and actor.gid = 'person:witness-1';
			insert into statement_subject (statement_id, position, topic_id)
			select statement.id, 1, topic.id from statement, topic where statement.gid = 'statement:walrus-1' and topic.gid = 'topic:tide-1';
			insert into attribution_hop (statement_id, position, relation, actor_id)
			select statement.id, 1, 'RELAYED', actor.id from statement, actor where statement.gid = 'statement:walrus-1' and actor.gid = \
			'person:witness-1';
			insert into reply (statement_id, reply_to_id, stance)
			select answer.id, asked.id, 'SUPPORTS' from statement as answer, statement as asked
			where answer.gid = 'statement:walrus-1' and asked.gid = 'statement:walrus-2';
			insert into source (gid, title, kind, published_on)
			select 'source:mussel-' || n, 'Mussel ' || n, 'OTHER', date '1700-01-01' + n
			from generate_series(1, 100000) as n;
			select gin_clean_pending_list('statement_by_words'), gin_clean_pending_list('source_by_words');
			analyze""";

	@LocalServerPort
	private int port;

	@Autowired
	private OwnDatabase database;

	/** Of what all say fewer than of what some do. */
	@ParameterizedTest
	@CsvSource({ "walrus, 200", "otter, 1000" })
	void searchSaysThatItRanksTheNewest(String word, int most) {
		JsonNode found = ask(
				"{ search(text: \"" + word + "\", in: [STATEMENT]) { totalCount totalCountExact notes { code } } }")
			.at("/search");
		assertThat(found.at("/totalCount").asInt()).isEqualTo(most);
		assertThat(found.at("/totalCountExact").asBoolean()).isFalse();
		assertThat(found.at("/notes/0/code").asString()).isEqualTo("NEWEST_ONLY");
	}

	/** However many have shorter names that begin so. */
	@Test
	void whoIsOnRecordIsSuggestedFirst() {
		this.database.with("select weigh_names()");
		JsonNode suggested = ask("{ suggest(prefix: \"sturg\", first: 2) { node { id } } }").at("/suggest");
		assertThat(suggested.at("/0/node/id").asString()).isEqualTo("person:sturgeon-of-note");
	}

	@Test
	void whatFewSayIsFoundBehindTheNewest() {
		assertThat(
				ask("{ statements(filter: { text: \"walrus whale\" }) { nodes { id } } }").at("/statements/nodes/0/id")
					.asString())
			.isEqualTo("statement:walrus-50001");
	}

	/** Whatever PostgreSQL expects of words that it has no statistics of. */
	@Test
	void whatNobodySaysIsLookedUpAndNotLookedForAmongAll() throws SQLException {
		for (String scope : List.of("STATEMENT", "SOURCE")) {
			assertThat(pages("search('zyzzyva', '{%s}')".formatted(scope))).as(scope).isLessThan(500);
		}
		assertThat(pages("(select id from statement where text like '%zyzzyva%')")).isGreaterThan(500);
	}

	@Test
	void whatWasSaidOnADayIsCountedWithoutAllOthers() throws SQLException {
		for (String order : List.of("SAID_ON_DESC", "SAID_ON_ASC", "RECORDED_AT_DESC")) {
			Client.Answer answer = new Client(this.port)
				.ask("{ statements(filter: { saidOn: { from: \"2010-01-01\", until: \"2010-01-01\" } }, orderBy: "
						+ order + ") { totalCount } }");
			assertThat(answer.at("/data/statements/totalCount").asInt()).isEqualTo(1);
			assertThat(pages("(" + answer.sql().getFirst().replaceFirst(";\\s*$", "") + ")")).as(order).isLessThan(100);
		}
	}

	/** Neither does it matter what else is asked, or how many are asked for. */
	@ParameterizedTest
	@CsvSource({ "speaker, person:witness-", "addressee, person:witness-", "event, event:ebb-", "place, place:reef-",
			"topic, topic:tide-", "about, topic:tide-", "aboutAll, topic:tide-", "relayedBy, person:witness-",
			"replyTo, statement:walrus-" })
	void whatFewHaveIsLookedUpAndNotLookedForAmongAll(String filter, String id) throws SQLException {
		int few = filter.equals("replyTo") ? 2 : 1;
		for (String ids : List.of("\"" + id + few + "\"", "\"" + id + few + "\", \"" + id + "3\"")) {
			for (String besides : List.of("", ", act: [ASSERT]", ", text: \"walrus\"")) {
				Client.Answer answer = new Client(this.port)
					.ask("{ statements(filter: { %s: [%s]%s }) { totalCount nodes { id } } }".formatted(filter, ids,
							besides));
				boolean isNone = filter.equals("aboutAll") && ids.contains(",");
				assertThat(answer.at("/data/statements/totalCount").asInt()).isEqualTo(isNone ? 0 : 1);
				assertThat(answer.at("/data/statements/nodes/0/id").asString())
					.isEqualTo(isNone ? "" : "statement:walrus-1");
				assertThat(pages("(" + answer.sql().getFirst().replaceFirst(";\\s*$", "") + ")"))
					.as("%s: %s%s", filter, ids, besides)
					.isLessThan(500);
			}
		}
	}

	/** How many pages PostgreSQL looks at for some rows. */
	private int pages(String rows) throws SQLException {
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			String explain = "explain (analyze, buffers, format json) select * from " + rows + " as found";
			// What it has to know of tables and functions it looks up once.
			statement.execute(explain);
			try (ResultSet plan = statement.executeQuery(explain)) {
				plan.next();
				JsonNode top = new JsonMapper().readTree(plan.getString(1)).at("/0/Plan");
				return top.path("Shared Hit Blocks").asInt() + top.path("Shared Read Blocks").asInt();
			}
		}
	}

	@Test
	void aFilterOfTooManyIsCountedInPart() {
		JsonNode acts = ask(
				"{ statements(filter: { text: \"walrus\" }) { facets(by: ACT) { buckets { count } exact } } }")
			.at("/statements/facets");
		assertThat(acts.at("/buckets/0/count").asInt()).isEqualTo(50_000);
		assertThat(acts.at("/exact").asBoolean()).isFalse();
	}

	/** However much is counted ahead. */
	@Test
	void twoFacetsOfTooManyAreCountedInPart() {
		JsonNode table = ask(
				"{ statements { crossFacets(rows: FORM, columns: ACT, firstColumns: 20) { rows { counts } exact } } }")
			.at("/statements/crossFacets");
		assertThat(table.at("/rows")
			.valueStream()
			.flatMap((row) -> row.at("/counts").valueStream())
			.mapToInt(JsonNode::asInt)
			.sum()).isEqualTo(50_000);
		assertThat(table.at("/exact").asBoolean()).isFalse();
	}

	@Test
	void everythingIsCountedAheadAndWhole() throws SQLException {
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("select count_statements()");
		}
		JsonNode forms = ask("{ statements { facets(by: FORM) { buckets { value count } exact } } }")
			.at("/statements/facets");
		assertThat(forms.at("/buckets/0/value").asString()).isEqualTo("PARAPHRASE");
		assertThat(forms.at("/buckets/0/count").asInt()).isGreaterThan(50_001);
		assertThat(forms.at("/exact").asBoolean()).isTrue();
	}

	@Test
	void aLongTimeIsShownFromItsEndAndFromAStatementOn() {
		JsonNode days = ask("""
				{
				  statements(filter: { text: "ammonite" }) {
				    timeline(by: DAY) { buckets { value count } earlier series(by: FORM) { count counts } }
				  }
				}""").at("/statements/timeline");
		assertThat(days.at("/buckets")).hasSize(1901);
		assertThat(days.at("/buckets/0/value").asString()).isEqualTo("1992-09-27");
		assertThat(days.at("/buckets/0/count").asInt()).isEqualTo(1);
		assertThat(days.at("/buckets/1/count").asInt()).isZero();
		assertThat(days.at("/buckets/1900/value").asString()).isEqualTo("1997-12-10");
		assertThat(days.at("/earlier").asInt()).isEqualTo(10);
		assertThat(days.at("/series/0/count").asInt()).isEqualTo(30);
		assertThat(days.at("/series/0/counts")).hasSize(1901);
	}

	@ParameterizedTest
	@CsvSource({ "YEAR, '0079 1, 1899 1, 2001 3, 9999 1'",
			"MONTH, '0079-08 1, 1899-01 1, 2001-05 1, 2001-06 0, 2001-07 0, 2001-08 1, 2001-09 0, 2001-10 0, 2001-11 1, 9999-12 1'" })
	void aTimelineBeginsAndEndsWhereStatementsAreAndLeavesDesertsOut(String unit, String buckets) {
		JsonNode timeline = ask("""
				{
				  statements(filter: { text: "kraken", saidOn: { from: "0001-01-01", until: "9999-12-31" } }) {
				    timeline(by: %s) { buckets { value count } earlier series(by: FORM) { counts } }
				  }
				}""".formatted(unit)).at("/statements/timeline");
		assertThat(timeline.at("/buckets")
			.valueStream()
			.map((bucket) -> bucket.path("value").asString() + " " + bucket.path("count").asInt())
			.collect(Collectors.joining(", "))).isEqualTo(buckets);
		assertThat(timeline.at("/earlier").asInt()).isZero();
		assertThat(timeline.at("/series/0/counts")).hasSameSizeAs(timeline.at("/buckets"));
	}

	/**
	 * From May to August a hundred days are empty, and from then to November one more.
	 */
	@Test
	void aHundredEmptyBucketsAreShownAndNoMore() {
		JsonNode days = ask("""
				{
				  statements(filter: { text: "kraken", saidOn: { from: "2001-01-01", until: "2001-12-31" } }) {
				    timeline(by: DAY) { buckets { value } }
				  }
				}""").at("/statements/timeline/buckets");
		assertThat(days).hasSize(103);
		assertThat(days.at("/101/value").asString()).isEqualTo("2001-08-10");
		assertThat(days.at("/102/value").asString()).isEqualTo("2001-11-20");
	}

	private JsonNode ask(String query) {
		Client.Answer answer = new Client(this.port).ask(query);
		assertThat(answer.body().has("errors")).as("%s", answer.body()).isFalse();
		return answer.at("/data");
	}

	/** The article, and many statements more. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh().with(MANY).serve(context);
		}

	}

}
