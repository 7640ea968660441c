package onrecord.http;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.database.Caller;
import onrecord.reading.TooLong;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The other end of the connection that a request came by. One that has closed its half of
 * it counts as gone, as most servers count it. That can be seen on Linux only, and only
 * of the connection to whatever is in between; elsewhere the time alone is the limit.
 */
final class Peer implements Caller {

	/** What the answer to one request may have: bytes, as the database has it, too. */
	private static final long LONGEST_ANSWER = 10_000_000;

	private final String client;

	private final int port;

	private final int ours;

	private final long waitsUntil;

	private final Allowances.@Nullable Allowance allowance;

	private final boolean compressed;

	private long held;

	private volatile boolean missed;

	/**
	 * Of a request that is just being answered, which is not asked later.
	 * @param patience how long it waits from now on
	 */
	Peer(HttpServletRequest http, Duration patience, Allowances allowances) {
		this.client = Network.of(http.getRemoteAddr());
		this.allowance = allowances.of(this.client);
		this.compressed = http.getHeader(HttpHeaders.ACCEPT_ENCODING) != null;
		this.port = http.getRemotePort();
		this.ours = http.getLocalPort();
		this.waitsUntil = System.nanoTime() + patience.toNanos();
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
	public void holds(int bytes) {
		if (this.held + bytes > LONGEST_ANSWER) {
			throw new TooLong(LONGEST_ANSWER);
		}
		this.held += bytes;
		Connection.holds(bytes);
	}

	/**
	 * Comes with a request.
	 * @throws RefusedRequest where it has asked for too much lately
	 */
	void comes(HttpServletResponse response) {
		if (this.allowance != null) {
			this.allowance.check(response);
		}
	}

	/** Has had an operation answered that costs so much. */
	void pays(long cost, HttpServletResponse response) {
		if (this.allowance != null) {
			this.allowance.spend(cost, response);
		}
	}

	/** Is sent an answer of so many bytes, those included that are held for it. */
	void receives(int length) {
		Connection.isAnswered((int) Math.max(0, length - this.held), this.compressed);
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
