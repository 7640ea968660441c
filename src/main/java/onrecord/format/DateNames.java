package onrecord.format;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The names of months and weekdays, whole and short, in the languages that fact-checks
 * are most often written in, as CLDR has them. A name that means two months in two of the
 * languages means none.
 */
final class DateNames {

	/** Those that the README names. */
	private static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "de", "it", "nl", "pl", "uk", "ru",
			"tr", "id", "ar", "hi", "sv", "da", "nb");

	private static final List<TextStyle> STYLES = List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT,
			TextStyle.SHORT_STANDALONE);

	private static final Integer SEVERAL = 0;

	private static final Map<String, Integer> MONTHS = new HashMap<>(Map.of("sept", 9));

	private static final Map<String, Integer> WEEKDAYS = new HashMap<>();

	static {
		for (Locale language : LANGUAGES.stream().map(Locale::of).toList()) {
			for (TextStyle style : STYLES) {
				for (Month month : Month.values()) {
					MONTHS.merge(plain(month.getDisplayName(style, language)), month.getValue(), DateNames::oneOf);
				}
				for (DayOfWeek day : DayOfWeek.values()) {
					WEEKDAYS.merge(plain(day.getDisplayName(style, language)), day.getValue(), DateNames::oneOf);
				}
			}
		}
		MONTHS.values().removeIf(SEVERAL::equals);
	}

	private DateNames() {
	}

	private static Integer oneOf(Integer one, Integer other) {
		return one.equals(other) ? one : SEVERAL;
	}

	private static String plain(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace(".", "").strip();
	}

	/** The number of a month, from 1; null where the word names none. */
	static @Nullable Integer month(String word) {
		return MONTHS.get(plain(word));
	}

	/**
	 * The number of a weekday, from Monday's 1; 0 where that depends on the language,
	 * null where the word names none.
	 */
	static @Nullable Integer weekday(String word) {
		return WEEKDAYS.get(plain(word));
	}

}
