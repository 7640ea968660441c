package onrecord;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** One root field is one SQL statement, however deep and wide its selection. */
@ServerTest
class QueryCountTests {

	@LocalServerPort
	private int port;

	@Test
	void aDeepSelectionIsOneStatement() {
		Client.Answer answer = new Client(this.port)
			.ask("""
					{
					  people(first: 5) { nodes { statements(first: 5) { nodes { replies(first: 5) { nodes { statement { speaker {
					    name ... on Person { roles { organization { statements(first: 3) { totalCount } } } }
					  } } } } } } } }
					}
					""");
		assertThat(answer.at("/errors").isMissingNode()).as("%s", answer.body()).isTrue();
		assertThat(answer.sql()).hasSize(1);
	}

	@Test
	void aWideRequestIsOneStatementForEachRootField() {
		Client.Answer answer = new Client(this.port)
			.ask("""
					{
					  __typename
					  __schema { queryType { name } }
					  corpus { statements }
					  people { totalCount edges { node { name aliases { name } identifiers { value } roles { title } } } }
					  a: statements { nodes { text speaker { name } about { __typename } addressees { name } appearances { exact } } }
					  b: statements(first: 2) { nodes { attribution { verb } replyTo { stance } evidence { field } reviews { rating } } }
					  events { nodes { name parts { nodes { name } } participations { nodes { mode } } headcounts { count } } }
					}
					""");
		assertThat(answer.at("/errors").isMissingNode()).as("%s", answer.body()).isTrue();
		assertThat(answer.at("/data/__typename").asString()).isEqualTo("Query");
		assertThat(answer.at("/data/__schema/queryType/name").asString()).isEqualTo("Query");
		assertThat(answer.sql()).hasSize(5);
	}

	@Test
	void introspectionTakesNone() {
		Client.Answer answer = new Client(this.port)
			.ask("{ __type(name: \"Statement\") { description fields { name } } }");
		assertThat(answer.at("/data/__type/fields").size()).isGreaterThan(20);
		assertThat(answer.sql()).isEmpty();
	}

}
