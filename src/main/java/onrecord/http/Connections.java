package onrecord.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The connections of clients, within a bound of memory. Where a new one, or what a
 * request brings, would go beyond it, those are cut that have waited longest for their
 * client, of the address that holds most: so who opens thousands cuts his own.
 */
final class Connections {

	/** What a header may take from its first byte to the last. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** How long a body waits for memory, or what else is no larger. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	/** How large a body may be: bytes. */
	private static final double BODY = 100_000;

	private final Map<SocketChannel, Connection> open = new HashMap<>();

	private final Map<InetAddress, Party> parties = new LinkedHashMap<>();

	private final long memory;

	private final int perAddress;

	/** What all hold, without those that are cut: bytes. */
	private long held;

	/** What those hold that are cut, and not yet closed: bytes. */
	private long leaving;

	/**
	 * Made once for a server.
	 * @param memory of all: bytes
	 * @param perAddress how many one address may have; 0 for as many as there are
	 */
	Connections(long memory, int perAddress) {
		this.memory = Math.max(memory, 16 * Connection.LEAST);
		this.perAddress = perAddress;
	}

	/** How many connections there may be, where none holds more than the least. */
	int most() {
		return (int) Math.min(this.memory / 2 / Connection.LEAST, 100_000);
	}

	/** Takes one in that has just come; it may find no room. */
	synchronized boolean admit(SocketChannel channel) throws IOException {
		InetAddress address = Network.of(((InetSocketAddress) channel.getRemoteAddress()).getAddress());
		Party party = this.parties.computeIfAbsent(address, Party::new);
		if (this.perAddress > 0 && party.open.size() >= this.perAddress && !cutOldest(party)) {
			return false;
		}
		// The other half is for what those ask who are there: of many who come and never
		// ask anything, the collector would have to carry all.
		while (this.held + Connection.LEAST > this.memory / 2 && cutOldest(null)) {
			// One after the other.
		}
		if (hasTooMany(party)) {
			forget(party);
			return false;
		}
		Connection connection = new Connection(this, channel, party);
		this.open.put(channel, connection);
		party.open.add(connection);
		count(connection, Connection.LEAST);
		return true;
	}

	/**
	 * Those that are cut hold their memory until Tomcat comes to it. Meanwhile nobody
	 * gets more who has his share.
	 */
	private boolean hasTooMany(Party party) {
		return this.perAddress > 0 && party.open.size() + party.leaving > slightlyMore(this.perAddress)
				|| isTooSlowlyCleared(party, 0);
	}

	private boolean isTooSlowlyCleared(Party party, int more) {
		return this.held + this.leaving + more > slightlyMore(this.memory)
				&& (party.held + more) * this.parties.size() >= this.held;
	}

	private static long slightlyMore(long bound) {
		return bound + bound / 4;
	}

	synchronized @Nullable Connection of(SocketChannel channel) {
		return this.open.get(channel);
	}

	/** One is closed. */
	synchronized void release(SocketChannel channel) {
		Connection connection = this.open.remove(channel);
		if (connection == null) {
			// Told before.
			return;
		}
		if (connection.cut) {
			this.leaving -= connection.held;
			connection.party.leaving--;
		}
		else {
			connection.party.open.remove(connection);
			count(connection, -connection.held);
		}
		forget(connection.party);
	}

	private void forget(Party party) {
		if (party.open.isEmpty() && party.leaving == 0) {
			this.parties.remove(party.address);
		}
	}

	/** One has got an answer, or else nothing of a request has come. */
	synchronized void finished(Connection connection) {
		connection.begun = 0;
		connection.waitsForUs = false;
		if (!connection.cut) {
			count(connection, Connection.LEAST - connection.held);
			// Now it is the youngest.
			connection.party.open.remove(connection);
			connection.party.open.add(connection);
		}
	}

	/** A part of a header has come on one. */
	synchronized void begun(Connection connection) {
		if (connection.begun == 0) {
			connection.begun = System.nanoTime();
		}
	}

	/** One waits for this server from now on, or for its client. */
	synchronized void wait(Connection connection, boolean forUs) {
		connection.waitsForUs = forUs;
	}

	/**
	 * One holds more than before. It waits for room, and is cut where there is none. It
	 * is there already, though not counted: so the larger it is, the shorter it waits.
	 */
	void hold(Connection connection, int more) {
		long end = System.nanoTime() + (long) (LONGEST_WAIT.toNanos() * Math.min(1, BODY / Math.max(1, more)));
		while (!isHeld(connection, more, System.nanoTime() - end > 0)) {
			LockSupport.parkNanos(1_000_000);
		}
	}

	private synchronized boolean isHeld(Connection connection, int more, boolean tooLate) {
		if (connection.cut) {
			return true;
		}
		while (this.held + more > this.memory && cutOldest(null)) {
			// One after the other.
		}
		if (!connection.cut && isTooSlowlyCleared(connection.party, more)) {
			if (tooLate) {
				cut(connection);
			}
			return tooLate;
		}
		if (!connection.cut) {
			count(connection, more);
		}
		return true;
	}

	/** Cuts those whose header takes too long. */
	synchronized void cutDawdlers() {
		long moment = System.nanoTime() - PATIENCE.toNanos();
		this.open.values()
			.stream()
			.filter((each) -> !each.cut && each.begun != 0 && each.begun - moment < 0)
			.toList()
			.forEach(this::cut);
	}

	/**
	 * Cuts the one that has waited longest for its client.
	 * @param party of whom; null for the one that holds most
	 * @return false where all wait for this server that may be cut
	 */
	private boolean cutOldest(@Nullable Party party) {
		Party from = (party != null) ? party : largest();
		Iterator<Connection> each = (from != null) ? from.open.iterator() : Set.<Connection>of().iterator();
		while (each.hasNext()) {
			Connection connection = each.next();
			if (!connection.waitsForUs) {
				cut(connection);
				return true;
			}
		}
		return false;
	}

	/**
	 * The one that holds most, and no less than its share: who has one connection that is
	 * idle does not make room for those who have many that are at work.
	 */
	private @Nullable Party largest() {
		Party largest = null;
		for (Party party : this.parties.values()) {
			boolean hasItsShare = party.held * this.parties.size() >= this.held;
			if (hasItsShare && (largest == null || party.held > largest.held) && party.waitsForClient()) {
				largest = party;
			}
		}
		return largest;
	}

	private void cut(Connection connection) {
		int last = connection.held;
		count(connection, -last);
		connection.held = last;
		connection.cut = true;
		this.leaving += last;
		connection.party.open.remove(connection);
		connection.party.leaving++;
		connection.end();
	}

	private void count(Connection connection, int more) {
		connection.held += more;
		connection.party.held += more;
		this.held += more;
	}

	/** The connections of one address. */
	static final class Party {

		private final InetAddress address;

		/** Those that are not cut. The first has waited longest for its client. */
		private final Set<Connection> open = new LinkedHashSet<>();

		/** What those hold: bytes. */
		private long held;

		/** How many are cut, and not yet closed. */
		private int leaving;

		Party(InetAddress address) {
			this.address = address;
		}

		boolean waitsForClient() {
			return this.open.stream().anyMatch((each) -> !each.waitsForUs);
		}

	}

}
