package onrecord.http;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import onrecord.database.Asker;

/**
 * The other end of the connection that a request came by. One that has closed its half of
 * it counts as gone, as most servers count it. That can be seen on Linux only, and only
 * of the connection to whatever is in between; elsewhere the time alone is the limit.
 */
final class Peer implements Asker {

	private final int port;

	private final int ours;

	private final long waitsUntil;

	private volatile boolean missed;

	/**
	 * Of a request that is just being answered, which is not asked later.
	 * @param patience how long it waits from now on
	 */
	Peer(HttpServletRequest http, Duration patience) {
		this.port = http.getRemotePort();
		this.ours = http.getLocalPort();
		this.waitsUntil = System.nanoTime() + patience.toNanos();
	}

	@Override
	public long waitsUntil() {
		return this.waitsUntil;
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
