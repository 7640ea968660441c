package onrecord.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A version counts only as long as its session is certainly there. */
class CorpusVersionTests {

	private OwnDatabase database;

	private Wire wire;

	private CorpusVersion corpus;

	@BeforeEach
	void hold() throws IOException {
		this.database = TestDatabase.fresh();
		URI server = URI.create(this.database.url().substring("jdbc:".length()));
		this.wire = new Wire(server.getHost(), server.getPort());
		PGSimpleDataSource reader = new PGSimpleDataSource();
		reader.setUrl("jdbc:postgresql://localhost:%d%s".formatted(this.wire.port(), server.getPath()));
		reader.setUser(Roles.READER);
		reader.setPassword(TestDatabase.PASSWORD);
		this.corpus = new CorpusVersion(reader, true);
		this.corpus.start();
		await().until(() -> this.corpus.known() != null);
	}

	@AfterEach
	void letGo() throws IOException, SQLException {
		this.wire.close();
		this.corpus.stop();
		this.database.close();
	}

	@Test
	void overADeadWireNothingIsKnown() {
		this.wire.interrupt();
		await().atMost(Duration.ofMillis(2500)).until(() -> this.corpus.known() == null);
		this.wire.mend();
		await().until(() -> this.corpus.known() != null);
	}

	@Test
	void aSessionThatWasEndedHoldsNothing() throws SQLException {
		String before = this.corpus.known();
		try (Connection connection = this.database.superuser().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(
					"""
							select pg_terminate_backend(pid) from pg_locks
							where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())""");
			statement.execute("update topic set description = 'told anew'");
		}
		await().until(() -> this.corpus.known() != null && !this.corpus.known().equals(before));
	}

	@Test
	void aLoadWaitsOnlyUntilItIsNoticed() throws SQLException {
		String before = this.corpus.known();
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set statement_timeout = '2s'");
			statement.execute("update topic set description = 'told anew'");
		}
		assertThat(this.corpus.known()).isNotEqualTo(before);
	}

	/** Between here and PostgreSQL, and can be cut without either end noticing. */
	private static final class Wire {

		private final ServerSocket near = new ServerSocket(0);

		private final Semaphore whole = new Semaphore(1);

		Wire(String host, int port) throws IOException {
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

		int port() {
			return this.near.getLocalPort();
		}

		void interrupt() {
			this.whole.acquireUninterruptibly();
		}

		void mend() {
			this.whole.release();
		}

		void close() throws IOException {
			this.near.close();
		}

	}

}
