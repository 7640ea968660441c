package onrecord;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/** A port of its own for the operator is a server like the other one. */
@ServerTest
@TestPropertySource(properties = { "management.server.port=0", "onrecord.connections.per-address=20" })
class ManagementPortTests {

	private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";

	@LocalManagementPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/actuator/health, 200", "/actuator/health/readiness, 200", "/actuator/health;x, 404",
			"//actuator/health, 404", "/%61ctuator/health, 404", "/actuator/x/../health, 404", "/graphql, 404" })
	void anAddressHasOneSpelling(String address, int status) throws IOException {
		try (RawClient client = new RawClient(this.port)) {
			client.send(REQUEST.formatted(address));
			RawClient.Answer answer = client.read();
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.body()).contains((status == 200) ? "\"status\":\"UP\"" : "{\"errors\":");
		}
	}

	/** Of those that never finish a request, the oldest go. */
	@Test
	void connectionsAreBounded() throws IOException {
		Deque<RawClient> idle = new ArrayDeque<>();
		try {
			for (int connection = 0; connection < 200; connection++) {
				RawClient client = new RawClient(this.port);
				client.send("GET /actuator/health HTTP/1.1\r\n");
				idle.add(client);
			}
			assertThatIOException().isThrownBy(idle.getFirst()::read);
			// Whose connections were cut is let in again as soon as they are closed.
			await().atMost(Duration.ofSeconds(5))
				.ignoreExceptions()
				.untilAsserted(() -> anAddressHasOneSpelling("/actuator/health", 200));
		}
		finally {
			while (!idle.isEmpty()) {
				idle.remove().close();
			}
		}
	}

}
