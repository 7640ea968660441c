package onrecord.fuzz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Dates of level 1 of the Extended Date/Time Format, by what the schema says of them.
 */
final class Dates {

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
		shown.put("precision", precision(date.toString()));
		shown.put("qualifier", qualifier(date.toString()));
		shown.put("earliest", text(earliest(date)));
		shown.put("latest", text(latest(date)));
		return shown;
	}

	static @Nullable String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : null;
	}

	private static String precision(String date) {
		String known = date.replaceAll("[?~%]", "").replaceAll("(-XX)+$", "");
		if (known.contains("/")) {
			return "INTERVAL";
		}
		if (known.contains("X")) {
			return known.endsWith("XX") ? "CENTURY" : "DECADE";
		}
		String[] parts = known.split("-");
		return (parts.length == 1) ? "YEAR" : (parts.length == 3) ? "DAY" : isMonth(parts[1]) ? "MONTH" : "SEASON";
	}

	private static @Nullable String qualifier(String date) {
		boolean uncertain = date.contains("?") || date.contains("%");
		boolean approximate = date.contains("~") || date.contains("%");
		return (uncertain && approximate) ? "UNCERTAIN_AND_APPROXIMATE"
				: uncertain ? "UNCERTAIN" : approximate ? "APPROXIMATE" : null;
	}

	static @Nullable LocalDate earliest(Object date) {
		String[] parts = parts(date.toString(), 0);
		return (parts == null) ? null : LocalDate.of(Integer.parseInt(parts[0].replace('X', '0')),
				known(parts, 1) ? Integer.parseInt(parts[1]) : 1, known(parts, 2) ? Integer.parseInt(parts[2]) : 1);
	}

	static @Nullable LocalDate latest(Object date) {
		String[] parts = parts(date.toString(), -1);
		if (parts == null) {
			return null;
		}
		YearMonth month = YearMonth.of(Integer.parseInt(parts[0].replace('X', '9')),
				known(parts, 1) ? Integer.parseInt(parts[1]) : 12);
		return known(parts, 2) ? month.atDay(Integer.parseInt(parts[2])) : month.atEndOfMonth();
	}

	/** Whether all days that a date may mean are in one of these. */
	static boolean isWithin(InCommon.Unit unit, Object date) {
		LocalDate earliest = earliest(date);
		LocalDate latest = latest(date);
		return earliest != null && latest != null && unit.start(earliest).equals(unit.start(latest));
	}

	/** Year, month and day of one end; null where it has none. */
	private static String @Nullable [] parts(String date, int end) {
		String[] ends = date.replaceAll("[?~%]", "").split("/", -1);
		String one = ends[(end < 0) ? ends.length - 1 : 0];
		return (one.isEmpty() || one.equals("..")) ? null : one.split("-");
	}

	private static boolean known(String[] parts, int part) {
		return parts.length > part && !parts[part].equals("XX") && isMonth(parts[1]);
	}

	private static boolean isMonth(String part) {
		return part.compareTo("12") <= 0;
	}

}
