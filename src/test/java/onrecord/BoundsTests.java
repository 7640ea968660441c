package onrecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
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

/** More than is counted, ranked or shown: what is left out is told. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "onrecord.answers.memory=0")
@ContextConfiguration(classes = OnRecord.class, initializers = BoundsTests.Corpus.class)
@DirtiesContext
class BoundsTests {

	/** All say something of a walrus; one of them did so long ago, and one of a whale. */
	private static final String MANY = """
			insert into statement (gid, text, language, form, act, said_on)
			select 'statement:walrus-' || n, 'The walrus' || case n when 50001 then ' and a whale' else '' end, 'en', 'PARAPHRASE', 'ASSERT',
			  case n when 1 then '1999-01-01' when 50001 then '2010-01-01' else '2020-01-01' end
			from generate_series(1, 50001) as n;
			insert into appearance (statement_id, position, passage_id)
			select statement.id, 1, (select min(id) from passage) from statement where gid like 'statement:walrus-%';
			analyze""";

	@LocalServerPort
	private int port;

	@Autowired
	private OwnDatabase database;

	@Test
	void searchSaysThatItRanksTheNewest() {
		JsonNode found = ask("{ search(text: \"walrus\", in: [STATEMENT]) { totalCount totalCountExact } }")
			.at("/search");
		assertThat(found.at("/totalCount").asInt()).isEqualTo(1000);
		assertThat(found.at("/totalCountExact").asBoolean()).isFalse();
	}

	@Test
	void whatFewSayIsFoundBehindTheNewest() {
		assertThat(
				ask("{ statements(filter: { text: \"walrus whale\" }) { nodes { id } } }").at("/statements/nodes/0/id")
					.asString())
			.isEqualTo("statement:walrus-50001");
	}

	@Test
	void aFilterOfTooManyIsCountedInPart() {
		JsonNode acts = ask(
				"{ statements(filter: { text: \"walrus\" }) { facets(by: ACT) { buckets { count } exact } } }")
			.at("/statements/facets");
		assertThat(acts.at("/buckets/0/count").asInt()).isEqualTo(50_000);
		assertThat(acts.at("/exact").asBoolean()).isFalse();
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
	void aLongTimeIsShownFromItsEnd() {
		JsonNode days = ask("""
				{
				  statements(filter: { text: "walrus", saidOn: { until: "2010-12-31" } }) {
				    timeline(by: DAY) { buckets { value } earlier }
				  }
				}""").at("/statements/timeline");
		assertThat(days.at("/buckets")).hasSize(2000);
		assertThat(days.at("/buckets/1999/value").asString()).isEqualTo("2010-12-31");
		assertThat(days.at("/earlier").asInt()).isEqualTo(1);
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
