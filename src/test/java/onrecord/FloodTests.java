package onrecord;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import onrecord.database.Launch;
import onrecord.document.CommandLine;
import onrecord.document.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand connections that never finish, of each kind, to a server with as little
 * memory as the documents allow; {@code -Donrecord.flood.connections=3000} fewer. All
 * addresses that begin with 127 are this machine's, on Linux.
 */
@EnabledOnOs(OS.LINUX)
@EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "a virtual thread that waits for a body keeps its carrier")
class FloodTests {

	private static final int CONNECTIONS = Integer.getInteger("onrecord.flood.connections", 10_000);

	/** With so many, a server that does not count them runs out of memory. */
	private static final int TOO_MANY = 10_000;

	/**
	 * As the documents have them, but that it ends where it runs out of memory: that, it
	 * does by itself.
	 */
	private static final List<String> OPTIONS = Document.at(Path.of("src/docs/operating.md"))
		.blocks("sh")
		.stream()
		.filter((block) -> block.text().contains("-Xmx"))
		.findFirst()
		.map((block) -> CommandLine.of(block).getFirst().optionsBefore("-jar"))
		.orElseThrow()
		.stream()
		.filter((option) -> !option.contains("OutOfMemory"))
		.toList();

	/**
	 * What the process takes with these is below 450 MB; and a little more where glibc
	 * has not yet given back what it does not need: MB.
	 */
	private static final long MEMORY = 550;

	private static final String HEADER = """
			POST /graphql HTTP/1.1\r
			Host: localhost\r
			Content-Type: application/json\r
			""";

	private static final String REQUEST = request("{\"query\":\"{ topics { totalCount } }\"}");

	@TempDir
	private static Path temporary;

	private static Process server;

	private static int port;

	@BeforeAll
	static void start() throws Exception {
		server = Launch.start(OPTIONS, temporary.resolve("database"), "--server.port=0");
		port = Launch.port(Launch.awaitGreeting(server));
		drain(server);
		for (int request = 0; request < 500; request++) {
			ask();
		}
	}

	@AfterAll
	static void stop() throws Exception {
		server.destroy();
		assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void connectionsThatNeverFinishFromOneAddressKeepNobodyElseWaiting(Kind kind) throws Exception {
		flood(kind, 1);
	}

	@ParameterizedTest
	@EnumSource
	void connectionsThatNeverFinishFromManyAddressesKeepNobodyElseWaiting(Kind kind) throws Exception {
		flood(kind, 50);
	}

	@Test
	void whoKeepsAConnectionIsNotCutByTheFloodOfOthers() throws Exception {
		Deque<SocketChannel> open = new ArrayDeque<>();
		try (Socket kept = connect()) {
			for (int each = 0; each < 3000; each++) {
				open.add(Kind.HALF_A_HEADER.open(1 + each % 50, port));
			}
			ask(kept);
		}
		finally {
			close(open);
		}
	}

	@Test
	void ofOneAddressTheOldestThatIsNotFinishedGoesFirst() throws Exception {
		Deque<SocketChannel> open = new ArrayDeque<>();
		try {
			for (int each = 0; each < 300; each++) {
				open.add(Kind.HALF_A_LINE.open(1, port));
			}
			Thread.sleep(500);
			assertThat(isCut(open.getFirst())).isTrue();
			assertThat(isCut(open.getLast())).isFalse();
		}
		finally {
			close(open);
		}
	}

	@Test
	void aServerThatRunsOutOfMemoryEnds() throws Exception {
		Path folder = temporary.resolve("unbounded");
		Process unbounded = Launch.start(OPTIONS, folder, "--server.port=0", "--onrecord.connections.memory=1GB",
				"--onrecord.connections.per-address=0");
		Deque<SocketChannel> open = new ArrayDeque<>();
		try {
			int there = Launch.port(Launch.awaitGreeting(unbounded));
			drain(unbounded);
			while (unbounded.isAlive() && open.size() < TOO_MANY) {
				open.add(Kind.HALF_A_HEADER.open(1, there));
			}
		}
		catch (IOException ex) {
			// It has ended.
		}
		finally {
			boolean ended = unbounded.waitFor(60, TimeUnit.SECONDS);
			unbounded.destroyForcibly().waitFor();
			close(open);
			endPostgres(folder);
			assertThat(ended).isTrue();
			assertThat(unbounded.exitValue()).isEqualTo(LastResort.EXIT_CODE);
		}
	}

	private static void flood(Kind kind, int addresses) throws Exception {
		Deque<SocketChannel> open = new ArrayDeque<>();
		Thread flood = Thread.ofPlatform().unstarted(() -> {
			for (int each = 0; each < CONNECTIONS; each++) {
				try {
					open.add(kind.open(1 + each % addresses, port));
					kind.goOn(open);
				}
				catch (IOException ex) {
					throw new AssertionError(ex);
				}
			}
		});
		List<Duration> taken = new ArrayList<>();
		try {
			flood.start();
			while (flood.isAlive() || taken.size() < 200) {
				long asked = System.nanoTime();
				ask();
				taken.add(Duration.ofNanos(System.nanoTime() - asked));
				Thread.sleep(2);
			}
			taken.sort(null);
			Duration slow = taken.get(taken.size() * 99 / 100);
			System.out.printf("%s from %d: p99 %d ms of %d, %d MB%n", kind, addresses, slow.toMillis(), taken.size(),
					memory());
			assertThat(open).hasSize(CONNECTIONS);
			// Less than a third of that was measured: other tests may have kept the
			// machine busy.
			assertThat(slow).isLessThan(Duration.ofSeconds(3));
			assertThat(memory()).isLessThan(MEMORY);
		}
		finally {
			flood.join();
			close(open);
		}
		ask();
	}

	private static boolean isCut(SocketChannel channel) {
		try {
			return channel.read(ByteBuffer.allocate(1)) < 0;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static void close(Deque<SocketChannel> open) throws IOException {
		for (SocketChannel each : open) {
			each.close();
		}
	}

	private static void drain(Process process) {
		Thread.ofPlatform().daemon().start(() -> process.inputReader().lines().forEach(System.out::println));
	}

	/** What was halted leaves its PostgreSQL behind. */
	private static void endPostgres(Path folder) throws IOException {
		String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).getFirst();
		ProcessHandle.of(Long.parseLong(pid)).ifPresent((postmaster) -> {
			postmaster.destroy();
			postmaster.onExit().join();
		});
	}

	private static String request(String body) {
		return HEADER + "Content-Length: " + body.length() + "\r\n\r\n" + body;
	}

	/** An ordinary user, from an address of his own. */
	private static void ask() throws IOException {
		try (Socket socket = connect()) {
			ask(socket);
		}
	}

	private static Socket connect() throws IOException {
		Socket socket = new Socket();
		socket.bind(new InetSocketAddress("127.0.0.200", 0));
		socket.setSoTimeout(5000);
		socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
		return socket;
	}

	private static void ask(Socket socket) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
		byte[] answer = new byte[4096];
		int length = socket.getInputStream().read(answer);
		assertThat(new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
	}

	/** What the server's process takes: MB. */
	private static long memory() throws IOException {
		String status = Files.readString(Path.of("/proc/" + server.pid() + "/status"));
		return Long.parseLong(status.replaceFirst("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) / 1024;
	}

	/** What a client does, and then no more. */
	private enum Kind {

		SILENT(""), HALF_A_LINE("POST /gra"), HALF_A_HEADER(HEADER + "X-Long: " + "x".repeat(7000)),
		DROPS(HEADER + "X-Slow: "), NO_BODY(HEADER + "Content-Length: 100\r\n\r\n"),
		HALF_A_BODY(HEADER + "Content-Length: 99000\r\n\r\n{\"query\":\"" + " ".repeat(90_000)), IDLE(REQUEST),

		/** Some 250 kB, of which the operating systems take in only a part. */
		NEVER_READ(request("{\"query\":\"{ sources { nodes { " + texts()
				+ " } } statements { nodes { appearances { source" + " { text } } } } }\"}"));

		private final byte[] said;

		Kind(String said) {
			this.said = said.getBytes(StandardCharsets.US_ASCII);
		}

		private static String texts() {
			StringBuilder texts = new StringBuilder();
			for (int alias = 0; alias < 30; alias++) {
				texts.append("a").append(alias).append(": text ");
			}
			return texts.toString();
		}

		SocketChannel open(int address, int port) throws IOException {
			SocketChannel channel = SocketChannel.open();
			channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
			channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + address), 0));
			channel.connect(new InetSocketAddress("127.0.0.1", port));
			channel.configureBlocking(false);
			say(channel, this.said);
			return channel;
		}

		/** Another byte on one of those that are open. */
		void goOn(Deque<SocketChannel> open) {
			if (this == DROPS) {
				SocketChannel next = open.removeFirst();
				open.addLast(next);
				say(next, new byte[] { 'x' });
			}
		}

		private static void say(SocketChannel channel, byte[] said) {
			try {
				channel.write(ByteBuffer.wrap(said));
			}
			catch (IOException ex) {
				// It is cut already.
			}
		}

	}

}
