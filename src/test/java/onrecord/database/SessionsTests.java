package onrecord.database;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What cannot be told apart from a slow database: one at the end of a dead wire. */
class SessionsTests {

	private OwnDatabase database;

	private Wire wire;

	private HikariDataSource pool;

	private Cancellation cancellation;

	private Sessions sessions;

	@BeforeEach
	void connect() throws IOException {
		this.database = TestDatabase.fresh();
		this.wire = Wire.to(this.database);
		this.pool = new HikariDataSource();
		this.pool.setJdbcUrl(this.wire.url());
		this.pool.setUsername(Roles.READER);
		this.pool.setPassword(TestDatabase.PASSWORD);
		this.pool.setMaximumPoolSize(2);
		this.pool.setConnectionTimeout(250);
		this.pool.setValidationTimeout(250);
		this.pool.addDataSourceProperty("loginTimeout", "1");
		this.pool.addDataSourceProperty("connectTimeout", "1");
		this.pool.addDataSourceProperty("cancelSignalTimeout", "1");
		Reconnection.of(this.pool);
		this.cancellation = new Cancellation();
		this.sessions = new Sessions(this.pool, 1, 0, Duration.ofSeconds(1), this.cancellation);
	}

	@AfterEach
	void disconnect() throws IOException, SQLException {
		this.wire.close();
		this.cancellation.close();
		this.pool.close();
		this.database.close();
	}

	@Test
	void aSessionAtTheEndOfADeadWireIsGivenUpAndReplaced() throws SQLException {
		assertThat(read(Caller.PATIENT)).isEqualTo("1");
		assertThat(this.sessions.areThere()).isTrue();
		this.wire.interrupt();
		long asked = System.nanoTime();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> read(waitingUntil(asked + 500_000_000)));
		assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.sessions.areThere()).isFalse();
		this.wire.mend();
		await().atMost(Duration.ofSeconds(3)).until(this.sessions::areThere);
		assertThat(read(Caller.PATIENT)).isEqualTo("1");
	}

	private String read(Caller caller) throws SQLException {
		return this.sessions.read("select 1", caller, new Expectation(Duration.ZERO), SessionsTests::only);
	}

	private static String only(PreparedStatement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static Caller waitingUntil(long time) {
		return new Caller() {
			@Override
			public long waitsUntil() {
				return time;
			}

			@Override
			public boolean isGone() {
				return false;
			}
		};
	}

}
