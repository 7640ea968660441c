package onrecord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import onrecord.database.OwnPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What clients see while PostgreSQL is killed under the server, and comes back. */
class OutageTests {

	private static final List<String> QUERIES = List.of("{ corpus { statements people } }",
			"{ statement(id: \"statement:all-for-all\") { text speaker { name } } topics { totalCount } }",
			"{ statements(first: 5) { nodes { id text } } }", "{ search(text: \"Zelenskyy\") { totalCount } }");

	private static final JsonNode REFUSAL = new JsonMapper().readTree("""
			{"errors": [{
			  "message": "the database is not available: try again later",
			  "extensions": {"code": "UNAVAILABLE"}
			}]}""");

	@TempDir
	private static Path temporary;

	private static OwnPostgres postgres;

	private static OwnServer server;

	private static URI address;

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@BeforeAll
	static void start() throws Exception {
		postgres = OwnPostgres.start(temporary.resolve("data"));
		server = OwnServer.start(postgres.database());
		address = URI.create("http://localhost:" + server.port());
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
		postgres.close();
	}

	@Test
	void aKilledDatabaseIsAwayForClientsAndServesThemWithinASecondOfItsReturn() throws Exception {
		try (Load load = new Load()) {
			for (int round = 0; round < 3; round++) {
				load.awaitRight(200);
				postgres.kill();
				Thread.sleep(500);
				// Nobody waits for a time limit: refusals come at once.
				load.awaitRefused(200);
				assertThat(health("readiness").statusCode()).isEqualTo(503);
				assertThat(health("readiness").body()).isEqualTo("{\"status\":\"DOWN\"}");
				assertThat(health("liveness").statusCode()).isEqualTo(200);
				postgres.restart();
				while (!postgres.answers()) {
					Thread.sleep(5);
				}
				long back = System.nanoTime();
				load.awaitRight(1);
				assertThat(since(back)).isLessThan(Duration.ofSeconds(1));
				while (health("readiness").statusCode() != 200) {
					Thread.sleep(5);
				}
				assertThat(since(back)).isLessThan(Duration.ofSeconds(1));
			}
			assertThat(load.wrong).isEmpty();
			assertThat(Duration.ofNanos(load.slowest.get())).isLessThan(Duration.ofSeconds(2));
		}
	}

	@Test
	void sessionsThatAreEndedAtRandomAreReplacedWithoutAClientSeeingIt() throws Exception {
		try (Load load = new Load();
				Connection connection = postgres.database().reader().getConnection();
				PreparedStatement end = connection.prepareStatement("""
						select count(pg_terminate_backend(pid)) from (
						  select pid from pg_stat_activity where application_name = 'onrecord' order by random() limit 1
						) as chosen""")) {
			load.awaitRight(100);
			int ended = 0;
			while (ended < 30) {
				try (ResultSet rows = end.executeQuery()) {
					rows.next();
					ended += rows.getInt(1);
				}
				Thread.sleep(ThreadLocalRandom.current().nextInt(200));
			}
			load.awaitRight(100);
			assertThat(load.wrong).isEmpty();
			// One that meets the end of three in a row is told so.
			assertThat(load.refused).hasValueLessThan(3);
		}
	}

	private static Duration since(long time) {
		return Duration.ofNanos(System.nanoTime() - time);
	}

	private static HttpResponse<String> health(String group) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(address.resolve("/actuator/health/" + group)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static HttpResponse<String> ask(String query) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(address.resolve("/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query.replace("\"", "\\\"") + "\"}"))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Clients that ask on and on, and look closely at what they get. */
	private static final class Load implements AutoCloseable {

		private static final int CLIENTS = 8;

		final AtomicInteger right = new AtomicInteger();

		final AtomicInteger refused = new AtomicInteger();

		final Queue<String> wrong = new ConcurrentLinkedQueue<>();

		final AtomicLong slowest = new AtomicLong();

		private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

		private volatile boolean over;

		Load() throws IOException, InterruptedException {
			List<Known> known = new ArrayList<>();
			for (String query : QUERIES) {
				known.add(new Known(query, OutageTests.ask(query).body()));
			}
			assertThat(known).allMatch((each) -> each.answer().startsWith("{\"data\""));
			for (int client = 0; client < CLIENTS; client++) {
				this.clients.submit(() -> {
					while (!this.over) {
						ask(known.get(ThreadLocalRandom.current().nextInt(known.size())));
					}
				});
			}
		}

		private void ask(Known known) {
			long asked = System.nanoTime();
			try {
				HttpResponse<String> answer = OutageTests.ask(known.query());
				if (answer.statusCode() == 200 && answer.body().equals(known.answer())) {
					this.right.incrementAndGet();
				}
				else if (answer.statusCode() == 503 && new JsonMapper().readTree(answer.body()).equals(REFUSAL)
						&& answer.headers().firstValue("Retry-After").isPresent()) {
					this.refused.incrementAndGet();
				}
				else {
					this.wrong.add(answer + " " + answer.body());
				}
			}
			catch (IOException | InterruptedException ex) {
				this.wrong.add(ex.toString());
			}
			this.slowest.accumulateAndGet(System.nanoTime() - asked, Math::max);
		}

		/** Waits for so many more right answers. */
		void awaitRight(int more) {
			awaitMore(this.right, more);
		}

		/** Waits for so many more refusals. */
		void awaitRefused(int more) {
			awaitMore(this.refused, more);
		}

		private static void awaitMore(AtomicInteger count, int more) {
			int before = count.get();
			await().pollInterval(Duration.ofMillis(5)).until(() -> count.get() >= before + more);
		}

		@Override
		public void close() {
			this.over = true;
			this.clients.close();
		}

	}

	/** A query, and what is to be answered. */
	private record Known(String query, String answer) {
	}

}
