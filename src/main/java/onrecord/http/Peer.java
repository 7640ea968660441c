package onrecord.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.database.Asker;
import onrecord.database.Unavailable;

/**
 * The other end of the connection that a request came by. One that has closed its half of
 * it counts as gone, as most servers count it. That can be seen on Linux only, and only
 * of the connection to whatever is in between; elsewhere the time alone is the limit.
 */
final class Peer implements Asker, AutoCloseable {

	/** How many bytes of an address of version 6 name the network. */
	private static final int NETWORK = 8;

	private final String client;

	private final int port;

	private final int ours;

	private final long waitsUntil;

	private final Room.Share share;

	private final Allowances.Allowance allowance;

	private volatile boolean missed;

	/**
	 * Of a request that is just being answered, which is not asked later.
	 * @param patience how long it waits from now on
	 * @param room for answers, of which it has a share until it is closed
	 */
	Peer(HttpServletRequest http, Duration patience, Room room, Allowances allowances) {
		this.share = room.share();
		this.client = client(http.getRemoteAddr());
		this.allowance = allowances.of(this.client);
		this.port = http.getRemotePort();
		this.ours = http.getLocalPort();
		this.waitsUntil = System.nanoTime() + patience.toNanos();
	}

	/** Of version 6, whoever has one address has all that begin like it. */
	private static String client(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return HexFormat.of().formatHex(bytes, 0, Math.min(NETWORK, bytes.length));
		}
		catch (UnknownHostException ex) {
			// A proxy has said something else of it.
			return address;
		}
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

	/**
	 * Comes with a request.
	 * @throws RefusedRequest where it has asked for too much lately
	 */
	void comes(HttpServletResponse response) {
		this.allowance.check(response);
	}

	/**
	 * Is going to take an answer to an operation.
	 * @throws RefusedRequest where there is no room for it now
	 */
	void takes(Answer answer, long cost, HttpServletResponse response) {
		this.allowance.spend(cost, response);
		this.share.cover(answer.length());
	}

	@Override
	public void close() {
		this.share.close();
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
