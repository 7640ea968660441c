package onrecord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages over HTTP; in a browser, they are tested by src/test/browser. */
@ServerTest
class PageTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/source/all-for-all-prisoner-swap", "/statement/all-for-all",
			"/person/volodymyr-zelenskyy", "/organization/russia", "/event/kyiv-summit", "/topic/prisoner-exchange",
			"/place/kyiv", "/search", "/search?q=exchange", "/check", "/check?text=all+for+all",
			"/embed/statement/all-for-all", "/suggest?q=zel" })
	void areThere(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
		assertThat(page.body()).doesNotContain("{{", ">null<");
		assertThat(policy(page)).contains("default-src 'none'", "script-src 'self'", "style-src 'self'",
				"frame-ancestors " + (path.startsWith("/embed") ? "*" : "'none'"));
	}

	@Test
	void theSourceHasItsWholeTextAndEachStatementInItsPlace() throws Exception {
		String page = get("/source/all-for-all-prisoner-swap").body();
		assertThat(page).contains(
				"<mark class=\"verbatim\"><a id=\"statement:all-for-all\" href=\"/statement/all-for-all\">Russia must release Ukrainians.");
		assertThat(page.split("<mark")).hasSize(1 + 19);
	}

	@ParameterizedTest
	@CsvSource({ "/statement/none, 404", "/person/none, 404", "/statement, 404", "/embed/person/donald-trump, 404",
			"/search?q=x&after=y, 400", "/source/all-for-all-prisoner-swap?from=one, 400", "/oembed, 404",
			"/oembed?format=xml, 501", "/person/donald-trump.txt, 404", "/person/donald-trump.jsonld, 404" })
	void sayWhatIsWrong(String path, int status) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.statusCode()).isEqualTo(status);
		assertThat(page.body()).contains("<h1>").doesNotContain("Exception", "{{");
	}

	@Test
	void areNotSentAgain() throws Exception {
		HttpResponse<String> page = get("/person/donald-trump");
		String tag = page.headers().firstValue("ETag").orElseThrow();
		assertThat(get("/person/donald-trump", "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(get("/person/donald-trump").body()).isEqualTo(page.body());
		assertThat(get("/person/sergei-lavrov", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	/** What is kept names the host that it was asked by. */
	@Test
	void nameTheHostOfEachRequest() throws Exception {
		assertThat(get("/topic/prisoner-exchange").body()).contains("href=\"http://localhost:" + this.port + "/topic/");
		URI other = URI.create("http://127.0.0.1:" + this.port + "/topic/prisoner-exchange");
		assertThat(HTTP.send(HttpRequest.newBuilder(other).build(), BodyHandlers.ofString()).body())
			.contains("href=\"http://127.0.0.1:" + this.port + "/topic/");
	}

	/** What one asks besides does not stand in what another is shown. */
	@Test
	void haveNothingOfAnothersAddress() throws Exception {
		get("/topic/peace-negotiations?q=planted&text=planted&utm=planted");
		assertThat(get("/topic/peace-negotiations").body()).doesNotContain("planted");
	}

	@Test
	void areOnlyRead() throws Exception {
		for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
			HttpResponse<String> refused = HTTP.send(HttpRequest.newBuilder(uri("/person/donald-trump"))
				.method(method, HttpRequest.BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
			assertThat(refused.statusCode()).as(method).isEqualTo(405);
			assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
		}
		HttpResponse<String> head = HTTP.send(
				HttpRequest.newBuilder(uri("/")).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
				BodyHandlers.ofString());
		assertThat(head.statusCode()).isEqualTo(200);
	}

	@Test
	void aFormIsChecked() throws Exception {
		HttpResponse<String> checked = HTTP.send(HttpRequest.newBuilder(uri("/check"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(
					"text=%E2%80%9CUkraine+is+not+ready+to+exchange+all+for+all%E2%80%9D+and+%E2%80%9Cthis+is+a+fair+way+to+start%E2%80%9D"))
			.build(), BodyHandlers.ofString());
		assertThat(checked.statusCode()).isEqualTo(200);
		assertThat(checked.body()).contains("2 quotations", "Altered: the record has other words",
				"On record, to the letter", "<del class=\"grave\">not</del>");
		assertThat(checked.headers().firstValue("ETag")).isEmpty();
	}

	@Test
	void theirDocumentsAreThere() throws Exception {
		HttpResponse<String> document = get("/pages/person.graphql");
		assertThat(document.statusCode()).isEqualTo(200);
		assertThat(document.body()).contains("query Person(", "fragment said on Statement");
		assertThat(new Client(this.port).ask(document.body(), java.util.Map.of("id", "person:donald-trump"))
			.body()
			.has("errors")).isFalse();
	}

	private HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HTTP.send(request.build(), BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static String policy(HttpResponse<String> page) {
		return page.headers().firstValue("Content-Security-Policy").orElse("");
	}

}
