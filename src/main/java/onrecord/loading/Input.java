package onrecord.loading;

import java.io.IOException;
import java.util.function.LongConsumer;

/** What is to be loaded: reads it from the beginning, as often as it is asked to. */
public interface Input {

	/**
	 * Reads everything, and hands it over record by record; each time the same, and in
	 * the same order.
	 * @param intake takes the records
	 * @param progress hears how many bytes of the files have been read, as they are
	 * stored
	 */
	void read(Intake intake, LongConsumer progress) throws IOException;

}
