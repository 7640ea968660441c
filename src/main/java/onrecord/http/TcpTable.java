package onrecord.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The TCP connections of this machine as Linux lists them (proc_net_tcp), at one moment.
 * It is the only way to learn that a client has closed a connection without reading from
 * it, which belongs to Tomcat.
 */
final class TcpTable {

	/** How old a table may be that is used again: nanoseconds. */
	private static final long RECENT = Duration.ofMillis(150).toNanos();

	private static final List<Path> FILES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

	/** Number, local address and port, remote address and port, state. */
	private static final Pattern LINE = Pattern
		.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]{2}) .*");

	private static final String ESTABLISHED = "01";

	private static final String CLOSE_WAIT = "08";

	private static final String LISTEN = "0A";

	private static volatile TcpTable latest = new TcpTable(Set.of(), Map.of(), System.nanoTime() - RECENT);

	private final Set<Integer> listening;

	private final Map<Integer, State> connections;

	private final long time;

	private TcpTable(Set<Integer> listening, Map<Integer, State> connections, long time) {
		this.listening = listening;
		this.connections = connections;
		this.time = time;
	}

	/** The table as it was just now; empty where the operating system has none. */
	static TcpTable recent() {
		TcpTable table = latest;
		if (System.nanoTime() - table.time >= RECENT) {
			table = read();
			latest = table;
		}
		return table;
	}

	private static TcpTable read() {
		long time = System.nanoTime();
		Set<Integer> listening = new HashSet<>();
		Map<Integer, State> connections = new HashMap<>();
		for (Path file : FILES) {
			try (Stream<String> lines = Files.lines(file)) {
				lines.map(LINE::matcher).filter(Matcher::matches).forEach((line) -> {
					int local = Integer.parseInt(line.group(1), 16);
					switch (line.group(3)) {
						case LISTEN -> listening.add(local);
						case ESTABLISHED -> connections.put(key(local, line.group(2)), State.OPEN);
						case CLOSE_WAIT -> connections.putIfAbsent(key(local, line.group(2)), State.LEFT);
						default -> {
							// Of no connection that a request can still be answered by.
						}
					}
				});
			}
			catch (IOException | UncheckedIOException ex) {
				// No Linux, or one without this protocol.
			}
		}
		return new TcpTable(listening, connections, time);
	}

	private static Integer key(int local, String remote) {
		return key(local, Integer.parseInt(remote, 16));
	}

	private static Integer key(int local, int remote) {
		return local << 16 | remote;
	}

	/**
	 * What has become of a connection to a port on which this machine listens. Addresses
	 * are not compared, since a proxy may have told others: so of two clients that happen
	 * to have the same port, both count as here while one is.
	 */
	State connection(int local, int remote) {
		if (!this.listening.contains(local)) {
			return State.UNKNOWN;
		}
		return this.connections.getOrDefault(key(local, remote), State.NONE);
	}

	/** Of a connection. */
	enum State {

		/** Both ends are there. */
		OPEN,
		/** The other end has closed it. */
		LEFT,
		/** There is none. */
		NONE,
		/** The table does not tell. */
		UNKNOWN

	}

}
