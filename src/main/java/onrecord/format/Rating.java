package onrecord.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a checker found, as schema.org's Rating has it: words, a number, or both. Words
 * count before numbers. A number counts alone, on a scale with known ends; beside words
 * only where these are the same number ("3 of 5") and the scale is called one of truth.
 *
 * @param words the checker's own; of a number that stands alone, the number
 * @param normalized one of five values; null in doubt
 */
record Rating(@Nullable String words, @Nullable String normalized) {

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

	/**
	 * Words that are a number's own, and before them perhaps what the scale is called.
	 */
	private static final Pattern OF_NUMBER = Pattern.compile(
			"(?:([^0-9:]{1,40}):? )?([0-9]{1,9}(?:\\.[0-9]{1,9})?)(?: ?(?:/|out of|of|de|sur|von|di|su|dari|van|av|z|из|з|із|من)"
					+ " ?([0-9]{1,9}(?:\\.[0-9]{1,9})?))?");

	/**
	 * What all the ratings of a review say: their words, and a value if it is the same.
	 */
	static Rating of(List<JsonNode> ratings) {
		Set<String> words = new LinkedHashSet<>();
		Set<@Nullable String> normalized = new LinkedHashSet<>();
		for (JsonNode rating : ratings) {
			Rating one = rating.isObject() ? of(rating) : ofWords(Loose.scalar(rating));
			if (one.words != null) {
				words.add(one.words);
				normalized.add(one.normalized);
			}
		}
		return new Rating(words.isEmpty() ? null : String.join("; ", words),
				(normalized.size() == 1) ? normalized.iterator().next() : null);
	}

	static Rating ofWords(@Nullable String words) {
		return new Rating(words, Ratings.ofWords(words));
	}

	private static Rating of(JsonNode rating) {
		List<String> words = words(rating);
		if (words.isEmpty()) {
			boolean counts = Stream.of("reviewAspect", "name")
				.flatMap((name) -> Loose.texts(rating, name).stream())
				.allMatch(Ratings::isOfTruth) && Loose.text(rating, "ratingExplanation", "description") == null;
			return new Rating(inWords(rating), counts ? Ratings.ofNumber(number(rating, "ratingValue"),
					number(rating, "bestRating"), number(rating, "worstRating")) : null);
		}
		Set<String> values = words.stream()
			.map((one) -> Objects.requireNonNullElse(Ratings.ofWords(one), ""))
			.collect(Collectors.toSet());
		String known = (values.size() == 1) ? values.iterator().next() : "";
		return new Rating(String.join("; ", words), !known.isEmpty() ? known : ofOwnNumber(rating, words.getFirst()));
	}

	/** The words; a name may be that of the scale, and a value be no number but words. */
	private static List<String> words(JsonNode rating) {
		List<String> words = new ArrayList<>(Loose.texts(rating, "alternateName"));
		if (words.isEmpty()) {
			boolean numbered = number(rating, "ratingValue") != null;
			Loose.texts(rating, "name")
				.stream()
				.filter((name) -> !numbered || !Ratings.isOfTruth(name))
				.forEach(words::add);
		}
		if (words.isEmpty()) {
			Loose.texts(rating, "ratingValue")
				.stream()
				.filter((value) -> !NUMBER.matcher(value).matches())
				.forEach(words::add);
		}
		return words;
	}

	private static @Nullable String ofOwnNumber(JsonNode rating, String words) {
		Matcher own = OF_NUMBER.matcher(words.strip().toLowerCase(Locale.ROOT));
		if (words.length() > 100 || !own.matches()) {
			return null;
		}
		String scale = own.group(1);
		boolean ofTruth = (scale != null) ? Ratings.isOfTruth(scale)
				: Stream.of("reviewAspect", "name")
					.flatMap((name) -> Loose.texts(rating, name).stream())
					.anyMatch(Ratings::isOfTruth);
		Double value = Double.valueOf(own.group(2));
		Double best = (own.group(3) != null) ? Double.valueOf(own.group(3)) : number(rating, "bestRating");
		boolean same = same(value, number(rating, "ratingValue")) && same(best, number(rating, "bestRating"));
		if (!ofTruth || !same) {
			return null;
		}
		Double worst = number(rating, "worstRating");
		String fromOne = Ratings.ofNumber(value, best, (worst != null) ? worst : Double.valueOf(1));
		String fromZero = Ratings.ofNumber(value, best, (worst != null) ? worst : Double.valueOf(0));
		return Objects.equals(fromOne, fromZero) ? fromOne : null;
	}

	/** A rating that is only a number, in words: 2 (from 1 to 5). */
	private static @Nullable String inWords(JsonNode rating) {
		String value = Loose.text(rating, "ratingValue");
		String best = Loose.text(rating, "bestRating");
		String worst = Loose.text(rating, "worstRating");
		return (value == null || best == null || worst == null) ? value
				: "%s (from %s to %s)".formatted(value, worst, best);
	}

	private static boolean same(@Nullable Double told, @Nullable Double given) {
		return given == null || given.equals(told);
	}

	private static @Nullable Double number(JsonNode rating, String name) {
		String text = Loose.text(rating, name);
		return (text != null && NUMBER.matcher(text).matches()) ? Double.valueOf(text) : null;
	}

}
