package onrecord;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How long clients, the server and the database wait for each other. */
@ServerTest
@TestPropertySource(properties = { "onrecord.request.timeout=2s", "onrecord.sessions.waiting=2" })
class PatienceTests {

	private static final String BEHIND_THE_LOCK = "{ topics { totalCount } }";

	@LocalServerPort
	private int port;

	@Autowired
	private HikariDataSource pool;

	private Connection locker;

	@BeforeEach
	void lock() throws SQLException {
		this.locker = TestDatabase.owner().getConnection();
		this.locker.setAutoCommit(false);
		try (Statement statement = this.locker.createStatement()) {
			statement.execute("lock table topic in access exclusive mode");
		}
	}

	@AfterEach
	void unlock() throws SQLException {
		this.locker.close();
	}

	@Test
	void theTimeOfARequestIsOneForAllItsFields() throws SQLException {
		long asked = System.nanoTime();
		Client.Answer answer = new Client(this.port).ask(
				"{ corpus { statements } a: topics { totalCount } b: topics { totalCount } c: topics { totalCount } }");
		assertThat(since(asked)).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2900));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.at("/data/corpus/statements").asInt()).isEqualTo(17);
		assertThat(answer.at("/errors")).hasSize(3)
			.allMatch((error) -> error.at("/extensions/code").asString().equals("TIMEOUT"));
		assertThat(stuck()).isZero();
	}

	@Test
	void aCrowdIsRefusedAtOnceAndDoesNotDrainThePool() throws Exception {
		// From now on it is known to take long, and never has all sessions.
		new Client(this.port).ask(BEHIND_THE_LOCK);
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Client.Answer>> crowd = new ArrayList<>();
			for (int client = 0; client < 3; client++) {
				crowd.add(clients.submit(() -> new Client(this.port).ask(BEHIND_THE_LOCK)));
			}
			await().pollInterval(Duration.ofMillis(10)).until(() -> stuck() == 1);
			Thread.sleep(100);
			assertThat(stuck()).isOne();
			assertThat(quick()).isLessThan(Duration.ofMillis(300));
			long asked = System.nanoTime();
			Client.Answer refused = new Client(this.port).ask(BEHIND_THE_LOCK);
			assertThat(since(asked)).isLessThan(Duration.ofMillis(300));
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.error().at("/message").asString())
				.isEqualTo("too many requests wait for the database: try again later");
			for (Future<Client.Answer> each : crowd) {
				assertThat(each.get().error().at("/extensions/code").asString()).isIn("TIMEOUT", "UNAVAILABLE");
			}
		}
		assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isLessThanOrEqualTo(1);
		assertThat(quick()).isLessThan(Duration.ofMillis(300));
	}

	private Duration quick() {
		long asked = System.nanoTime();
		assertThat(new Client(this.port).ask("{ corpus { statements } }").at("/data/corpus/statements").asInt())
			.isEqualTo(17);
		return since(asked);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aClientThatLeavesTakesItsStatementAlong(boolean abruptly) throws Exception {
		try (Socket client = new Socket("localhost", this.port)) {
			client.getOutputStream()
				.write(("GET /graphql?query="
						+ BEHIND_THE_LOCK.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D")
						+ " HTTP/1.1\r\nHost: localhost\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			await().pollInterval(Duration.ofMillis(10)).until(() -> stuck() == 1);
			if (abruptly) {
				client.setSoLinger(true, 0);
			}
		}
		long left = System.nanoTime();
		await().pollInterval(Duration.ofMillis(10)).until(() -> stuck() == 0);
		assertThat(since(left)).isLessThan(Duration.ofSeconds(1));
	}

	private static Duration since(long time) {
		return Duration.ofNanos(System.nanoTime() - time);
	}

	/** How many statements wait for the lock. */
	private int stuck() throws SQLException {
		try (Connection connection = TestDatabase.reader().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						select count(*) from pg_stat_activity
						where datname = current_database() and state = 'active' and wait_event_type = 'Lock'""")) {
			rows.next();
			return rows.getInt(1);
		}
	}

}
