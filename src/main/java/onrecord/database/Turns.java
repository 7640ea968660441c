package onrecord.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is, where there are more who want to read than sessions, or more to be
 * worked out than processors. Clients are equal: first comes the one who reads least now
 * and will have read least, and who fills the line makes room for others. What takes long
 * waits apart, and never has all sessions: so what is quick waits for what is quick only.
 */
public final class Turns {

	/** Of how many sessions one is for what takes long. */
	private static final int SESSIONS_FOR_A_LONG_ONE = 4;

	/** Whom to call next: of those who came first, the one who will have had least. */
	private static final Comparator<Waiter> LEAST_FIRST = Comparator
		.<Waiter>comparingInt((waiter) -> waiter.client.reading)
		.thenComparingDouble((waiter) -> waiter.client.read.sum() + waiter.expected);

	/**
	 * How much longer what nobody knew may have taken lately, all of it together, before
	 * all that nobody knows is taken to be long: nanoseconds.
	 */
	private static final double MOST_SURPRISE = Duration.ofSeconds(1).toNanos();

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Waiter> waiting = new ArrayList<>();

	private final Clients clients = new Clients();

	private final Lately surprise = new Lately();

	private final int mostWaiting;

	private final Duration longestWait;

	private int free;

	private int freeForLong;

	/**
	 * Made once.
	 * @param sessions how many may read at once
	 * @param mostWaiting how many may wait for that
	 * @param longestWait how long each may
	 */
	public Turns(int sessions, int mostWaiting, Duration longestWait) {
		this.free = sessions;
		this.freeForLong = Math.max(1, sessions / SESSIONS_FOR_A_LONG_ONE);
		this.mostWaiting = mostWaiting;
		this.longestWait = longestWait;
	}

	/** Whether all sessions are taken. */
	boolean areTaken() {
		this.lock.lock();
		try {
			return this.free == 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for a turn, which is to be closed.
	 * @throws Unavailable where too many wait, or it does not come soon enough
	 */
	public Turn take(Caller caller, Expectation expectation) throws SQLException {
		long since = System.nanoTime();
		Turn turn = begun(caller, expectation, since);
		if (System.nanoTime() - since > Cancellation.PAUSE && caller.isGone()) {
			turn.close();
			throw Failure.canceled("nobody waits for this");
		}
		return turn;
	}

	private Turn begun(Caller caller, Expectation expectation, long since) throws SQLException {
		this.lock.lock();
		try {
			Clients.Client client = this.clients.get(caller.client());
			boolean isLong = expectation.isLong() || !expectation.isKnown() && this.surprise.sum() > MOST_SURPRISE;
			Waiter me = new Waiter(client, expectation, isLong, this.lock.newCondition());
			// Of those who wait, none can be called now.
			if (isFree(me)) {
				call(me);
			}
			else {
				await(me, since + Math.min(this.longestWait.toNanos(), caller.waitsUntil() - since));
			}
			return new Turn(me);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable("the server is stopping: try again later");
		}
		finally {
			this.lock.unlock();
		}
	}

	private void await(Waiter me, long end) throws InterruptedException, Unavailable {
		this.waiting.add(me);
		me.client.waiting++;
		try {
			if (this.waiting.size() > this.mostWaiting) {
				sendAway();
			}
			long left = end - System.nanoTime();
			while (!me.isCalled && !me.isSentAway && left > 0) {
				left = me.condition.awaitNanos(left);
			}
			if (!me.isCalled) {
				throw new Unavailable("too many requests wait for the database: try again later");
			}
		}
		catch (InterruptedException ex) {
			if (me.isCalled) {
				release(me);
			}
			throw ex;
		}
		finally {
			if (this.waiting.remove(me)) {
				me.client.waiting--;
			}
		}
	}

	/** The last of the client of whom most wait. */
	private void sendAway() {
		Waiter last = this.waiting.getLast();
		for (Waiter waiter : this.waiting.reversed()) {
			if (waiter.client.waiting > last.client.waiting) {
				last = waiter;
			}
		}
		this.waiting.remove(last);
		last.client.waiting--;
		last.isSentAway = true;
		last.condition.signal();
	}

	private boolean isFree(Waiter waiter) {
		return this.free > 0 && (!waiter.isLong || this.freeForLong > 0);
	}

	private void callNext() {
		while (true) {
			Waiter next = this.waiting.stream().filter(this::isFree).min(LEAST_FIRST).orElse(null);
			if (next == null) {
				return;
			}
			this.waiting.remove(next);
			next.client.waiting--;
			call(next);
			next.condition.signal();
		}
	}

	private void call(Waiter waiter) {
		this.free--;
		if (waiter.isLong) {
			this.freeForLong--;
		}
		waiter.client.reading++;
		waiter.isCalled = true;
	}

	private void release(Waiter waiter) {
		this.free++;
		if (waiter.isLong) {
			this.freeForLong++;
		}
		waiter.client.reading--;
		callNext();
	}

	/** A turn, until it is closed. */
	public final class Turn implements AutoCloseable {

		private final Waiter waiter;

		private final long since = System.nanoTime();

		private Turn(Waiter waiter) {
			this.waiter = waiter;
		}

		@Override
		public void close() {
			Turns.this.lock.lock();
			try {
				long took = System.nanoTime() - this.since;
				this.waiter.client.read.add(took);
				if (!this.waiter.isLong && !this.waiter.isKnown) {
					Turns.this.surprise.add(Math.max(0, took - Expectation.LONG));
				}
				release(this.waiter);
			}
			finally {
				Turns.this.lock.unlock();
			}
		}

	}

	/** A request that waits. */
	private static final class Waiter {

		private final Clients.Client client;

		private final long expected;

		private final boolean isKnown;

		private final boolean isLong;

		private final Condition condition;

		private boolean isCalled;

		private boolean isSentAway;

		private Waiter(Clients.Client client, Expectation expectation, boolean isLong, Condition condition) {
			this.client = client;
			this.expected = expectation.nanos();
			this.isKnown = expectation.isKnown();
			this.isLong = isLong;
			this.condition = condition;
		}

	}

}
