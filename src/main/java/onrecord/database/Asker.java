package onrecord.database;

/** For whom something is read. */
public interface Asker {

	/** One who always waits, as long as the database itself allows. */
	Asker PATIENT = new Asker() {

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

	/** From when on an answer is of no use: of {@link System#nanoTime}. */
	long waitsUntil();

	/**
	 * Whether nobody waits any longer; false where that cannot be told. Asked only for
	 * what takes long, from any thread, and may take some milliseconds.
	 */
	boolean isGone();

}
