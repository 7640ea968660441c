package onrecord.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Ratings of fact-checkers, brought to five values. Words count before numbers; the words
 * are those of {@code ratings.txt}. In doubt there is none.
 */
final class Ratings {

	private static final int LONGEST = 100;

	private static final Map<String, String> WORDS = read();

	private Ratings() {
	}

	private static Map<String, String> read() {
		try (InputStream table = Ratings.class.getResourceAsStream("/ratings.txt")) {
			if (table == null) {
				throw new IllegalStateException("ratings.txt is not among the program's files");
			}
			Map<String, String> words = new HashMap<>();
			for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] parts = line.split(":", 2);
					for (String word : parts[1].split(",")) {
						String other = words.put(plain(word), parts[0]);
						if (other != null && !other.equals(parts[0])) {
							throw new IllegalStateException("ratings.txt has \"%s\" twice".formatted(word.strip()));
						}
					}
				}
			}
			return Map.copyOf(words);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Of the checker's own words; null where the table does not have them. */
	static @Nullable String ofWords(@Nullable String words) {
		return (words != null && words.length() <= LONGEST) ? WORDS.get(plain(words)) : null;
	}

	/**
	 * Of a number on a scale whose ends are known: the upper quarter is TRUE, the lower
	 * one FALSE, what lies between MIXED.
	 */
	static @Nullable String ofNumber(@Nullable Double value, @Nullable Double best, @Nullable Double worst) {
		if (value == null || best == null || worst == null || best <= worst || value < worst || value > best) {
			return null;
		}
		double share = (value - worst) / (best - worst);
		return (share >= 0.75) ? "TRUE" : (share <= 0.25) ? "FALSE" : "MIXED";
	}

	private static String plain(String words) {
		return Normalizer.normalize(words, Normalizer.Form.NFKD)
			.replaceAll("\\p{InCombiningDiacriticalMarks}", "")
			.toLowerCase(Locale.ROOT)
			.replace("ß", "ss")
			.replace('ı', 'i')
			.replace("ł", "l")
			.replaceAll("['’]", "")
			.replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", " ")
			.strip();
	}

}
