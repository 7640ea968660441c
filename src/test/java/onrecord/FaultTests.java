package onrecord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client is told when the database does not answer. */
@ServerTest
class FaultTests {

	@LocalServerPort
	private int port;

	@Test
	void aFieldThatTakesTooLongIsGivenUpAndTheOthersAnswer() throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table topic in access exclusive mode");
			Client.Answer answer = new Client(this.port).ask("{ topics { totalCount } corpus { statements } }");
			connection.rollback();
			assertThat(answer.error().at("/extensions/code").asString()).isEqualTo("TIMEOUT");
			assertThat(answer.error().at("/path/0").asString()).isEqualTo("topics");
			assertThat(answer.error().at("/message").asString()).doesNotContainIgnoringCase("exception");
			assertThat(answer.at("/data/topics").isNull()).isTrue();
			assertThat(answer.at("/data/corpus/statements").asInt()).isEqualTo(17);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/graphql-response+json" })
	void whatCannotBeReadNowMakesTheWholeAnswerARefusal(String type) throws Exception {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(
					"""
							create function out_of_memory() returns text language plpgsql as
							$$ begin raise exception using errcode = '53200', message = 'secret'; end $$;
							alter table topic enable row level security;
							create policy out_of_memory on topic for select to onrecord_reader using (out_of_memory() is null)""");
			try {
				HttpResponse<String> response = HttpClient.newHttpClient()
					.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql"))
						.header("Content-Type", "application/json")
						.header("Accept", type)
						.POST(HttpRequest.BodyPublishers
							.ofString("{\"query\":\"{ corpus { statements } topics { nodes { name } } }\"}"))
						.build(), HttpResponse.BodyHandlers.ofString());
				assertThat(response.statusCode()).isEqualTo(503);
				assertThat(response.headers().firstValue("Retry-After")).contains("1");
				assertThat(response.headers().firstValue("Content-Type")).contains(type + ";charset=utf-8");
				assertThat(new JsonMapper().readTree(response.body())).isEqualTo(new JsonMapper().readTree("""
						{"errors": [{
						  "message": "the database is not available: try again later",
						  "extensions": {"code": "UNAVAILABLE"}
						}]}"""));
			}
			finally {
				statement.execute("""
						drop policy out_of_memory on topic;
						alter table topic disable row level security;
						drop function out_of_memory""");
			}
		}
	}

	@Test
	void whatTheServerMayNotReadIsItsOwnFaultAndShowsNothingOfIt() throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("revoke select on topic from onrecord_reader");
			try {
				Client.Answer answer = new Client(this.port).ask("{ topics { nodes { name } } corpus { statements } }");
				assertThat(answer.error().at("/extensions/code").asString()).isEqualTo("INTERNAL_SERVER_ERROR");
				assertThat(answer.error().at("/message").asString()).doesNotContain("topic", "permission", "select");
				assertThat(answer.at("/data/corpus/statements").asInt()).isEqualTo(17);
			}
			finally {
				statement.execute("grant select on topic to onrecord_reader");
			}
		}
	}

}
