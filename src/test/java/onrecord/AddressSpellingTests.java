package onrecord;

import java.io.IOException;

import onrecord.database.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** That an address has one spelling. */
@ServerTest
class AddressSpellingTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/graphql?query=%7Bcorpus%7Bstatements%7D%7D,200",
			"/graphql?query=%7Bcorpus%7Bstatements%7D%7D&a=/;//./,200", "/,200", "/person/donald-trump,200",
			"/pages/person.graphql,200", "/check,200", "/sitemap.xml,200", "/graphiql,302", "/graphiql/,200",
			"/graphiql/index.html,200", "/graphiql/examples.json,200", "/schema.graphqls,200", "/actuator/health,200",
			"/actuator/health/liveness,200", "/actuator/health/readiness,200", "http://localhost/actuator/health,200" })
	void theOneAnswers(String address, int status) throws IOException {
		assertThat(get(address).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphql;x", "/graphql;x=1;y", "/;x/graphql", "//graphql", "/graphql/", "/graphql//",
			"/%67raphql", "/graphq%6C", "/./graphql", "/.//graphql", "/a/../graphql", "/actuator/..;/graphql",
			"/actuator/../graphql", "/GRAPHQL", "/GraphQL", "/graphql/.", "/graphql/..", "/graphql%2f", "/%2fgraphql",
			"/%2Fgraphql", "/graphql%20", "/graphql%00", "/graphql%3Bx", "/graphql%3bx", "/graphql%5C", "/\\graphql",
			"/%2e/graphql", "/graphql%2e", "/graphql/x", "/graphql.json", "/%c0%afgraphql", "/graphql%", "/graphql%zz",
			"///", "//", "/;", "/.", "/%2e", "/graphiql;x", "//graphiql", "/graphiql//", "/%67raphiql/", "/./graphiql/",
			"/GRAPHIQL", "/graphiql/;x", "/graphiql/./index.html", "/graphiql//index.html", "/graphiql/index.html/",
			"/graphiql/index%2ehtml", "/graphiql/..%2fgraphql", "/graphiql/examples.json/", "/graphiql/examples.json;x",
			"/schema.graphqls/", "/schema.graphqls;x", "/schema%2egraphqls", "/SCHEMA.graphqls", "/schema",
			"/actuator/health/", "/actuator/health;x", "//actuator/health", "/actuator//health", "/actuator/./health",
			"/actuator/%68ealth", "/Actuator/health", "/actuator/HEALTH", "/actuator/..;/actuator/health",
			"/actuator/health/liveness/", "/actuator/health//liveness", "/actuator/health/x/..;/liveness",
			"http://localhost//graphql", "/graphql<script>alert(1)</script>",
			"/graphiql/%3Cscript%3Ealert(1)%3C/script%3E" })
	void noOtherDoes(String address) throws IOException {
		RawClient.Answer answer = get(address);
		assertThat(answer.status()).isIn(400, 404);
		assertThat(answer.body()).doesNotContain("script", "alert");
		assertThat(new JsonMapper().readTree(answer.body()).at("/errors/0/extensions/code").asString())
			.isEqualTo("BAD_USER_INPUT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphql;x", "//graphql", "/graphql/", "/%67raphql" })
	void norForAPost(String address) throws IOException {
		String body = "{\"query\":\"{ corpus { statements } }\"}";
		try (RawClient client = new RawClient(this.port)) {
			client.send(
					"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
						.formatted(address, body.length(), body));
			assertThat(client.read().status()).isEqualTo(404);
			client.send(
					"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
						.formatted(body.length(), body));
			assertThat(client.read().status()).isEqualTo(200);
		}
	}

	private RawClient.Answer get(String address) throws IOException {
		try (RawClient client = new RawClient(this.port)) {
			client.send("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n");
			return client.read();
		}
	}

}
