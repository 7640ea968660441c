package onrecord.text;

import java.time.Duration;

import org.slf4j.Logger;

/**
 * Bounds how many lines of a kind a log gets in a minute: clients may cause them as often
 * as they like. When the minute is over one line says how many were left out.
 */
public final class Pace {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Logger log;

	private final String lines;

	private final int most;

	private final Duration period;

	private long begun;

	private int admitted;

	private int leftOut;

	/**
	 * Made once for a kind of lines.
	 * @param lines what they tell, in words: "slow queries"
	 * @param most how many are written in a minute
	 */
	public Pace(Logger log, String lines, int most) {
		this(log, lines, most, MINUTE);
	}

	Pace(Logger log, String lines, int most, Duration period) {
		this.log = log;
		this.lines = lines;
		this.most = most;
		this.period = period;
	}

	/** Whether one more may be written now. */
	public synchronized boolean admits() {
		long now = System.nanoTime();
		if (this.admitted == 0 || (now - this.begun >= this.period.toNanos() && this.leftOut == 0)) {
			this.begun = now;
			this.admitted = 0;
		}
		if (this.admitted < this.most) {
			this.admitted++;
			return true;
		}
		if (this.leftOut++ == 0) {
			Thread.ofVirtual().name("pace").start(this::tell);
		}
		return false;
	}

	/** Waits for the end of the minute, and begins another. */
	private void tell() {
		try {
			Thread.sleep(Duration.ofNanos(Math.max(0, this.period.toNanos() - (System.nanoTime() - begun()))));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.log.warn("{} more {} were left out here: at most {} a minute are told.", renew(), this.lines, this.most);
	}

	private synchronized long begun() {
		return this.begun;
	}

	private synchronized int renew() {
		int left = this.leftOut;
		this.leftOut = 0;
		this.admitted = 0;
		return left;
	}

}
