package onrecord.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens the connections of a pool, and knows whether PostgreSQL lets it. While it does
 * not, it is tried again ten times a second until it does: the pool itself would wait
 * longer each time, up to five seconds. Only the first connection of all may fail, so
 * that a start does.
 */
final class Reconnection extends DelegatingDataSource {

	private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	/** How long the pool waits for an attempt when it is closed: seconds. */
	private static final int ATTEMPT = 5;

	private final HikariDataSource pool;

	private volatile boolean connected;

	private volatile boolean failing;

	private Reconnection(HikariDataSource pool) {
		super(new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(), pool.getDataSourceProperties(),
				pool.getUsername(), pool.getPassword()));
		this.pool = pool;
	}

	/** Lets the pool, which has not been used yet, open its connections so. */
	static void of(HikariDataSource pool) {
		pool.setDataSource(new Reconnection(pool));
	}

	/**
	 * Whether the last attempt failed, and there is no connection left of earlier ones.
	 */
	static boolean isAway(HikariDataSource pool) {
		return pool.getDataSource() instanceof Reconnection opening && opening.failing
				&& pool.getHikariPoolMXBean().getTotalConnections() == 0;
	}

	/** Whether the database lets in somebody who is not of the pool, and answers. */
	static boolean letsIn(HikariDataSource pool, int seconds) {
		if (!(pool.getDataSource() instanceof Reconnection opening)) {
			return false;
		}
		try (Connection connection = opening.obtainTargetDataSource().getConnection()) {
			return connection.isValid(seconds);
		}
		catch (SQLException ex) {
			// One that says so is there: it is only full.
			return Failure.of(ex) == Failure.TOO_MANY_SESSIONS;
		}
	}

	@Override
	public Connection getConnection() throws SQLException {
		return connect(super::getConnection);
	}

	@Override
	public Connection getConnection(String user, String password) throws SQLException {
		return connect(() -> super.getConnection(user, password));
	}

	private Connection connect(Attempt attempt) throws SQLException {
		while (true) {
			try {
				Connection connection = attempt.connection();
				if (this.failing) {
					LOG.warn("The database is back.");
				}
				this.connected = true;
				this.failing = false;
				return connection;
			}
			catch (SQLException ex) {
				if (!this.connected || this.pool.isClosed()) {
					throw ex;
				}
				if (!this.failing) {
					LOG.warn("The database takes nobody in: {}", Login.words(ex));
				}
				this.failing = true;
				pause(ex);
			}
		}
	}

	private static void pause(SQLException failure) throws SQLException {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure;
		}
	}

	/** Set by properties of the driver: this would set it for the whole JVM. */
	@Override
	public void setLoginTimeout(int seconds) {
	}

	@Override
	public int getLoginTimeout() {
		return ATTEMPT;
	}

	/** To open one connection. */
	private interface Attempt {

		Connection connection() throws SQLException;

	}

}
