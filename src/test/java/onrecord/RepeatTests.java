package onrecord;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import onrecord.database.CorpusVersion;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is asked again: free while the corpus stands still, and never an older answer
 * after it has moved.
 */
@ServerTest
@TestPropertySource(properties = "onrecord.answers.memory=1MB")
class RepeatTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final String QUERY = "{ topic(id: \"topic:prisoner-exchange\") { description } }";

	@LocalServerPort
	private int port;

	@Autowired
	private CorpusVersion corpus;

	private String before = "";

	@BeforeEach
	void theVersionIsKnown() throws Exception {
		await().until(() -> this.corpus.known() != null);
		this.before = described(ask(QUERY).body().toString());
	}

	@AfterEach
	void asBefore() throws SQLException {
		describe(this.before);
	}

	@Test
	void theSameRequestIsAnsweredWithoutTheDatabase() {
		assertThat(ask("{ kept: corpus { statements } }").sql()).hasSize(1);
		Client.Answer again = ask("{ kept: corpus { statements } }");
		assertThat(again.sql()).isEmpty();
		assertThat(again.at("/data/kept/statements").asInt()).isEqualTo(17);
	}

	@Test
	void anotherOperationOrOtherVariablesAreAnotherRequest() {
		String query = "query A($id: ID!) { person(id: $id) { name } } query B($id: ID!) { person(id: $id) { id } }";
		assertThat(operation(query, "A", "person:donald-trump")).contains("Donald Trump");
		assertThat(operation(query, "A", "person:volodymyr-zelenskyy")).contains("Volodymyr Zelenskyy");
		assertThat(operation(query, "B", "person:volodymyr-zelenskyy")).contains("person:volodymyr-zelenskyy");
	}

	@Test
	void answersWithErrorsAreNotKept() {
		String query = "{ person(id: \"place:kyiv\") { name } corpus { statements } }";
		assertThat(ask(query).sql()).hasSize(1);
		assertThat(ask(query).sql()).hasSize(1);
	}

	@Test
	void aClientThatHasTheAnswerIsToldSo() throws Exception {
		HttpResponse<String> first = get(QUERY, null);
		String tag = first.headers().firstValue("ETag").orElseThrow();
		assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
		assertThat(first.headers().firstValue("Vary")).contains("Accept");
		HttpResponse<String> again = get(QUERY, "\"other\", " + tag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(again.headers().firstValue("ETag")).contains(tag);
		assertThat(get("{ corpus { statements } }", tag).statusCode()).isEqualTo(200);
		describe("Told anew");
		await().until(() -> this.corpus.known() != null);
		HttpResponse<String> moved = get(QUERY, tag);
		assertThat(moved.statusCode()).isEqualTo(200);
		assertThat(moved.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
		assertThat(moved.body()).contains("Told anew");
	}

	@Test
	void answersWithErrorsHaveNoTag() throws Exception {
		HttpResponse<String> response = get("{ person(id: \"place:kyiv\") { name } }", null);
		assertThat(response.headers().firstValue("ETag")).isEmpty();
		assertThat(response.headers().firstValue("Cache-Control")).isEmpty();
	}

	/**
	 * Loads one version after the other, and after each commit asks at once, while others
	 * keep asking so that there is always an answer to be kept.
	 */
	@Test
	void noAnswerIsOlderThanTheLastLoadThatHasCommitted() throws Exception {
		AtomicInteger committed = new AtomicInteger();
		AtomicBoolean done = new AtomicBoolean();
		AtomicInteger kept = new AtomicInteger();
		describe("0");
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> asked = readers.submit(() -> readUntil(done, committed, kept));
			Future<Integer> askedByGet = readers.submit(() -> revalidateUntil(done, committed));
			for (int version = 1; version <= 40; version++) {
				describe(String.valueOf(version));
				committed.set(version);
				assertThat(Integer.parseInt(described(post(QUERY)))).isGreaterThanOrEqualTo(version);
				Thread.sleep(version % 5);
			}
			done.set(true);
			assertThat(asked.get()).isPositive();
			assertThat(askedByGet.get()).isPositive();
		}
		assertThat(kept).hasPositiveValue();
	}

	private int readUntil(AtomicBoolean done, AtomicInteger committed, AtomicInteger kept) throws Exception {
		int asked = 0;
		for (; !done.get(); asked++) {
			int atLeast = committed.get();
			assertThat(Integer.parseInt(described(post(QUERY)))).isGreaterThanOrEqualTo(atLeast);
			if (this.corpus.known() != null) {
				kept.incrementAndGet();
			}
		}
		return asked;
	}

	private int revalidateUntil(AtomicBoolean done, AtomicInteger committed) throws Exception {
		@Nullable String tag = null;
		int had = 0;
		int notModified = 0;
		while (!done.get()) {
			int atLeast = committed.get();
			HttpResponse<String> response = get(QUERY, tag);
			if (response.statusCode() == 304) {
				notModified++;
			}
			else {
				had = Integer.parseInt(described(response.body()));
				tag = response.headers().firstValue("ETag").orElse(null);
			}
			assertThat(had).isGreaterThanOrEqualTo(atLeast);
		}
		return notModified;
	}

	private static void describe(String topic) throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("update topic set description = '" + topic.replace("'", "''")
					+ "' where gid = 'topic:prisoner-exchange'");
		}
	}

	private static String described(String answer) {
		return answer.replaceAll("(?s).*\"description\"\\s*:\\s*\"([^\"]*)\".*", "$1");
	}

	private Client.Answer ask(String query) {
		return new Client(this.port).ask(query);
	}

	private String post(String query) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(endpoint(""))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query.replace("\"", "\\\"") + "\"}"))
			.build()).body();
	}

	private String operation(String query, String operation, String id) {
		try {
			return get("?query=" + encoded(query) + "&operationName=" + operation + "&variables="
					+ encoded("{\"id\":\"" + id + "\"}"));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String get(String parameters) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(endpoint(parameters)).build()).body();
	}

	private HttpResponse<String> get(String query, @Nullable String tag) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(endpoint("?query=" + encoded(query)));
		return send(((tag != null) ? request.header("If-None-Match", tag) : request).build());
	}

	private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private URI endpoint(String query) {
		return URI.create("http://localhost:" + this.port + "/graphql" + query);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
