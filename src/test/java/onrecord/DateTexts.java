package onrecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts that are dates, or nearly: what the Extended Date/Time Format has and what it has
 * not, put together by chance, some with a letter changed.
 */
public final class DateTexts {

	private static final List<String> YEARS = List.of("2025", "2024", "2000", "1900", "0001", "0000", "9999", "202X",
			"20XX", "2XXX", "XXXX", "000X", "00XX", "001X", "01XX", "0", "25", "20250", "-2025", "Y12025", "٢٠٢٥", "");

	private static final List<String> PARTS = List.of("01", "02", "04", "06", "09", "11", "12", "00", "13", "20", "21",
			"22", "23", "24", "25", "28", "29", "30", "31", "32", "XX", "X1", "1", "1X", "uu", "");

	private static final List<String> MARKS = List.of("?", "~", "%", "??", "?~", "T10:00:00Z", " ", "\n");

	private static final List<String> OPEN = List.of("", "..", ".", "...", "open");

	private static final String LETTERS = "0123456789X-/?~%. Yu\n٣";

	private DateTexts() {
	}

	/** So many, of all kinds. */
	public static List<String> some(int count, long seed) {
		Random random = new Random(seed);
		return IntStream.range(0, count)
			.mapToObj((n) -> changed(random, random.nextInt(3) == 0 ? interval(random) : date(random)))
			.toList();
	}

	private static String interval(Random random) {
		List<String> ends = new ArrayList<>();
		for (int n = 0; n < (random.nextInt(30) == 0 ? 3 : 2); n++) {
			ends.add(random.nextInt(5) == 0 ? one(random, OPEN) : date(random));
		}
		return String.join("/", ends);
	}

	private static String date(Random random) {
		StringBuilder date = new StringBuilder(
				random.nextInt(5) == 0 ? one(random, YEARS) : "%04d".formatted(random.nextInt(10_000)));
		for (int n = random.nextInt(random.nextInt(10) == 0 ? 4 : 3); n > 0; n--) {
			date.append('-')
				.append(random.nextInt(4) == 0 ? "%02d".formatted(1 + random.nextInt(12)) : one(random, PARTS));
		}
		return random.nextInt(3) == 0 ? date.append(one(random, MARKS)).toString() : date.toString();
	}

	private static String changed(Random random, String text) {
		if (text.isEmpty() || random.nextInt(10) > 0) {
			return text;
		}
		int place = random.nextInt(text.length());
		return text.substring(0, place) + LETTERS.charAt(random.nextInt(LETTERS.length()))
				+ text.substring(place + random.nextInt(2));
	}

	private static String one(Random random, List<String> some) {
		return some.get(random.nextInt(some.size()));
	}

}
