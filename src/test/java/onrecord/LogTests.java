package onrecord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the log says of failures and of what takes long. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class LogTests {

	private static final String FAILING = "query Failing($id: ID!) {\n  topic(id: $id) { name }\n}";

	private static final Map<String, String> VARIABLES = Map.of("id", "topic:of-the-client");

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	@LocalServerPort
	private int port;

	@Autowired
	private Environment environment;

	@BeforeEach
	void listen() {
		this.events.start();
		loggers().forEach((logger) -> logger.addAppender(this.events));
	}

	@AfterEach
	void leave() {
		loggers().forEach((logger) -> {
			logger.detachAppender(this.events);
			logger.setLevel(null);
		});
	}

	@Test
	void aFailureIsOneLineUnderTheIdThatTheClientGets(CapturedOutput output) throws Exception {
		String id = fail();
		assertThat(this.events.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(event.getFormattedMessage()).doesNotContain("\n")
				.contains("Failure " + id + " in topic: POST " + sha256(FAILING),
						"query Failing($id: ID!) { topic(id: $id) { name } }")
				.doesNotContain("of-the-client");
			assertThat(event.getThrowableProxy().getMessage()).contains("permission denied for table topic");
		});
		assertThat(output.getOut().lines().filter((line) -> line.contains(id))).singleElement()
			.asString()
			.contains("ERROR", "onrecord.failures");
	}

	@Test
	void withVariablesWhereItIsAtDebug() throws SQLException {
		logger("onrecord.failures").setLevel(Level.DEBUG);
		fail();
		assertThat(this.events.list).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("{\"id\":\"topic:of-the-client\"}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void asJsonItHasItsOwnMembers(String format) throws Exception {
		String id = fail();
		JsonNode line = structured(format, this.events.list.getFirst());
		String prefix = format.equals("gelf") ? "_" : "";
		assertThat(line.path(prefix + "failure").asString()).isEqualTo(id);
		assertThat(line.path(prefix + "operation").asString()).isEqualTo(sha256(FAILING));
		assertThat(line.path(prefix + "method").asString()).isEqualTo("POST");
		assertThat(line.path(prefix + "where").asString()).isEqualTo("topic");
		assertThat(line.toString()).contains("permission denied for table topic").doesNotContain("of-the-client");
	}

	@Test
	void noTextOfAClientMakesALineOfItsOwn(CapturedOutput output) throws SQLException {
		String forged = "2026-01-01T00:00:00.000Z ERROR forged";
		withoutTheRightToReadTopics(() -> new Client(this.port)
			.ask("{ topic(id: \"\"\"topic:x\n" + forged + "\r" + forged + "\u2028" + forged + "\"\"\") { name } }"));
		assertThat(output.getOut()).contains("topic:x " + String.join(" ", forged, forged, forged));
		assertThat(output.getOut().split("[\\r\\n\\u2028]")).noneMatch((line) -> line.startsWith(forged));
		logger("onrecord.failures").error("Failure", new IllegalStateException("said\n" + forged + "\r\n" + forged));
		assertThat(output.getOut()).contains("  " + forged);
		assertThat(output.getOut().split("[\\r\\n\\u2028]")).noneMatch((line) -> line.startsWith(forged));
	}

	@Test
	void noValueMakesALineOfItsOwnInTheLogOfStatementsWhichIsStillSql() throws Exception {
		String text = "\\ it's\r\nforged\u2028\u0085";
		Client.Answer answer = new Client(this.port).ask("query ($text: String!) { suggest(prefix: $text) { name } }",
				Map.of("text", text));
		assertThat(answer.at("/errors").isMissingNode()).isTrue();
		String sql = answer.sql().getFirst();
		assertThat(sql).contains("E'\\\\ it''s\\u000d\\u000aforged\\u2028\\u0085'");
		try (Connection connection = TestDatabase.reader().getConnection();
				Statement statement = connection.createStatement()) {
			assertThat(statement.execute(sql)).isTrue();
		}
	}

	@Test
	void nothingThatAClientWritesActsOnATerminal(CapturedOutput output) throws Exception {
		logger("onrecord.failures").setLevel(Level.DEBUG);
		String evil = "\u001b[31m\u009b2J\u202e\u2066\u2028\u0007\u200b";
		withoutTheRightToReadTopics(
				() -> new Client(this.port).ask(FAILING, Map.of("id", "topic:" + evil, evil, evil)));
		logger("onrecord.failures").error("Failure", new IllegalStateException(evil));
		assertThat(output.getOut()).contains("\"topic:\\u001B[31m\\u009b2J\\u202e\\u2066")
			.doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028&&[^\\n\\t]]");
		for (String format : List.of("ecs", "logstash", "gelf")) {
			assertThat(structured(format, this.events.list.getLast()).toString())
				.doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028]");
		}
	}

	@Test
	void whatClientsAskForInVainIsNoNews(CapturedOutput output) throws Exception {
		String before = output.getAll();
		for (String request : List.of("GET /no%1b%5b31m", "GET /%e2%80%aeno", "POST /graphiql/",
				"DELETE /actuator/health", "GET /graphiql/no.js", "GET /graphql;x", "GET /graphql?query=%zz",
				"X\u001b[31m /graphql", "GET /graphql?query=\u001b", "PUT /graphql", "GET /actuator/health/no",
				"GET /error")) {
			try (RawClient client = new RawClient(this.port)) {
				client.send(request + " HTTP/1.1\r\nHost: localhost\r\nCookie: \u001b[31m=\u0007\r\nAccept: x\r\n\r\n");
				assertThat(client.read().status()).isBetween(400, 499);
			}
		}
		assertThat(output.getAll()).isEqualTo(before);
		logger("onrecord").warn("This is news.");
		assertThat(output.getOut()).contains("This is news.");
	}

	@Test
	void aSlowStatementIsToldWithoutItsValues() throws Exception {
		askWhileTopicsAreLocked();
		assertThat(this.events.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.WARN);
			assertThat(event.getFormattedMessage()).contains(sha256(FAILING), "from topic", "$1")
				.endsWith(";")
				.doesNotContain("of-the-client");
			assertThat(structured("logstash", event).path("milliseconds").asInt()).isBetween(1100, 3500);
		});
	}

	@Test
	void withItsValuesWhereThatLogIsAtDebug() throws Exception {
		logger("onrecord.slow").setLevel(Level.DEBUG);
		askWhileTopicsAreLocked();
		assertThat(this.events.list).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("'topic:of-the-client'"));
	}

	@Test
	void aDatabaseThatIsAwayIsOneLineForManyRequests() throws Exception {
		try (Connection connection = TestDatabase.superuser().getConnection();
				Statement statement = connection.createStatement();
				ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			statement.execute("alter role onrecord_reader connection limit 0");
			statement
				.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'onrecord_reader'");
			try {
				List<Future<Client.Answer>> answers = Stream
					.generate(() -> clients.submit(() -> new Client(this.port).ask(FAILING, VARIABLES)))
					.limit(10)
					.toList();
				for (Future<Client.Answer> answer : answers) {
					assertThat(answer.get().error().at("/extensions/code").asString()).isEqualTo("UNAVAILABLE");
				}
			}
			finally {
				statement.execute("alter role onrecord_reader connection limit -1");
			}
		}
		assertThat(this.events.list).extracting(ILoggingEvent::getFormattedMessage)
			.filteredOn((said) -> said.startsWith("The database "))
			.hasSizeBetween(1, 2)
			.first()
			.asString()
			.startsWith("The database takes nobody in: ");
	}

	/** How the failing request fails: its id. */
	private String fail() throws SQLException {
		Client.Answer[] answer = new Client.Answer[1];
		withoutTheRightToReadTopics(() -> answer[0] = new Client(this.port).ask(FAILING, VARIABLES));
		return answer[0].error().at("/message").asString().replaceFirst(".* under ", "");
	}

	private static void withoutTheRightToReadTopics(Runnable action) throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("revoke select on topic from onrecord_reader");
			try {
				action.run();
			}
			finally {
				statement.execute("grant select on topic to onrecord_reader");
			}
		}
	}

	private void askWhileTopicsAreLocked() throws Exception {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement();
				ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
			connection.setAutoCommit(false);
			statement.execute("lock table topic in access exclusive mode");
			Future<Client.Answer> answer = client.submit(() -> new Client(this.port).ask(FAILING, VARIABLES));
			await().until(() -> isWaitedFor(statement));
			Thread.sleep(1100);
			connection.rollback();
			answer.get();
		}
	}

	private static boolean isWaitedFor(Statement statement) throws SQLException {
		try (ResultSet rows = statement
			.executeQuery("select from pg_locks where not granted and relation = 'topic'::regclass")) {
			return rows.next();
		}
	}

	private JsonNode structured(String format, ILoggingEvent event) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.putObject(Environment.class.getName(), this.environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.start();
		String json = new String(encoder.encode(event), StandardCharsets.UTF_8);
		assertThat(json.strip()).doesNotContain("\n");
		return new JsonMapper().readTree(json);
	}

	private static String sha256(String text) throws Exception {
		return HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static Stream<Logger> loggers() {
		return List.of("onrecord.failures", "onrecord.slow", "onrecord.database.Reconnection")
			.stream()
			.map(LogTests::logger);
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

}
