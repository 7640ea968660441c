package onrecord.format;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;

/** The formats of dates ({@link Edtf}) and moments (RFC 3339). */
final class PartialDates {

	private static final Pattern MOMENT = Pattern.compile(
			"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

	private PartialDates() {
	}

	/** Whether it is a date of EDTF level 1, in the years 0001 to 9999. */
	static boolean isPartialDate(String value) {
		return Edtf.isDate(value);
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
