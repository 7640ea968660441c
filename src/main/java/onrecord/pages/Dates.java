package onrecord.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Dates to be read: as exact as they are known, and no more.
 *
 * @see <a href="https://www.loc.gov/standards/datetime/">EDTF, levels 0 and 1</a>
 */
final class Dates {

	private static final Pattern PARTS = Pattern
		.compile("(?<year>-?\\d{4})(?:-(?<month>\\d{2})(?:-(?<day>\\d{2})(?:T.*)?)?)?");

	/** What the HTML element {@code time} takes. */
	private static final Pattern MACHINE = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");

	private static final Pattern DECADE = Pattern.compile("\\d{3}X");

	private static final Pattern CENTURY = Pattern.compile("\\d{2}XX");

	private static final Pattern SEASON = Pattern.compile("\\d{4}-2[1-4]");

	private static final Pattern QUALIFIERS = Pattern.compile("[?~%]");

	private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

	private Dates() {
	}

	/** A {@code PartialDate} in words, and as machines read it, where they do. */
	static Object date(Object date) {
		String value = Members.of(date).text("value");
		Map<String, @Nullable Object> shown = new HashMap<>();
		shown.put("text", day(value));
		shown.put("machine", MACHINE.matcher(value).matches() && isSeason(value) == null ? value : null);
		return shown;
	}

	/** From when to when something was, in words. */
	static String time(Object event) {
		String started = Members.of(event).object("startedOn").text("value");
		String ended = Members.of(event).object("endedOn").text("value");
		if (started.isEmpty() && ended.isEmpty()) {
			return "day not known";
		}
		return started.equals(ended) ? day(started) : interval(started, ended);
	}

	/** The value of a {@code PartialDate}, or a date with a time, in words. */
	static String day(String value) {
		int slash = value.indexOf('/');
		if (slash >= 0) {
			return interval(value.substring(0, slash), value.substring(slash + 1));
		}
		String plain = QUALIFIERS.matcher(value).replaceAll("");
		String words = plain(plain);
		if (plain.length() == value.length()) {
			return words;
		}
		return ((value.indexOf('~') >= 0 || value.indexOf('%') >= 0) ? "about " : "") + words
				+ ((value.indexOf('?') >= 0 || value.indexOf('%') >= 0) ? " (uncertain)" : "");
	}

	private static String interval(String from, String until) {
		boolean begins = !from.isEmpty() && !from.equals("..");
		boolean ends = !until.isEmpty() && !until.equals("..");
		if (begins && ends) {
			return day(from) + " – " + day(until);
		}
		return begins ? "since " + day(from) : ends ? "until " + day(until) : "at an unknown time";
	}

	private static String plain(String value) {
		if (DECADE.matcher(value).matches()) {
			return "the " + value.replace('X', '0') + "s";
		}
		if (CENTURY.matcher(value).matches()) {
			return value.substring(0, 2) + "00–" + value.substring(0, 2) + "99";
		}
		String season = isSeason(value);
		if (season != null) {
			return season + " " + value.substring(0, 4);
		}
		Matcher parts = PARTS.matcher(value);
		if (!parts.matches()) {
			return value;
		}
		try {
			String year = String.valueOf(Integer.parseInt(parts.group("year")));
			if (parts.group("month") == null) {
				return year;
			}
			String month = Month.of(Integer.parseInt(parts.group("month")))
				.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
			if (parts.group("day") == null) {
				return month + " " + year;
			}
			return LocalDate.parse(value.substring(0, parts.end("day"))).getDayOfMonth() + " " + month + " " + year;
		}
		catch (DateTimeException ex) {
			return value;
		}
	}

	private static @Nullable String isSeason(String value) {
		return SEASON.matcher(value).matches() ? SEASONS.get(value.charAt(6) - '1') : null;
	}

}
