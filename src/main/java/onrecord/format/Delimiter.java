package onrecord.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

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
	 * What somebody says that it is: a character, or the name of one.
	 * @throws IllegalArgumentException if it cannot be one
	 */
	static char named(String name) {
		for (Delimiter delimiter : values()) {
			if (name.equalsIgnoreCase(delimiter.name()) || (delimiter == TAB && name.equals("\\t"))) {
				return delimiter.letter;
			}
		}
		if (name.length() != 1 || Character.isLetterOrDigit(name.charAt(0)) || "\"\r\n ".contains(name)) {
			throw new IllegalArgumentException(
					"\"%s\" is no delimiter; it can be %s, or one other character.".formatted(name,
							Arrays.stream(values())
								.map((one) -> one.name().toLowerCase(Locale.ROOT))
								.collect(Collectors.joining(", "))));
		}
		return name.charAt(0);
	}

	/**
	 * What gives the first row the most columns whose names are known; where there are no
	 * such, what gives the first rows the same number of columns, and the most. Null
	 * where nothing does.
	 */
	static @Nullable Delimiter of(String head) {
		@Nullable Delimiter best = null;
		long most = 0;
		for (Delimiter delimiter : values()) {
			RowReader rows = delimiter.rows(head, Quoting.CSV);
			rows.next();
			long known = (rows.cells().size() < 2) ? 0
					: rows.cells().stream().map(Column::named).filter(Objects::nonNull).distinct().count();
			if (known > most) {
				best = delimiter;
				most = known;
			}
		}
		return (best != null) ? best : bySteadiness(head);
	}

	private static @Nullable Delimiter bySteadiness(String head) {
		@Nullable Delimiter best = null;
		int most = 1;
		for (Delimiter delimiter : values()) {
			int columns = Math.max(delimiter.columns(head, Quoting.CSV), delimiter.columns(head, Quoting.NONE));
			if (columns > most) {
				best = delimiter;
				most = columns;
			}
		}
		return best;
	}

	private int columns(String head, Quoting quoting) {
		List<Integer> counts = new ArrayList<>();
		RowReader rows = rows(head, quoting);
		while (counts.size() <= ROWS && rows.next()) {
			counts.add(rows.cells().size());
		}
		// The last of several may go on beyond the head.
		if (counts.size() > 1) {
			counts.removeLast();
		}
		return (counts.stream().distinct().count() == 1) ? counts.getFirst() : 0;
	}

	private RowReader rows(String head, Quoting quoting) {
		return new RowReader(new StringReader(head), this.letter, quoting, false);
	}

}
