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

/** A server that keeps nothing, says nothing about keeping, and has no pages. */
@ServerTest
@TestPropertySource(properties = { "onrecord.answers.etag=false", "onrecord.answers.cache-control=",
		"onrecord.pages.enabled=false" })
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
	void withoutPagesTheRootLeadsToGraphiQl() throws Exception {
		URI root = URI.create("http://localhost:" + this.port + "/");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(root).build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location")).contains("graphiql/");
		for (String path : new String[] { "person/donald-trump", "check", "sitemap.xml", "pages/person.graphql" }) {
			assertThat(HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
				.statusCode()).as(path).isEqualTo(404);
		}
	}

	@Test
	void noLoadWaitsForThisServer() {
		assertThat(this.corpus.isRunning()).isFalse();
	}

}
