package onrecord.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Those who read, with what each does now and has had lately. Not for several threads at
 * once.
 */
final class Clients {

	/** After which time half of what a client has read is forgotten: nanoseconds. */
	private static final double HALF_LIFE = Duration.ofSeconds(5).toNanos();

	/** What is quick takes no longer than that: nanoseconds. */
	private static final long QUICK = Duration.ofMillis(100).toNanos();

	/**
	 * How much time what was expected to be quick may take beyond that: nanoseconds.
	 */
	private static final double MOST_SURPRISE = Duration.ofSeconds(1).toNanos();

	/** Of how many is remembered what they have read. */
	private static final int MOST = 1000;

	/** The one that has not been here for longest comes first. */
	private final Map<String, Client> all = new LinkedHashMap<>(16, 0.75f, true);

	/** The client of a name, as it is now. */
	Client get(String name) {
		Client client = this.all.computeIfAbsent(name, (unknown) -> new Client());
		if (this.all.size() > MOST) {
			this.all.values()
				.stream()
				.filter(Client::isIdle)
				.findFirst()
				.ifPresent((idle) -> this.all.values().remove(idle));
		}
		client.forget();
		return client;
	}

	/** Whoever may have several requests at once. */
	static final class Client {

		/** How many of its requests read, and how many wait to. */
		int reading;

		int waiting;

		private double read;

		private double surprise;

		private long at = System.nanoTime();

		private Client() {
		}

		/** How long it has read, the less the longer ago: nanoseconds. */
		double read() {
			return this.read;
		}

		/** Whether what it asked for the first time has taken long too often lately. */
		boolean isDoubted() {
			return this.surprise > MOST_SURPRISE;
		}

		/** It has read for so long. */
		void hasRead(long nanos, boolean wasQuick) {
			forget();
			this.read += nanos;
			if (wasQuick) {
				this.surprise += Math.max(0, nanos - QUICK);
			}
		}

		private boolean isIdle() {
			return this.reading == 0 && this.waiting == 0;
		}

		private void forget() {
			long now = System.nanoTime();
			double rest = Math.pow(0.5, (now - this.at) / HALF_LIFE);
			this.read *= rest;
			this.surprise *= rest;
			this.at = now;
		}

	}

}
