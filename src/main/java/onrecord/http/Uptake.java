package onrecord.http;

import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * How fast a client takes its answer. One that takes some bytes now and then would hold
 * on to it for hours.
 */
final class Uptake {

	/** How long a client may take, whatever there is to take: nanoseconds. */
	private static final long GRACE = 10_000_000_000L;

	/** How much it must take in a second, then: bytes. */
	private static final long SLOWEST = 20_000;

	private static final long SECOND = 1_000_000_000L;

	private final long begun = System.nanoTime();

	private long bytes;

	/**
	 * So much more has been written.
	 * @throws IOException where all of it has taken too long: the connection is of no use
	 */
	void wrote(int more) throws IOException {
		this.bytes += more;
		if (System.nanoTime() - this.begun > GRACE + this.bytes * SECOND / SLOWEST) {
			throw new SocketTimeoutException("the client takes its answer too slowly");
		}
	}

}
