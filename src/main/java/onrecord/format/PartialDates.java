package onrecord.format;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;

/** Dates as precise as they are known (EDTF level 0), and moments (RFC 3339). */
final class PartialDates {

	private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

	private static final Pattern MOMENT = Pattern.compile(
			"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

	private PartialDates() {
	}

	/** Whether it is a year, a month or a day of the calendar. */
	static boolean isPartialDate(String value) {
		Matcher date = DATE.matcher(value);
		if (!date.matches() || value.startsWith("0000")) {
			return false;
		}
		if (date.group(2) == null) {
			return true;
		}
		int month = Integer.parseInt(date.group(2));
		if (month < 1 || month > 12) {
			return false;
		}
		if (date.group(3) == null) {
			return true;
		}
		int day = Integer.parseInt(date.group(3));
		return day >= 1 && day <= YearMonth.of(Integer.parseInt(date.group(1)), month).lengthOfMonth();
	}

	/** Without the parts that are marked as not known: 2025-02-XX is 2025-02. */
	static String withoutUnknownParts(String value) {
		String known = value;
		while (known.length() > 4 && known.endsWith("-XX")) {
			known = known.substring(0, known.length() - 3);
		}
		return known;
	}

	private static boolean isMoment(String value) {
		if (!MOMENT.matcher(value).matches()) {
			return false;
		}
		try {
			OffsetDateTime.parse(value.toUpperCase(Locale.ROOT));
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	static final Format EDTF = new Format() {
		@Override
		public String getName() {
			return "edtf";
		}

		@Override
		public boolean matches(ExecutionContext context, String value) {
			return isPartialDate(value);
		}
	};

	static final Format RFC_3339 = new Format() {
		@Override
		public String getName() {
			return "date-time";
		}

		@Override
		public boolean matches(ExecutionContext context, String value) {
			return isMoment(value);
		}
	};

}
