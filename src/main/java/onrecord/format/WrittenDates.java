package onrecord.format;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people and programs write them, where they can mean only one. The day of
 * a day and a time is the one written there, whatever the zone. Everything is decided
 * from the words themselves; what is not understood stays as it is.
 */
final class WrittenDates {

	private static final int LONGEST = 100;

	/**
	 * Other years are perhaps of another calendar (Iranian, Buddhist, of the Hijra), or
	 * slips; ISO 8601 alone is of no other.
	 */
	private static final int EARLIEST = 1583;

	private static final int LATEST = 2199;

	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])");

	/** A season of EDTF, or two years, as of a school or a parliament. */
	private static final Pattern SEASON = Pattern.compile("([0-9]{4})-(2[1-4])[?~%]?");

	private static final Pattern BASIC = Pattern
		.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:[Tt]([0-9]{2})([0-9]{2})([0-9]{2})?(?![0-9]))?(?![0-9])");

	private static final Pattern EAST_ASIAN = Pattern
		.compile("([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월](?: ?([0-9]{1,2}) ?[日号號일])?");

	private static final Pattern TIME = Pattern
		.compile("(?<![0-9])([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?(?: ?([AaPp])\\.?[Mm]\\b\\.?)?"
				+ "(?: ?(Z|z|UTC|GMT|[A-Z]{1,5}\\b))?(?: ?([+-][0-9]{2}:?[0-9]{2}))?(?: \\([^()]*\\))?");

	private static final Pattern PART = Pattern.compile("([0-9]+)|([\\p{L}\\p{M}]+)|([ ,./\\-–'’°]+)");

	private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "º", "ª");

	/** What stands between the parts of a date whose month has a name. */
	private static final Set<String> PARTICLES = Set.of("of", "the", "de", "del", "di", "den", "le", "el", "il", "г",
			"года", "р", "року", "r", "roku");

	/** What stands between a date and a time, or behind a time. */
	private static final Set<String> WITH_TIMES = Set.of("at", "um", "uhr", "à", "a", "las", "às", "kl", "om", "alle",
			"ore", "в", "о", "t");

	/** Where the clocks of operating systems, databases and spreadsheets begin. */
	private static final Set<LocalDate> EPOCHS = Set.of(LocalDate.of(1970, 1, 1), LocalDate.of(1900, 1, 1),
			LocalDate.of(1601, 1, 1), LocalDate.of(1753, 1, 1), LocalDate.of(1899, 12, 30));

	private static final String TWO_DIGITS = "has a year of two digits; write all four";

	private final List<String> numbers = new ArrayList<>();

	private @Nullable Integer month;

	private @Nullable Integer weekday;

	private boolean particles;

	private WrittenDates() {
	}

	/**
	 * Reads a date.
	 * @param order of day and month; null where only those count that can be read in one
	 * way
	 */
	static WrittenDate read(String value, @Nullable DateOrder order) {
		WrittenDate unknown = new WrittenDate.Known(value.strip());
		if (value.length() > LONGEST || value.isBlank()) {
			return unknown;
		}
		String text = SPACES.matcher(Normalizer.normalize(value, Normalizer.Form.NFC)).replaceAll(" ").strip();
		Matcher season = SEASON.matcher(text);
		if (season.matches() && (Integer.parseInt(season.group(1)) + 1) % 100 == Integer.parseInt(season.group(2))) {
			return new WrittenDate.Unclear(
					"may be a season of %1$s, or %1$s and the year after; an interval of years is written as in 2021/2022"
						.formatted(season.group(1)));
		}
		if (PartialDates.isPartialDate(text)) {
			return (text.startsWith("9999") || text.contains("/9999") || text.startsWith("0001-01-01"))
					? new WrittenDate.Placeholder() : new WrittenDate.Known(text);
		}
		text = uniform(text);
		Matcher time = TIME.matcher(text);
		boolean timed = time.find();
		WrittenDates written = new WrittenDates();
		boolean understood = written.take(timed ? text.substring(0, time.start()) : text, timed)
				&& (!timed || written.take(text.substring(time.end()), true));
		if (!understood) {
			return unknown;
		}
		WrittenDate date = written.date(order, ISO_DAY.matcher(text).lookingAt(), unknown);
		if (date instanceof WrittenDate.Known known && timed) {
			return !ISO_DAY.matcher(known.value()).matches() ? unknown
					: isEpoch(LocalDate.parse(known.value()), time) ? new WrittenDate.Placeholder() : known;
		}
		return date;
	}

	/** What is written without separators, or with characters for them, with hyphens. */
	private static String uniform(String text) {
		Matcher basic = BASIC.matcher(text);
		if (basic.lookingAt()) {
			String time = (basic.group(4) == null) ? "" : " %s:%s%s".formatted(basic.group(4), basic.group(5),
					(basic.group(6) != null) ? ":" + basic.group(6) : "");
			return "%s-%s-%s%s%s".formatted(basic.group(1), basic.group(2), basic.group(3), time,
					text.substring(basic.end()));
		}
		Matcher asian = EAST_ASIAN.matcher(text);
		return !asian.lookingAt() ? text : "%s-%s%s%s".formatted(asian.group(1), asian.group(2),
				(asian.group(3) != null) ? "-" + asian.group(3) : "", text.substring(asian.end()));
	}

	/** Takes the parts of a text; false where something is none of a date. */
	private boolean take(String text, boolean timed) {
		Matcher part = PART.matcher(text);
		int end = 0;
		boolean afterNumber = false;
		while (part.find() && part.start() == end) {
			end = part.end();
			if (part.group(1) != null) {
				this.numbers.add(part.group(1));
			}
			else if (part.group(2) != null && !(afterNumber && isOrdinal(part.group(2)))
					&& !word(part.group(2), timed)) {
				return false;
			}
			afterNumber = part.group(1) != null;
		}
		return end == text.length() && this.numbers.size() <= 3;
	}

	private static boolean isOrdinal(String word) {
		return ORDINALS.contains(word.toLowerCase(Locale.ROOT));
	}

	private boolean word(String word, boolean timed) {
		String lower = word.toLowerCase(Locale.ROOT);
		Integer named = DateNames.month(word);
		Integer day = DateNames.weekday(word);
		if (named != null && this.month == null) {
			this.month = named;
			return true;
		}
		if (day != null && this.weekday == null) {
			this.weekday = day;
			return true;
		}
		this.particles |= PARTICLES.contains(lower);
		return PARTICLES.contains(lower) || (timed && WITH_TIMES.contains(lower));
	}

	private WrittenDate date(@Nullable DateOrder order, boolean iso, WrittenDate unknown) {
		List<String> years = this.numbers.stream().filter((one) -> one.length() == 4).toList();
		List<Integer> others = this.numbers.stream().filter((one) -> one.length() <= 2).map(Integer::valueOf).toList();
		int parts = this.numbers.size() + ((this.month != null) ? 1 : 0);
		if (years.isEmpty() && others.size() == this.numbers.size() && parts == 3) {
			return new WrittenDate.Unclear(TWO_DIGITS);
		}
		if (years.size() != 1 || others.size() + 1 != this.numbers.size() || (this.particles && this.month == null)) {
			return unknown;
		}
		int year = Integer.parseInt(years.getFirst());
		if (isPlaceholder(year, others)) {
			return new WrittenDate.Placeholder();
		}
		boolean yearFirst = this.numbers.getFirst().length() == 4;
		if (!iso && (year < EARLIEST || year > LATEST)) {
			return new WrittenDate.Unclear(
					"has the year %d, which may be of another calendar; years before %d and after %d are written as in 1066-10-14"
						.formatted(year, EARLIEST, LATEST));
		}
		if (this.month != null) {
			return others.isEmpty() ? known(year, this.month, 0, unknown)
					: (others.size() == 1) ? known(year, this.month, others.getFirst(), unknown) : unknown;
		}
		if (others.size() == 1) {
			// 2010/11 may be a season.
			return (yearFirst && others.getFirst() == (year + 1) % 100) ? unknown
					: known(year, others.getFirst(), 0, unknown);
		}
		if (others.size() != 2) {
			return unknown;
		}
		return yearFirst ? known(year, others.getFirst(), others.getLast(), unknown)
				: (this.numbers.getLast().length() == 4) ? ordered(year, others, order, unknown) : unknown;
	}

	/** Years that no record is of, and days that no calendar has. */
	private static boolean isPlaceholder(int year, List<Integer> others) {
		boolean first = others.equals(List.of(1, 1));
		boolean zeroOfSpreadsheets = year == 1900 && others.size() == 2 && others.containsAll(List.of(0, 1));
		return year == 9999 || (year == 1 && first) || (year == 0 && others.size() == 2) || zeroOfSpreadsheets;
	}

	private WrittenDate ordered(int year, List<Integer> others, @Nullable DateOrder order, WrittenDate unknown) {
		int first = others.getFirst();
		int second = others.getLast();
		if (order != null) {
			return (order == DateOrder.DMY) ? known(year, second, first, unknown) : known(year, first, second, unknown);
		}
		if (first == 0 || second == 0) {
			return unknown;
		}
		if (first > 12 || second > 12 || first == second) {
			return known(year, Math.min(first, second), Math.max(first, second), unknown);
		}
		return new WrittenDate.Unclear(
				"may be the %d of %s or the %d of %s; --dates=dmy or --dates=mdy says which comes first"
					.formatted(first, name(second), second, name(first)));
	}

	private static String name(int month) {
		return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
	}

	/** Zeros for a month or a day are what is not known. */
	private WrittenDate known(int year, int month, int day, WrittenDate unknown) {
		if (month > 12 || (month == 0 && day > 0)) {
			return unknown;
		}
		if (month == 0) {
			return new WrittenDate.Known("%04d".formatted(year));
		}
		if (day == 0) {
			return new WrittenDate.Known("%04d-%02d".formatted(year, month));
		}
		if (day > YearMonth.of(year, month).lengthOfMonth()) {
			return unknown;
		}
		LocalDate date = LocalDate.of(year, month, day);
		if (this.weekday != null && this.weekday > 0 && date.getDayOfWeek().getValue() != this.weekday) {
			return new WrittenDate.Unclear("is a %s, and another weekday is written there"
				.formatted(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
		}
		return new WrittenDate.Known(date.toString());
	}

	/** Whether it is midnight in UTC on the first day of a clock. */
	private static boolean isEpoch(LocalDate date, Matcher time) {
		try {
			int hour = Integer.parseInt(time.group(1));
			hour = (time.group(4) == null) ? hour : hour % 12 + (time.group(4).equalsIgnoreCase("p") ? 12 : 0);
			int second = (time.group(3) != null) ? Integer.parseInt(time.group(3)) : 0;
			LocalDateTime written = date.atTime(LocalTime.of(hour, Integer.parseInt(time.group(2)), second));
			ZoneOffset zone = (time.group(6) != null) ? ZoneOffset.of(time.group(6)) : ZoneOffset.UTC;
			LocalDateTime utc = written.minusSeconds(zone.getTotalSeconds());
			return utc.toLocalTime().equals(LocalTime.MIDNIGHT) && EPOCHS.contains(utc.toLocalDate());
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
