package onrecord;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a collector of traces gets. */
@ServerTest
class TracesTests {

	private static final Collector COLLECTOR = new Collector();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void switchedOn(DynamicPropertyRegistry properties) {
		properties.add("management.opentelemetry.tracing.export.otlp.endpoint", COLLECTOR::endpoint);
		properties.add("management.opentelemetry.tracing.export.otlp.headers.authorization", () -> "Bearer told");
		properties.add("management.opentelemetry.resource-attributes.deployment.environment.name", () -> "test");
		properties.add("management.tracing.sampling.probability", () -> "0");
	}

	@AfterAll
	static void close() {
		COLLECTOR.server.stop(0);
	}

	@Test
	void aTraceOfTheClientLeadsToTheSqlOfItsRequest() throws Exception {
		String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
		String client = "00f067aa0ba902b7";
		ask("00-" + trace + "-" + client + "-01",
				"query OfAClient($id: ID!) { traced: person(id: $id) { name } corpus { statements } }");
		List<Span> spans = COLLECTOR.spans(trace, 4);
		Span request = named(spans, "POST /graphql").getFirst();
		assertThat(hex(request.getParentSpanId())).isEqualTo(client);
		assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
		assertThat(attribute(request, "graphql.operation.type")).isEqualTo("query");
		assertThat(attribute(request, "http.response.status_code")).isEqualTo("200");
		assertThat(attribute(request, "onrecord.answer")).isEqualTo("executed");
		List<Span> statements = named(spans, "SELECT");
		assertThat(statements).hasSize(2).allSatisfy((statement) -> {
			assertThat(statement.getParentSpanId()).isEqualTo(request.getSpanId());
			assertThat(statement.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
			assertThat(attribute(statement, "db.system.name")).isEqualTo("postgresql");
			assertThat(statement.getStartTimeUnixNano()).isBetween(request.getStartTimeUnixNano(),
					statement.getEndTimeUnixNano());
		});
		assertThat(attribute(statements.getFirst(), "db.query.text")).contains("from actor", "$1");
		assertThat(named(spans, "plan")).singleElement()
			.satisfies((plan) -> assertThat(plan.getParentSpanId()).isEqualTo(request.getSpanId()));
		assertThat(spans.toString()).doesNotContain("donald", "OfAClient");
	}

	@Test
	void whatTheServerFailsInIsAnErrorAndWhatTheClientDoesWrongIsNot() throws Exception {
		String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
		ask("00-" + trace + "-00f067aa0ba902b7-01", "{ person(id: \"place:kyiv\") { name } }");
		Span request = COLLECTOR.spans(trace, 2)
			.stream()
			.filter((span) -> span.getName().startsWith("POST"))
			.findFirst()
			.orElseThrow();
		assertThat(attribute(request, "error.type")).isEqualTo("BAD_USER_INPUT");
		assertThat(request.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
	}

	@Test
	void aFailureInTheLogHasTheIdOfItsTrace() throws Exception {
		String trace = "9bf92f3577b34da6a3ce929d0e0e4736";
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		Logger log = (Logger) LoggerFactory.getLogger("onrecord.failures");
		log.addAppender(events);
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("revoke select on topic from onrecord_reader");
			try {
				ask("00-" + trace + "-00f067aa0ba902b7-01", "{ topics { totalCount } }");
			}
			finally {
				statement.execute("grant select on topic to onrecord_reader");
				log.detachAppender(events);
			}
		}
		assertThat(events.list.getFirst().getKeyValuePairs()).contains(new KeyValuePair("trace.id", trace));
		assertThat(COLLECTOR.spans(trace, 3)).filteredOn((span) -> !span.getName().equals("plan"))
			.hasSize(2)
			.allSatisfy(
					(span) -> assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR));
	}

	@Test
	void theCollectorIsToldWhoSends() throws Exception {
		String trace = "6bf92f3577b34da6a3ce929d0e0e4736";
		ask("00-" + trace + "-00f067aa0ba902b7-01", "{ corpus { statements } }");
		COLLECTOR.spans(trace, 2);
		assertThat(COLLECTOR.authorizations).containsOnly("Bearer told");
		assertThat(COLLECTOR.received.getFirst().getResource().toString()).contains("service.name", "onrecord",
				"deployment.environment.name", "test");
	}

	@Test
	void whatIsNotSampledIsNotSent() throws Exception {
		String trace = "7bf92f3577b34da6a3ce929d0e0e4736";
		ask("00-" + trace + "-00f067aa0ba902b7-00", "{ corpus { statements } }");
		ask("nonsense", "{ corpus { statements } }");
		String later = "8bf92f3577b34da6a3ce929d0e0e4736";
		ask("00-" + later + "-00f067aa0ba902b7-01", "{ corpus { statements } }");
		COLLECTOR.spans(later, 2);
		assertThat(COLLECTOR.all()).noneMatch((span) -> hex(span.getTraceId()).equals(trace))
			.noneMatch((span) -> span.getParentSpanId().isEmpty());
	}

	private void ask(String parent, String query) throws Exception {
		String body = "{\"query\":\"" + query.replace("\"", "\\\"")
				+ "\",\"variables\":{\"id\":\"person:donald-trump\"}}";
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql"))
				.header("Content-Type", "application/json")
				.header("traceparent", parent)
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
	}

	private static List<Span> named(List<Span> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).toList();
	}

	private static String attribute(Span span, String name) {
		return span.getAttributesList()
			.stream()
			.filter((each) -> each.getKey().equals(name))
			.map(KeyValue::getValue)
			.map((value) -> value.hasStringValue() ? value.getStringValue() : String.valueOf(value.getIntValue()))
			.findFirst()
			.orElse("");
	}

	private static String hex(ByteString id) {
		return HexFormat.of().formatHex(id.toByteArray());
	}

	/** Takes OTLP over HTTP. */
	private static final class Collector {

		private final HttpServer server;

		private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();

		private final List<String> authorizations = new CopyOnWriteArrayList<>();

		Collector() {
			try {
				this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			this.server.createContext("/v1/traces", this::take);
			this.server.start();
		}

		private void take(HttpExchange exchange) throws IOException {
			this.received.addAll(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList());
			this.authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		}

		String endpoint() {
			return "http://localhost:" + this.server.getAddress().getPort() + "/v1/traces";
		}

		List<Span> all() {
			return this.received.stream()
				.flatMap((sender) -> sender.getScopeSpansList().stream())
				.flatMap((scope) -> scope.getSpansList().stream())
				.toList();
		}

		/** The spans of a trace, as soon as there are so many. */
		List<Span> spans(String trace, int count) {
			await().atMost(Duration.ofSeconds(20)).until(() -> spans(trace).size() >= count);
			return spans(trace);
		}

		private List<Span> spans(String trace) {
			return all().stream().filter((span) -> hex(span.getTraceId()).equals(trace)).toList();
		}

	}

}
