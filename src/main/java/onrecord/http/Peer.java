package onrecord.http;

import java.time.Duration;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import onrecord.database.Asker;
import onrecord.database.Unavailable;

/**
 * The other end of the connection that a request came by. One that has closed its half of
 * it counts as gone, as most servers count it. That can be seen on Linux only, and only
 * of the connection to whatever is in between; elsewhere the time alone is the limit.
 */
final class Peer implements Asker {

	/** How many groups of an address of version 6 name the network. */
	private static final int NETWORK = 4;

	private final String client;

	private final int port;

	private final int ours;

	private final long waitsUntil;

	private final Room.Share share;

	private volatile boolean missed;

	/**
	 * Of a request that is just being answered, which is not asked later.
	 * @param patience how long it waits from now on
	 * @param share of the room for answers, which belongs to the request
	 */
	Peer(HttpServletRequest http, Duration patience, Room.Share share) {
		this.share = share;
		this.client = client(http.getRemoteAddr());
		this.port = http.getRemotePort();
		this.ours = http.getLocalPort();
		this.waitsUntil = System.nanoTime() + patience.toNanos();
	}

	/** Of version 6, whoever has one address has all that begin like it. */
	private static String client(String address) {
		String[] groups = address.split(":");
		return (groups.length > NETWORK) ? String.join(":", Arrays.copyOf(groups, NETWORK)) : address;
	}

	@Override
	public String client() {
		return this.client;
	}

	@Override
	public long waitsUntil() {
		return this.waitsUntil;
	}

	@Override
	public void holds(int bytes) throws Unavailable {
		this.share.take(bytes);
	}

	@Override
	public boolean isGone() {
		return switch (TcpTable.recent().connection(this.ours, this.port)) {
			case OPEN, UNKNOWN -> false;
			case LEFT -> true;
			case NONE -> {
				// Linux may skip one that it is just moving: so it must be missed twice.
				boolean before = this.missed;
				this.missed = true;
				yield before;
			}
		};
	}

}
