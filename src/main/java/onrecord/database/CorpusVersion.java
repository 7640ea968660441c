package onrecord.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * The version of the corpus, known without asking for it: while it is known, no
 * transaction that changes the corpus can commit (see R__version.sql). A loader waits for
 * its commit until this server has noticed it, a tenth of a second at most.
 */
public final class CorpusVersion implements SmartLifecycle {

	/** The version that a query sees, as {@link #known} tells it. */
	public static final String QUERY = "(select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version";

	private static final String RELEASE = "select pg_advisory_unlock_all()";

	private static final String IS_WAITED_FOR = "select corpus_version_is_waited_for(0.1)";

	private static final long PAUSE_AFTER_FAILURE = 1000;

	/**
	 * How long a version counts as held after the session has last been heard of:
	 * nanoseconds. Well below the time after which PostgreSQL gives up a session that it
	 * cannot reach (tcp_user_timeout in application.yaml), and with it the lock.
	 */
	private static final long LEASE = 2_000_000_000;

	private final DataSource database;

	private volatile @Nullable Held held;

	private final boolean wanted;

	private volatile @Nullable Thread holder;

	/**
	 * Made where the version is known to the database.
	 * @param wanted whether anybody here is going to ask
	 */
	CorpusVersion(DataSource database, boolean wanted) {
		this.database = database;
		this.wanted = wanted;
	}

	/**
	 * The version that every answer read from now on will be of, at least for as long as
	 * this returns the same one; null while that is not certain.
	 */
	public @Nullable String known() {
		Held held = this.held;
		return (held != null && System.nanoTime() - held.heardOf() < LEASE) ? held.version() : null;
	}

	private void hold() {
		while (isHolding()) {
			try (Connection connection = this.database.getConnection();
					Statement statement = connection.createStatement()) {
				holdWith(statement);
			}
			catch (SQLException | RuntimeException ex) {
				// The database is away, or the pool is closing: whoever asks it something
				// will say so.
			}
			pause();
		}
	}

	private void holdWith(Statement session) throws SQLException {
		try {
			while (isHolding()) {
				long asked = System.nanoTime();
				String version = answer(session, "select hold_corpus_version()");
				boolean waitedFor;
				do {
					this.held = (version != null) ? new Held(version, asked) : null;
					asked = System.nanoTime();
					// The session sleeps, not this thread, so that its end is noticed at
					// once.
					waitedFor = "t".equals(answer(session, IS_WAITED_FOR));
				}
				while (isHolding() && version != null && !waitedFor);
				this.held = null;
				answer(session, RELEASE);
			}
		}
		finally {
			this.held = null;
			answer(session, RELEASE);
		}
	}

	/** Whether this thread is the one that was started last, and not yet stopped. */
	private boolean isHolding() {
		return this.holder == Thread.currentThread();
	}

	private static @Nullable String answer(Statement session, String query) throws SQLException {
		try (ResultSet rows = session.executeQuery(query)) {
			return rows.next() ? rows.getString(1) : null;
		}
	}

	private void pause() {
		try {
			Thread.sleep(PAUSE_AFTER_FAILURE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		Thread thread = Thread.ofPlatform().daemon().name("corpus-version").unstarted(this::hold);
		this.holder = thread;
		thread.start();
	}

	@Override
	public void stop() {
		Thread holding = this.holder;
		this.holder = null;
		if (holding != null) {
			holding.interrupt();
			waitFor(holding);
		}
	}

	/** The session goes back to the pool before that is closed. */
	private static void waitFor(Thread holding) {
		try {
			holding.join(PAUSE_AFTER_FAILURE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.wanted;
	}

	@Override
	public boolean isRunning() {
		return this.holder != null;
	}

	/**
	 * A version, and when it was certainly still held.
	 *
	 * @param heardOf of {@link System#nanoTime}
	 */
	private record Held(String version, long heardOf) {
	}

}
