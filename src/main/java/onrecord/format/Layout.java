package onrecord.format;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * How a table is written: as somebody says, else as the whole of what can be seen of it
 * says. Marks are taken for quoting unless that puts lines of a table with tabs together
 * which, by their tabs, are rows each.
 *
 * @param wary whether nobody said what marks are, so that none may put lines together
 * that may be rows
 * @param plainFrom where a mark stands because of which all are taken for characters;
 * null where there is none, or somebody said so
 */
record Layout(char delimiter, Quoting quoting, boolean wary, RowReader.@Nullable Doubt plainFrom) {

	/**
	 * Looks at the beginning of a table.
	 * @param beginning at most as much as is looked at; if it is less, it is all
	 */
	static Layout of(Format format, byte[] beginning, TableHints hints) {
		String head = new String(beginning, StandardCharsets.UTF_8);
		boolean cut = beginning.length == Content.CHUNK;
		char delimiter = delimiter(format, head, hints);
		if (hints.quoting() != null) {
			return new Layout(delimiter, hints.quoting(), false, null);
		}
		RowReader rows = new RowReader(new StringReader(head), delimiter, Quoting.CSV, true);
		while (rows.next()) {
			// Only the doubt is of interest.
		}
		RowReader.Doubt doubt = rows.doubt();
		if (doubt != null && !(cut && doubt.open()) && delimiter == Delimiter.TAB.letter && arePlain(head, cut)) {
			return new Layout(delimiter, Quoting.NONE, true, doubt);
		}
		return new Layout(delimiter, Quoting.CSV, true, null);
	}

	private static char delimiter(Format format, String head, TableHints hints) {
		if (hints.delimiter() != null) {
			return Delimiter.named(hints.delimiter());
		}
		@Nullable Delimiter found = (format == Format.TSV) ? Delimiter.TAB : Delimiter.of(head);
		return ((found != null) ? found : Delimiter.COMMA).letter;
	}

	/**
	 * Whether each line has as many cells as the first, and no mark is doubled as only
	 * quoting does. The last line may be cut off.
	 */
	private static boolean arePlain(String head, boolean cut) {
		RowReader lines = new RowReader(new StringReader(head), Delimiter.TAB.letter, Quoting.NONE, false);
		int width = 0;
		boolean steady = !head.contains("\"\"");
		boolean last = true;
		while (lines.next()) {
			steady &= last;
			width = (width == 0) ? lines.cells().size() : width;
			last = lines.cells().size() == width;
		}
		return steady && width > 1 && (last || cut);
	}

	RowReader rows(Reader text) {
		return new RowReader(text, this.delimiter, this.quoting, this.wary);
	}

}
