package onrecord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the server knows of small tables: of one version with what the query has seen, and
 * read once.
 */
class KeptRowsTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	/** The description is PostgreSQL's, the name of the place is kept. */
	private static final String BOTH = "{ events(first: 100) { nodes { description place { name within { name } } } } }";

	/** Objects without members, of other types, of two selections under one name. */
	private static final List<String> STRANGE = List.of(
			"{ nodes(ids: [\"place:kyiv\", \"statement:welcome-to-guests\"]) { ... on Statement { speaker { name } } } }",
			"{ node(id: \"place:kyiv\") { ... on Statement { speaker { name } } } }",
			"{ statements { nodes { speaker { name @skip(if: true) } event { name } } } }",
			"{ statements { nodes { about { ... on Event { x: place { name } description } ... on Place { x: within { name } } } } } }",
			"{ statements { nodes { about { ... on Person { name } } event { place { within { within { within { name } } } } } } } }",
			"{ events { nodes { startedOn { value earliest } place { __typename } partOf { endedOn { precision } } } } }");

	@Test
	void noAnswerMixesTwoVersions() throws Exception {
		try (OwnDatabase database = TestDatabase.fresh();
				OwnServer server = OwnServer.start(database, "onrecord.answers.etag=false")) {
			tell(database, "first");
			AtomicBoolean done = new AtomicBoolean();
			Set<String> versions = new TreeSet<>();
			try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Future<Set<String>>> seen = new ArrayList<>();
				for (int reader = 0; reader < 4; reader++) {
					seen.add(readers.submit(() -> versionsUntil(done, server.port())));
				}
				for (int version = 0; version < 400; version++) {
					tell(database, String.valueOf(version));
				}
				done.set(true);
				for (Future<Set<String>> each : seen) {
					versions.addAll(each.get());
				}
			}
			assertThat(versions).hasSizeGreaterThan(20);
		}
	}

	/** Each answer tells one thing, however often. */
	private static Set<String> versionsUntil(AtomicBoolean done, int port) throws Exception {
		Set<String> versions = new TreeSet<>();
		while (!done.get()) {
			JsonNode answer = ask(port);
			assertThat(answer.at("/errors").isMissingNode()).as(answer.toString()).isTrue();
			Set<String> told = new TreeSet<>();
			answer.at("/data/events/nodes").forEach((event) -> {
				told.add(event.path("description").asString());
				if (event.path("place").isObject()) {
					told.add(event.at("/place/name").asString());
				}
				if (event.at("/place/within").isObject()) {
					told.add(event.at("/place/within/name").asString());
				}
			});
			assertThat(told).hasSize(1);
			versions.addAll(told);
		}
		return versions;
	}

	private static JsonNode ask(int port) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", BOTH))))
			.build();
		return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	private static void tell(OwnDatabase database, String version) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("update place set name = '" + version + "'");
			statement.execute("update event set description = '" + version + "'");
			connection.commit();
		}
	}

	@Test
	void withoutThemAllIsPostgreSQLs() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh();
				OwnServer with = OwnServer.start(database);
				OwnServer without = OwnServer.start(database, "onrecord.kept.memory=0")) {
			String query = "{ statements(first: 100) { nodes { addressees { name } speaker { name } event { name } } } }";
			Client.Answer alone = new Client(without.port()).ask(query);
			assertThat(alone.sql().getFirst()).contains("from event").doesNotContain("as version");
			Client.Answer kept = new Client(with.port()).ask(query);
			assertThat(kept.sql().getFirst()).contains("addressees: [actor], speaker: actor")
				.doesNotContain("from event")
				.contains("as version");
			assertThat(kept.at("/data")).isEqualTo(alone.at("/data"));
			for (String strange : STRANGE) {
				assertThat(new Client(with.port()).ask(strange).body().at("/data")).as(strange)
					.isEqualTo(new Client(without.port()).ask(strange).body().at("/data"));
			}
		}
	}

	/** A cache that is full gives up what is put into it. */
	@Test
	void whatHasNoRoomIsReadEachTime() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh();
				OwnServer small = OwnServer.start(database, "onrecord.kept.memory=1KB");
				OwnServer large = OwnServer.start(database)) {
			for (int time = 0; time < 3; time++) {
				assertThat(new Client(small.port()).ask(BOTH).at("/data"))
					.isEqualTo(new Client(large.port()).ask(BOTH).at("/data"));
			}
		}
	}

	@Test
	void onlyWhatIsReadCanBeKept() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh()) {
			assertThatThrownBy(() -> OwnServer.start(database, "onrecord.kept.tables=actor, acter").close()).rootCause()
				.hasMessage("onrecord.kept.tables is actor, acter.");
		}
	}

	@Test
	void aTableIsAskedOnceForAllThatIsNotKept() throws SQLException {
		Logger logger = (Logger) LoggerFactory.getLogger("onrecord.kept");
		ListAppender<ILoggingEvent> queries = new ListAppender<>();
		queries.start();
		try (OwnDatabase database = TestDatabase.fresh(); OwnServer server = OwnServer.start(database)) {
			// Not before: a server that starts sets all levels.
			logger.setLevel(Level.DEBUG);
			logger.addAppender(queries);
			Client client = new Client(server.port());
			String query = "{ statements(first: 100) { nodes { speaker { name } event { name } about { ... on Event { name } } } } }";
			Client.Answer cold = client.ask(query);
			assertThat(queries.list).hasSize(2)
				.extracting((each) -> each.getFormattedMessage().split(" ")[0])
				.containsExactlyInAnyOrder("actor", "event");
			Client.Answer warm = client.ask(query);
			assertThat(queries.list).hasSize(2);
			assertThat(warm.body()).isEqualTo(cold.body());
			database.with("update actor set name = 'Somebody else'");
			assertThat(client.ask(query).at("/data/statements/nodes/0/speaker/name").asString())
				.isEqualTo("Somebody else");
			assertThat(queries.list).hasSize(4);
		}
		finally {
			logger.detachAppender(queries);
			logger.setLevel(null);
		}
	}

}
