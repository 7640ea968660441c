package onrecord.database;

/** For whom something is read. */
public interface Caller {

	/** One who always waits, as long as the database itself allows. */
	Caller PATIENT = new Caller() {

		@Override
		public long waitsUntil() {
			// Far ahead, and yet near enough to be compared with now.
			return System.nanoTime() + Long.MAX_VALUE / 2;
		}

		@Override
		public boolean isGone() {
			return false;
		}

	};

	/**
	 * Who asks, as far as that can be told: what one client asks at once counts together.
	 */
	default String client() {
		return "";
	}

	/** From when on an answer is of no use: of {@link System#nanoTime}. */
	long waitsUntil();

	/**
	 * Whether nobody waits any longer; false where that cannot be told. Asked only for
	 * what takes long, from any thread, and may take some milliseconds.
	 */
	boolean isGone();

	/**
	 * What is read for whoever asks has so many bytes, which are held until they are
	 * sent. It may refuse them by an exception of its own.
	 */
	default void holds(int bytes) {
	}

}
