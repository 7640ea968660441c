package onrecord.fuzz;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import onrecord.Client;
import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes over a connection, the server is not at fault, says nothing of itself,
 * and comes to an end.
 * <p>
 * {@code -Donrecord.fuzz.seed=… -Donrecord.fuzz.connections=…} sends the same again.
 */
@ServerTest
class WireTests {

	private static final long SEED = Long.getLong("onrecord.fuzz.seed", new Random().nextInt(1_000_000_000));

	private static final int CONNECTIONS = Integer.getInteger("onrecord.fuzz.connections", 100_000);

	private static final int AT_ONCE = 16;

	private static final int MOST_FAILURES = 10;

	private static final Duration LONGEST = Duration.ofMinutes(5);

	/** A body has five seconds to come, a header ten. */
	private static final int PATIENCE = 15_000;

	/** Of how many one does not say that nothing more comes. */
	private static final int LINGERING = 2_000;

	private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3}) ?\\w*\\r?$");

	@LocalServerPort
	private int port;

	private final Map<String, AtomicInteger> outcomes = new ConcurrentSkipListMap<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	@Test
	void whateverComesTheServerIsNotAtFault() throws Exception {
		System.out.printf("Wire: -Donrecord.fuzz.seed=%d -Donrecord.fuzz.connections=%d%n", SEED, CONNECTIONS);
		Instant begun = Instant.now();
		AtomicInteger next = new AtomicInteger();
		try (var clients = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
			for (int client = 0; client < AT_ONCE; client++) {
				clients.submit(() -> {
					for (int n = next.getAndIncrement(); n < CONNECTIONS && this.failures.size() < MOST_FAILURES
							&& Instant.now().isBefore(begun.plus(LONGEST)); n = next.getAndIncrement()) {
						connection(n);
					}
				});
			}
		}
		System.out.printf("Wire: %d connections in %d s, %s%n", Math.min(next.get(), CONNECTIONS),
				Duration.between(begun, Instant.now()).toSeconds(), this.outcomes);
		assertThat(this.failures).as("of -Donrecord.fuzz.seed=%d", SEED).isEmpty();
		assertThat(next.get()).as("connections in %s", LONGEST).isGreaterThanOrEqualTo(CONNECTIONS);
		assertThat(new Client(this.port).ask("{ topics { totalCount } }").at("/errors").isMissingNode()).isTrue();
	}

	private void connection(int n) {
		List<byte[]> pieces = Wire.next(new Random(SEED + n));
		String received;
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(PATIENCE);
			send(pieces, socket, n % LINGERING == 0);
			received = read(socket);
		}
		catch (SocketTimeoutException ex) {
			fail("is left waiting", n, pieces, "");
			return;
		}
		catch (IOException ex) {
			fail("cannot connect: " + ex, n, pieces, "");
			return;
		}
		if (Contract.INSIDE.matcher(received).find()) {
			fail("tells how it is made", n, pieces, received);
		}
		if (!received.isEmpty() && !received.startsWith("HTTP/1.1 ") && isOfToday(pieces)) {
			fail("has an answer without a status", n, pieces, received);
		}
		Matcher status = STATUS.matcher(received);
		note(received.isEmpty() ? "none" : "some");
		while (status.find()) {
			note(status.group(1));
			int code = Integer.parseInt(status.group(1));
			if (code >= 500 && code != 501 && code != 503 && code != 505) {
				fail("is at fault", n, pieces, received);
			}
		}
	}

	/**
	 * A line without a version is a request of HTTP/0.9, whose answers have no status.
	 */
	private static boolean isOfToday(List<byte[]> pieces) {
		return text(pieces).lines().findFirst().orElse("").matches("\\S+ \\S+ HTTP/1\\.1");
	}

	private static String text(List<byte[]> pieces) {
		return pieces.stream()
			.map((piece) -> new String(piece, StandardCharsets.ISO_8859_1))
			.collect(Collectors.joining());
	}

	/** The server may have had enough before all is sent. */
	private static void send(List<byte[]> pieces, Socket socket, boolean lingers) {
		try {
			for (byte[] piece : pieces) {
				socket.getOutputStream().write(piece);
			}
			if (!lingers) {
				socket.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// What it has said is read.
		}
	}

	/** All until the connection ends, or is cut. */
	private static String read(Socket socket) throws SocketTimeoutException {
		StringBuilder received = new StringBuilder();
		byte[] part = new byte[16_384];
		try {
			for (int length = socket.getInputStream().read(part); length >= 0; length = socket.getInputStream()
				.read(part)) {
				received.append(new String(part, 0, length, StandardCharsets.ISO_8859_1));
			}
		}
		catch (SocketTimeoutException ex) {
			// A connection may stay open for another request.
			if (received.isEmpty()) {
				throw ex;
			}
		}
		catch (IOException ex) {
			// Cut.
		}
		return received.toString();
	}

	private void note(String outcome) {
		this.outcomes.computeIfAbsent(outcome, (unused) -> new AtomicInteger()).incrementAndGet();
	}

	private void fail(String what, int n, List<byte[]> pieces, String received) {
		this.failures.add("%d %s: %s\nwas answered %s".formatted(n, what, text(pieces),
				received.substring(0, Math.min(2000, received.length()))));
	}

}
