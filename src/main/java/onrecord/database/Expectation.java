package onrecord.database;

import java.time.Duration;

/**
 * How long a query is expected to take: at first by what it asks for, later by what it
 * has taken. It decides only where the query waits.
 */
public final class Expectation {

	/** What is expected to take longer waits apart: nanoseconds. */
	static final long LONG = Duration.ofMillis(50).toNanos();

	/** How much of a time that was not expected is believed at once. */
	private static final int DOUBT = 4;

	private volatile long nanos;

	private volatile boolean isKnown;

	/** Of a query that has not been executed yet. */
	public Expectation(Duration first) {
		this.nanos = first.toNanos();
	}

	/** How long: nanoseconds. */
	long nanos() {
		return this.nanos;
	}

	/** Whether it takes long. */
	boolean isLong() {
		return this.nanos > LONG;
	}

	/** Whether it has been executed before. */
	boolean isKnown() {
		return this.isKnown;
	}

	/**
	 * It has taken so long. A shorter time is believed; a longer one may be that of
	 * others who were busy meanwhile.
	 */
	void took(long now) {
		this.isKnown = true;
		expect(now, 0);
	}

	/** It was given up after so long. */
	void tookAtLeast(long now) {
		expect(now, this.nanos);
	}

	private void expect(long now, long least) {
		this.nanos = Math.max(least, Math.min(now, Math.max(2 * this.nanos, now / DOUBT)));
	}

}
