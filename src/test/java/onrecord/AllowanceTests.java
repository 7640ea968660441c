package onrecord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What each client may ask for in a minute. */
@ServerTest
@TestPropertySource(properties = { "onrecord.clients.cost-per-minute=20", "server.forward-headers-strategy=native" })
class AllowanceTests {

	@LocalServerPort
	private int port;

	@Test
	void whoHasAskedForTooMuchIsToldWhenToComeAgainAndOthersAreNot() throws Exception {
		HttpResponse<String> first = ask("203.0.113.7", "{ statements(first: 20) { nodes { id } } }");
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"cost\";q=20;w=60");
		assertThat(first.headers().firstValue("RateLimit").orElseThrow()).matches("\"cost\";r=[0-9];t=[3-5][0-9]");
		ask("203.0.113.7", "{ statements(first: 100) { nodes { text } } }");
		HttpResponse<String> refused = ask("203.0.113.7", "{ corpus { statements } }");
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
		assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"cost\";r=0;t=");
		assertThat(new JsonMapper().readTree(refused.body()).at("/errors/0/extensions/code").asString())
			.isEqualTo("RATE_LIMITED");
		assertThat(ask("203.0.113.8", "{ corpus { statements } }").statusCode()).isEqualTo(200);
		// Who has one address of version 6 has more.
		ask("2001:db8:1:2::3", "{ statements(first: 100) { nodes { text } } }");
		ask("2001:db8:1:2::5", "{ statements(first: 100) { nodes { text } } }");
		assertThat(ask("2001:db8:1:2::4", "{ corpus { statements } }").statusCode()).isEqualTo(429);
		assertThat(ask("2001:db8:1:3::4", "{ corpus { statements } }").statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> ask(String client, String query) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql"))
				.header("Content-Type", "application/json")
				.header("X-Forwarded-For", client)
				.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
