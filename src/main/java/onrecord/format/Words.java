package onrecord.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Words as they are compared, in any language: capitals, accents, vowel points and
 * stretched letters do not count, nor do punctuation and pictures. The vowels of Indian
 * scripts are no marks to be left out, and what strikes words through is none either.
 */
final class Words {

	/** Accents; Hebrew points; Arabic vowels, doubling and hamzas; the Indian nukta. */
	private static final Pattern MARKS = Pattern.compile(
			"[\\u0300-\\u0333\\u0339-\\u036F\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7\\u0610-\\u061A\\u0640"
					+ "\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u093C\\u09BC\\u0A3C\\u0ABC\\u0B3C"
					+ "\\u200B-\\u200D\\uFEFF\\u00AD'’ʼ]");

	private static final Pattern OUTSIDE_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

	private Words() {
	}

	/** The words, with a space between each two; empty where there are none. */
	static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		without(MARKS, Normalizer.normalize(text, Normalizer.Form.NFKD)).toLowerCase(Locale.ROOT)
			.chars()
			.forEach((letter) -> plain.append(usual((char) letter)));
		return OUTSIDE_WORDS.matcher(without(MARKS, plain)).replaceAll(" ").strip();
	}

	private static String without(Pattern pattern, CharSequence text) {
		return pattern.matcher(text).replaceAll("");
	}

	/**
	 * Of letters that are written for one another, the one that is written more often.
	 */
	private static String usual(char letter) {
		return switch (letter) {
			case 'ı' -> "i";
			case 'ł' -> "l";
			case 'ø' -> "o";
			case 'đ', 'ð' -> "d";
			case 'ß' -> "ss";
			case 'æ' -> "ae";
			case 'œ' -> "oe";
			case 'ى', 'ی' -> "ي";
			case 'ک' -> "ك";
			case 'ة', 'ہ', 'ھ', 'ە' -> "ه";
			case 'ँ' -> "ं";
			default -> String.valueOf(letter);
		};
	}

	/**
	 * Reads a table of the program's files: a label, a colon, and what it is for, with
	 * commas between.
	 * @param entries is given each label with each entry
	 */
	static void table(String name, BiConsumer<String, String> entries) {
		for (String line : lines(name)) {
			if (!line.isBlank() && !line.startsWith("#")) {
				String[] parts = line.split(":", 2);
				for (String entry : parts[1].split(",")) {
					entries.accept(parts[0], entry.strip());
				}
			}
		}
	}

	private static List<String> lines(String name) {
		try (InputStream table = Words.class.getResourceAsStream(name)) {
			if (table == null) {
				throw new IllegalStateException(name + " is not among the program's files");
			}
			return new ArrayList<>(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
