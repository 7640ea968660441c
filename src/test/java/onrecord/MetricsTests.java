package onrecord;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;

import onrecord.database.CorpusVersion;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Prometheus reads. */
@ServerTest
@TestPropertySource(
		properties = { "management.endpoints.web.exposure.include=health,prometheus", "onrecord.answers.memory=1MB" })
class MetricsTests {

	private static final String EXECUTED = "graphql_request_seconds_count{answer=\"executed\",operation=\"other\",outcome=\"success\"}";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private CorpusVersion corpus;

	@Test
	void requestsAreCountedByOutcomeAndByHowTheyWereAnswered() throws Exception {
		await().until(() -> this.corpus.known() != null);
		double executed = value(EXECUTED);
		double kept = value(EXECUTED.replace("executed", "kept"));
		double unchanged = value(EXECUTED.replace("executed", "unchanged"));
		String query = "{ counted: corpus { statements } }";
		ask(query);
		ask(query);
		String tag = get(query, "none").headers().firstValue("ETag").orElseThrow();
		assertThat(get(query, tag).statusCode()).isEqualTo(304);
		assertThat(value(EXECUTED)).isEqualTo(executed + 1);
		assertThat(value(EXECUTED.replace("executed", "kept"))).isEqualTo(kept + 2);
		assertThat(value(EXECUTED.replace("executed", "unchanged"))).isEqualTo(unchanged + 1);
	}

	@Test
	void whatIsRefusedAndWhatFailsIsCountedByTheCodeThatTheClientGets() throws Exception {
		String refused = EXECUTED.replace("executed", "refused");
		double parse = value(refused.replace("success", "GRAPHQL_PARSE_FAILED"));
		double validation = value(refused.replace("success", "GRAPHQL_VALIDATION_FAILED"));
		double input = value(EXECUTED.replace("success", "BAD_USER_INPUT"));
		double internal = value(EXECUTED.replace("success", "INTERNAL_SERVER_ERROR"));
		ask("{");
		ask("{ nothing }");
		ask("{ person(id: \"place:kyiv\") { name } }");
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("revoke select on topic from onrecord_reader");
			try {
				// The gravest of two errors counts.
				ask("{ topics { nodes { name } } person(id: \"place:kyiv\") { name } }");
			}
			finally {
				statement.execute("grant select on topic to onrecord_reader");
			}
		}
		assertThat(value(refused.replace("success", "GRAPHQL_PARSE_FAILED"))).isEqualTo(parse + 1);
		assertThat(value(refused.replace("success", "GRAPHQL_VALIDATION_FAILED"))).isEqualTo(validation + 1);
		assertThat(value(EXECUTED.replace("success", "BAD_USER_INPUT"))).isEqualTo(input + 1);
		assertThat(value(EXECUTED.replace("success", "INTERNAL_SERVER_ERROR"))).isEqualTo(internal + 1);
		assertThat(scrape()).contains(
				"db_client_operation_duration_seconds_count" + "{db_system_name=\"postgresql\",error_type=\"42501\"}");
	}

	@Test
	void cachesStatementsPoolAndJvmAreSeen() throws Exception {
		String statements = "db_client_operation_duration_seconds_count"
				+ "{db_system_name=\"postgresql\",error_type=\"none\"}";
		String hits = "cache_gets_total{cache=\"plans\",result=\"hit\"}";
		String misses = "cache_gets_total{cache=\"plans\",result=\"miss\"}";
		double executed = value(statements);
		double hit = value(hits);
		double missed = value(misses);
		String query = "query ($id: ID!) { planned: topic(id: $id) { name } }";
		new Client(this.port).ask(query, Map.of("id", "topic:prisoner-exchange"));
		new Client(this.port).ask(query, Map.of("id", "topic:nothing"));
		assertThat(value(statements)).isEqualTo(executed + 2);
		assertThat(value(misses)).isEqualTo(missed + 1);
		assertThat(value(hits)).isEqualTo(hit + 1);
		assertThat(value("cache_memory_bytes{cache=\"plans\"}")).isPositive();
		assertThat(scrape()).contains("cache_size{cache=\"documents\"}", "cache_size{cache=\"answers\"}",
				"cache_size{cache=\"plans\"}", "hikaricp_connections_active{pool=\"onrecord\"}",
				"hikaricp_connections_pending{pool=\"onrecord\"}", "jvm_memory_used_bytes{", "jvm_gc_",
				"process_cpu_usage", "graphql_cost_bucket{le=\"1000.0\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/plain;version=0.0.4",
			"application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1",
			"application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,"
					+ "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,*/*;q=0.1" })
	void allFormatsOfPrometheusAreKnown(String accept) throws Exception {
		HttpResponse<String> response = HTTP.send(
				HttpRequest.newBuilder(uri("/actuator/prometheus")).header("Accept", accept).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("graphql_request_seconds");
	}

	@Test
	void nothingThatAClientWritesIsALabel() throws Exception {
		ask("query InventedByAClient { inventedAlias: corpus { statements } }");
		HTTP.send(
				HttpRequest.newBuilder(uri("/graphql")).method("INVENTED", HttpRequest.BodyPublishers.noBody()).build(),
				HttpResponse.BodyHandlers.discarding());
		get("query InventedByAClient { corpus { statements } }", "\"invented\"");
		assertThat(scrape()).doesNotContainIgnoringCase("invented");
	}

	private void ask(String query) {
		new Client(this.port).ask(query);
	}

	private HttpResponse<String> get(String query, String tag) throws Exception {
		return HTTP
			.send(HttpRequest.newBuilder(uri("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
				.header("If-None-Match", tag)
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** The value of a series; zero where it is not there yet. */
	private double value(String series) throws Exception {
		return scrape().lines()
			.filter((line) -> line.startsWith(series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(series.length() + 1)))
			.findFirst()
			.orElse(0);
	}

	private String scrape() throws Exception {
		HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(uri("/actuator/prometheus")).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

}
