package onrecord.database;

import java.time.Duration;

/**
 * A sum of which half is forgotten every five seconds. Not for several threads at once.
 */
final class Lately {

	private static final double HALF_LIFE = Duration.ofSeconds(5).toNanos();

	private double sum;

	private long at = System.nanoTime();

	void add(double more) {
		this.sum = sum() + more;
		this.at = System.nanoTime();
	}

	/** What has been added, the less the longer ago. */
	double sum() {
		return this.sum * Math.pow(0.5, (System.nanoTime() - this.at) / HALF_LIFE);
	}

}
