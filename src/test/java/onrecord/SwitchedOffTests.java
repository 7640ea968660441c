package onrecord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import onrecord.database.CorpusVersion;
import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that keeps nothing and says nothing about keeping. */
@ServerTest
@TestPropertySource(properties = { "onrecord.answers.etag=false", "onrecord.answers.cache-control=" })
class SwitchedOffTests {

	@LocalServerPort
	private int port;

	@Autowired
	private CorpusVersion corpus;

	@Test
	void everyRequestIsReadAnew() {
		Client client = new Client(this.port);
		assertThat(client.ask("{ corpus { statements } }").sql()).hasSize(1);
		assertThat(client.ask("{ corpus { statements } }").sql()).hasSize(1);
	}

	@Test
	void answersToGetHaveNeitherTagNorCacheControl() throws Exception {
		URI corpus = URI.create("http://localhost:" + this.port + "/graphql?query=%7Bcorpus%7Bstatements%7D%7D");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(corpus).build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map()).doesNotContainKeys("etag", "cache-control");
	}

	@Test
	void noLoadWaitsForThisServer() {
		assertThat(this.corpus.isRunning()).isFalse();
	}

}
