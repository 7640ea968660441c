package onrecord.fuzz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Dates that are known by the year, the month or the day. */
final class Dates {

	private static final int YEAR = 4;

	private static final int MONTH = 7;

	private static final int DAY = 10;

	private Dates() {
	}

	/** Whether a text is a day of the calendar, of the years from 1 to 9999. */
	static boolean isDay(String text) {
		try {
			return LocalDate.parse(text).getYear() > 0 && text.length() == DAY;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/** A date as the schema shows it. */
	static @Nullable Map<String, Object> shown(@Nullable Object date) {
		if (date == null) {
			return null;
		}
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("value", date);
		shown.put("precision", switch (date.toString().length()) {
			case YEAR -> "YEAR";
			case MONTH -> "MONTH";
			default -> "DAY";
		});
		shown.put("earliest", earliest(date).toString());
		shown.put("latest", latest(date).toString());
		return shown;
	}

	static LocalDate earliest(Object date) {
		String text = date.toString();
		return LocalDate.parse(text + "-01-01".substring(Math.min(text.length(), DAY) - YEAR));
	}

	static LocalDate latest(Object date) {
		return switch (date.toString().length()) {
			case YEAR -> earliest(date).plusYears(1).minusDays(1);
			case MONTH -> YearMonth.parse(date.toString()).atEndOfMonth();
			default -> earliest(date);
		};
	}

}
