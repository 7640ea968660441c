package onrecord.loading;

/** Hears how far a load has come. */
public interface Progress {

	/** Something else is being done from now on: Reading, Checking, Merging. */
	void phase(String name);

	/**
	 * How far the phase has come.
	 * @param records since it began
	 * @param bytes of the files, as they are stored
	 */
	void advanced(long records, long bytes);

}
