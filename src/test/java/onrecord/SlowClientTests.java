package onrecord;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Clients that never finish what they say. */
@ServerTest
class SlowClientTests {

	private static final int CLIENTS = 2000;

	@LocalServerPort
	private int port;

	@Test
	void thoseWhoNeverFinishHoldNoThreadAndKeepNobodyWaiting() throws Exception {
		assumeTrue(Runtime.version().feature() >= 24,
				"before Java 24 a virtual thread that waits for a body keeps its carrier");
		Client client = new Client(this.port);
		client.ask("{ corpus { statements } }");
		int threads = threads();
		List<SocketChannel> slow = new ArrayList<>();
		try {
			for (int each = 0; each < CLIENTS / 2; each++) {
				slow.add(say("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Ty"));
				slow.add(say("""
						POST /graphql HTTP/1.1\r
						Host: localhost\r
						Content-Type: application/json\r
						Content-Length: 100\r
						\r
						{"query":"""));
			}
			for (int request = 0; request < 20; request++) {
				long asked = System.nanoTime();
				assertThat(client.ask("{ corpus { statements } }").status()).isEqualTo(200);
				assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
			}
			assertThat(threads()).isLessThan(threads + 10);
		}
		finally {
			for (SocketChannel each : slow) {
				each.close();
			}
		}
	}

	@Test
	void aBodyThatComesByDropsIsRefusedInTime() throws Exception {
		long began = System.nanoTime();
		try (SocketChannel channel = say("""
				POST /graphql HTTP/1.1\r
				Host: localhost\r
				Content-Type: application/json\r
				Content-Length: 100\r
				\r
				{""")) {
			ByteBuffer answer = ByteBuffer.allocate(1000);
			channel.configureBlocking(false);
			while (answer.position() == 0) {
				Thread.sleep(200);
				channel.write(ByteBuffer.wrap(new byte[] { ' ' }));
				channel.read(answer);
			}
			assertThat(new String(answer.array(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408")
				.contains("\"code\":\"TIMEOUT\"");
		}
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
	}

	private SocketChannel say(String beginning) throws IOException {
		SocketChannel channel = SocketChannel.open();
		if (OS.LINUX.isCurrentOs()) {
			// From another address than the ordinary client: so many of one are cut.
			channel.bind(new InetSocketAddress("127.0.0.2", 0));
		}
		channel.connect(new InetSocketAddress("127.0.0.1", this.port));
		channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
		return channel;
	}

	/** How many threads of the operating system there are; virtual ones do not count. */
	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

}
