package onrecord.format;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Dates as precise and as certain as they are known: level 1 of the Library of Congress's
 * Extended Date/Time Format (ISO 8601-2) in the years 0001 to 9999, without times of day.
 * An end of an interval may be any of them. The database's {@code is_partial_date} says
 * the same.
 */
final class Edtf {

	/** A year or what is known of it, then what is known of the month and the day. */
	private static final Pattern DATE = Pattern
		.compile("([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?");

	private static final Pattern SEASON = Pattern.compile("2[1-4]");

	/** Years that are none of ours: before 0001, after 9999, or maybe the year 0. */
	private static final Pattern OTHER_YEAR = Pattern.compile("[-+\\u2212][0-9]{4}.*|-?Y.*|0000.*|000X.*|00XX.*");

	/** What was written otherwise before ISO 8601-2. */
	private static final Pattern DRAFT = Pattern
		.compile("[0-9]{2,3}u.*|.*-uu.*|.*\\?~.*|(unknown|open)/.*|.*/(unknown|open)");

	private static final int LONGEST = "2025-02-24?/2025-02-26?".length();

	private Edtf() {
	}

	/** Whether it is such a date, or an interval that does not end before it begins. */
	static boolean isDate(String value) {
		if (value.length() > LONGEST) {
			return false;
		}
		int slash = value.indexOf('/');
		if (slash < 0) {
			return period(value) != null;
		}
		String begun = value.substring(0, slash);
		String ended = value.substring(slash + 1);
		Period first = period(begun);
		Period last = period(ended);
		if (first == null || last == null) {
			return first != null && isOpen(ended) || last != null && isOpen(begun);
		}
		return !first.from().isAfter(last.until());
	}

	/**
	 * What there is to say of a text that is no such date; empty where that is little.
	 */
	static String hint(String value) {
		if (value.length() > LONGEST) {
			return "";
		}
		if (OTHER_YEAR.matcher(value).matches()) {
			return "; years before 0001 and after 9999 cannot be kept";
		}
		if (DRAFT.matcher(value).matches()) {
			return "; the draft of 2012 wrote some of it otherwise: u is X, ?~ is %, unknown is nothing, open is ..";
		}
		int slash = value.indexOf('/');
		if (slash > 0 && period(value.substring(0, slash)) != null && period(value.substring(slash + 1)) != null) {
			return "; it ends before it begins";
		}
		return "";
	}

	private static boolean isOpen(String end) {
		return end.isEmpty() || end.equals("..");
	}

	private static @Nullable Period period(String date) {
		Matcher parts = DATE.matcher(date);
		if (!parts.matches() || parts.group(1).replace('X', '0').equals("0000")) {
			return null;
		}
		String year = parts.group(1);
		@Nullable String month = parts.group(2);
		@Nullable String day = parts.group(3);
		if (year.endsWith("X") && month != null) {
			return null;
		}
		if (month == null || month.equals("XX") || SEASON.matcher(month).matches()) {
			boolean whole = day == null || day.equals("XX") && month != null && month.equals("XX");
			return whole ? new Period(LocalDate.of(Integer.parseInt(year.replace('X', '0')), 1, 1),
					LocalDate.of(Integer.parseInt(year.replace('X', '9')), 12, 31)) : null;
		}
		return period(Integer.parseInt(year), Integer.parseInt(month), day);
	}

	private static @Nullable Period period(int year, int month, @Nullable String day) {
		if (month < 1 || month > 12) {
			return null;
		}
		YearMonth whole = YearMonth.of(year, month);
		if (day == null || day.equals("XX")) {
			return new Period(whole.atDay(1), whole.atEndOfMonth());
		}
		int known = Integer.parseInt(day);
		return whole.isValidDay(known) ? new Period(whole.atDay(known), whole.atDay(known)) : null;
	}

	/** The days that a date may mean. */
	private record Period(LocalDate from, LocalDate until) {
	}

}
