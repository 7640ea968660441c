package onrecord.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Cancels queries that nobody waits for any more. Those that are done within
 * {@link #PAUSE} cost no more than being entered in a set.
 */
final class Cancellation implements AutoCloseable {

	/** How often it is looked whether somebody still waits: nanoseconds. */
	static final long PAUSE = Duration.ofMillis(200).toNanos();

	/**
	 * After which time a query that cannot be cancelled is given up, with its session:
	 * nothing answers at the other end. Nanoseconds.
	 */
	private static final long HOPELESS = Duration.ofSeconds(2).toNanos();

	private final Set<Entry> running = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService looking = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cancellation").factory());

	Cancellation() {
		this.looking.scheduleWithFixedDelay(this::look, PAUSE, PAUSE, TimeUnit.NANOSECONDS);
	}

	/** Reads by a query, and watches over it meanwhile. */
	<T extends @Nullable Object> T over(PreparedStatement statement, Caller caller, Sessions.Reading<T> reading)
			throws SQLException {
		Entry entry = new Entry(statement, caller);
		this.running.add(entry);
		try {
			return reading.from(statement);
		}
		finally {
			this.running.remove(entry);
		}
	}

	private void look() {
		long now = System.nanoTime();
		for (Entry entry : this.running) {
			if (now - entry.caller.waitsUntil() > HOPELESS) {
				entry.giveUp();
			}
			else if (now - entry.caller.waitsUntil() > 0 || now - entry.since > PAUSE && entry.caller.isGone()) {
				entry.cancel();
			}
		}
	}

	@Override
	public void close() {
		this.looking.shutdownNow();
	}

	/** A query that is running. */
	private static final class Entry {

		private final PreparedStatement statement;

		private final Caller caller;

		private final long since = System.nanoTime();

		private final AtomicBoolean busy = new AtomicBoolean();

		private Entry(PreparedStatement statement, Caller caller) {
			this.statement = statement;
			this.caller = caller;
		}

		/** Again each time, because the driver forgets one that comes too early. */
		private void cancel() {
			apart(this.statement::cancel);
		}

		private void giveUp() {
			apart(() -> this.statement.getConnection().abort(Runnable::run));
		}

		/**
		 * For a cancellation a connection of its own is opened, which may take its time.
		 */
		private void apart(Action action) {
			if (this.busy.compareAndSet(false, true)) {
				Thread.startVirtualThread(() -> {
					try {
						action.run();
					}
					catch (SQLException ex) {
						// It has ended meanwhile, or is given up later.
					}
					finally {
						this.busy.set(false);
					}
				});
			}
		}

	}

	/** What may fail. */
	private interface Action {

		void run() throws SQLException;

	}

}
