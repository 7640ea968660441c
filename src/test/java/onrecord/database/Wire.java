package onrecord.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.Semaphore;

/** Between here and PostgreSQL, and can be cut without either end noticing. */
final class Wire implements AutoCloseable {

	private final ServerSocket near = new ServerSocket(0);

	private final Semaphore whole = new Semaphore(1);

	private final String database;

	private Wire(String host, int port, String database) throws IOException {
		this.database = database;
		Thread.ofVirtual().start(() -> {
			while (!this.near.isClosed()) {
				try {
					Socket one = this.near.accept();
					Socket other = new Socket(host, port);
					Thread.ofVirtual().start(() -> carry(one, other));
					Thread.ofVirtual().start(() -> carry(other, one));
				}
				catch (IOException ex) {
					return;
				}
			}
		});
	}

	private void carry(Socket from, Socket to) {
		byte[] bytes = new byte[8192];
		try (from; to) {
			for (int read; (read = from.getInputStream().read(bytes)) >= 0;) {
				this.whole.acquire();
				this.whole.release();
				to.getOutputStream().write(bytes, 0, read);
			}
		}
		catch (IOException | InterruptedException ex) {
			// One of the ends is gone, and so is this.
		}
	}

	static Wire to(OwnDatabase database) throws IOException {
		URI server = URI.create(database.url().substring("jdbc:".length()));
		return new Wire(server.getHost(), server.getPort(), server.getPath());
	}

	/** The address of the database at the other end, for JDBC. */
	String url() {
		return "jdbc:postgresql://localhost:%d%s".formatted(this.near.getLocalPort(), this.database);
	}

	void interrupt() {
		this.whole.acquireUninterruptibly();
	}

	void mend() {
		this.whole.release();
	}

	@Override
	public void close() throws IOException {
		this.near.close();
	}

}
