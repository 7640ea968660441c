package onrecord.format;

import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/** What stands between the columns of a table. */
enum Delimiter {

	TAB('\t'), COMMA(','), SEMICOLON(';'), BAR('|');

	/** So many rows must have as many columns as the first. */
	private static final int ROWS = 10;

	final char letter;

	Delimiter(char letter) {
		this.letter = letter;
	}

	/**
	 * What gives the first rows the same number of columns, and the most; null where
	 * nothing does.
	 */
	static @Nullable Delimiter of(String head) {
		@Nullable Delimiter best = null;
		int most = 1;
		for (Delimiter delimiter : values()) {
			int columns = delimiter.columns(head);
			if (columns > most) {
				best = delimiter;
				most = columns;
			}
		}
		return best;
	}

	private int columns(String head) {
		List<Integer> counts = new ArrayList<>();
		try (CsvReader<CsvRecord> rows = CsvReader.builder()
			.fieldSeparator(this.letter)
			.allowExtraFields(true)
			.allowMissingFields(true)
			.maxBufferSize(1 << 17)
			.ofCsvRecord(head)) {
			for (CsvRecord row : rows) {
				counts.add(row.getFieldCount());
				if (counts.size() > ROWS) {
					break;
				}
			}
		}
		catch (CsvParseException | java.io.IOException ex) {
			// A row that goes on beyond the head; the ones before it count.
		}
		if (counts.size() > 1) {
			counts.removeLast();
		}
		return (counts.stream().distinct().count() == 1) ? counts.getFirst() : 0;
	}

}
