package onrecord.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * A client's connection, of which {@link Connections} are told what happens on it. What
 * changes is guarded by those.
 */
final class Connection {

	/**
	 * What one takes whose header is not yet whole: bytes. Tomcat's buffers are most of
	 * it.
	 */
	static final int LEAST = 64 * 1024;

	/** What Tomcat adds to that for a request whose header is whole: bytes. */
	private static final int REQUEST = 40 * 1024;

	/** What compressing an answer takes besides, outside of the heap: bytes. */
	private static final int DEFLATER = 300_000;

	private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

	private final Connections all;

	private final SocketChannel channel;

	/** Those of the same address. */
	final Connections.Party party;

	/** What it takes, while it is open: bytes. */
	int held;

	/** When the header began that is not yet whole; 0 where there is none. */
	long begun;

	/** Whether it is this server that has to do something next, and not the client. */
	boolean waitsForUs;

	/** Whether its end is near: as soon as Tomcat has noticed. */
	boolean cut;

	Connection(Connections all, SocketChannel channel, Connections.Party party) {
		this.all = all;
		this.channel = channel;
		this.party = party;
	}

	/** Notes that the request which this thread works for holds more: bytes. */
	static void holds(int more) {
		Connection connection = current();
		if (connection != null) {
			connection.all.hold(connection, more);
		}
	}

	/** Notes that a request has begun which this thread works for. */
	static void begins() {
		Connection connection = current();
		if (connection != null) {
			// Not at the end of the last one: what remains of an answer, Tomcat sends
			// after that.
			connection.all.finished(connection);
			connection.all.hold(connection, REQUEST);
		}
	}

	/** Notes that the client has said all, and waits for this server. */
	static void isAsked() {
		Connection connection = current();
		if (connection != null) {
			connection.all.wait(connection, true);
		}
	}

	/** Notes that an answer is sent from here on: of so many bytes. */
	static void isAnswered(int length, boolean compressed) {
		Connection connection = current();
		if (connection != null) {
			connection.all.wait(connection, false);
			connection.all.hold(connection, compressed ? length + DEFLATER : length);
		}
	}

	/** Null on a port that is not for clients. */
	private static @Nullable Connection current() {
		return CURRENT.get();
	}

	/** Lets the current thread work for it. */
	void enter() {
		CURRENT.set(this);
	}

	/**
	 * The current thread has done what there was to do.
	 * @param finished whether no request has begun that is to go on
	 */
	void leave(boolean finished) {
		CURRENT.remove();
		if (finished) {
			this.all.finished(this);
		}
		else {
			this.all.begun(this);
		}
	}

	/**
	 * Ends both streams, by which Tomcat notices, whatever it is waiting for, and clears
	 * up. What was not sent yet is not sent any more.
	 */
	void end() {
		try {
			this.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
			this.channel.shutdownInput();
			this.channel.shutdownOutput();
		}
		catch (IOException ex) {
			// It is closed already.
		}
	}

}
