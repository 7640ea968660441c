package onrecord.database;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Those who read, with what each does now and has had lately. Not for several threads at
 * once.
 */
final class Clients {

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
		return client;
	}

	/** Whoever may have several requests at once. */
	static final class Client {

		/** How many of its requests read, and how many wait to. */
		int reading;

		int waiting;

		/** How long it has read: nanoseconds. */
		final Lately read = new Lately();

		private boolean isIdle() {
			return this.reading == 0 && this.waiting == 0;
		}

	}

}
