package onrecord.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.zaxxer.hikari.HikariDataSource;
import onrecord.text.Pace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that requests are read with, for as many at once as there are; the others
 * wait for their {@link Turns turn}. Who cannot be served soon is told so at once.
 */
public final class Sessions {

	private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

	/** How many of them that have ended are told in a minute. */
	private static final int MOST_TOLD = 20;

	/** How often a query is tried whose session ends under it. */
	private static final int MOST_ATTEMPTS = 3;

	/** How long a session may take to say that it is there: seconds. */
	private static final int VALIDATION = 1;

	/** What the database may take to say that it is there. */
	private static final Duration DEADLINE = Duration.ofSeconds(2);

	private final Pace pace = new Pace(LOG, "sessions that have ended", MOST_TOLD);

	private final HikariDataSource pool;

	private final Turns turns;

	private final Duration longestWait;

	private final Cancellation cancellation;

	private Future<Boolean> check = CompletableFuture.completedFuture(true);

	/**
	 * Made once for a pool.
	 * @param sessions how many of the pool's sessions are for requests
	 * @param mostWaiting how many requests may wait for one
	 * @param longestWait how long a request may
	 */
	Sessions(HikariDataSource pool, int sessions, int mostWaiting, Duration longestWait, Cancellation cancellation) {
		this.pool = pool;
		this.turns = new Turns(sessions, mostWaiting, longestWait);
		this.longestWait = longestWait;
		this.cancellation = cancellation;
	}

	/**
	 * Reads something by a query, which is tried anew where its session ends under it. It
	 * is cancelled when the caller leaves or does not wait any longer.
	 * @param expectation how long the query takes, which is told how long it has
	 * @throws Unavailable if the database is away, or no session becomes free soon enough
	 */
	public <T extends @Nullable Object> T read(String sql, Caller caller, Expectation expectation, Reading<T> reading)
			throws SQLException {
		Turns.Turn turn = this.turns.take(caller, expectation);
		try {
			for (int attempt = 1;; attempt++) {
				try (Connection connection = connection(caller, attempt > 1);
						PreparedStatement statement = connection.prepareStatement(sql)) {
					return read(statement, caller, expectation, reading);
				}
				catch (SQLException ex) {
					if (Failure.of(ex) != Failure.SESSION_ENDED || attempt == MOST_ATTEMPTS) {
						throw ex;
					}
					if (this.pace.admits()) {
						LOG.warn("A session has ended, and what was read in it is read again: {}", Login.words(ex));
					}
				}
			}
		}
		finally {
			turn.close();
		}
	}

	private <T extends @Nullable Object> T read(PreparedStatement statement, Caller caller, Expectation expectation,
			Reading<T> reading) throws SQLException {
		long begun = System.nanoTime();
		try {
			T read = this.cancellation.over(statement, caller, reading);
			expectation.took(System.nanoTime() - begun);
			return read;
		}
		catch (SQLException ex) {
			expectation.tookAtLeast(System.nanoTime() - begun);
			throw ex;
		}
	}

	private Connection connection(Caller caller, boolean again) throws SQLException {
		long end = System.nanoTime() + this.longestWait.toNanos();
		while (true) {
			if (Reconnection.isAway(this.pool)) {
				throw new Unavailable("the database is not available: try again later");
			}
			if (caller.waitsUntil() - System.nanoTime() < 0) {
				throw Failure.canceled("this has taken too long");
			}
			try {
				Connection connection = this.pool.getConnection();
				// Where one session was ended, others may have been, and the pool trusts
				// those that were used just now.
				if (!again || connection.isValid(VALIDATION)) {
					return connection;
				}
				this.pool.evictConnection(connection);
			}
			catch (SQLTransientConnectionException ex) {
				// The pool gives up early, so that what has become of the database is
				// seen.
				if (end - System.nanoTime() < 0) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Whether the database answers, or would, if there were not so many asking. It is
	 * asked, and has {@link #DEADLINE}. However many want to know at once, it is asked
	 * once.
	 */
	boolean areThere() {
		try {
			return !Reconnection.isAway(this.pool) && check().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
	}

	private synchronized Future<Boolean> check() {
		if (this.check.isDone()) {
			FutureTask<Boolean> next = new FutureTask<>(this::answers);
			Thread.startVirtualThread(next);
			this.check = next;
		}
		return this.check;
	}

	private boolean answers() {
		long end = System.nanoTime() + DEADLINE.toNanos();
		while (System.nanoTime() - end < 0) {
			try (Connection connection = this.pool.getConnection()) {
				if (connection.isValid(VALIDATION)) {
					return true;
				}
				this.pool.evictConnection(connection);
			}
			catch (SQLException ex) {
				// Requests may have all sessions of the pool.
				return this.turns.areTaken() && Reconnection.letsIn(this.pool, VALIDATION);
			}
		}
		return false;
	}

	/** What a query is executed for. */
	public interface Reading<T extends @Nullable Object> {

		/** Binds the parameters, executes and reads. */
		T from(PreparedStatement statement) throws SQLException;

	}

}
