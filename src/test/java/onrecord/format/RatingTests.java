package onrecord.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ratings of checkers: their words, their numbers, and what both are brought to. */
class RatingTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '¦', value = {
			"{\"ratingValue\": 8, \"bestRating\": 8, \"worstRating\": 1, \"alternateName\": \"Não é fato\"} ¦ Não é fato ¦ FALSE",
			"{\"ratingValue\": 5, \"bestRating\": 5, \"worstRating\": 1, \"alternateName\": \"Severity 9 of 10\"} ¦ Severity 9 of 10 ¦",
			"{\"ratingValue\": 5, \"bestRating\": 5, \"worstRating\": 1, \"alternateName\": \"錯誤\"} ¦ 錯誤 ¦ FALSE",
			"{\"ratingValue\": 5, \"bestRating\": 5, \"worstRating\": 1, \"alternateName\": \"Whatever it is\"} ¦ Whatever it is ¦",
			"{\"ratingValue\": \"False\"} ¦ False ¦ FALSE", "{\"alternateName\": \"مضلّل\"} ¦ مضلّل ¦ MIXED",
			"{\"alternateName\": \"خاطئ\"} ¦ خاطئ ¦ FALSE", "\"Falsch.\" ¦ Falsch. ¦ FALSE",
			"{\"ratingValue\": 5, \"bestRating\": 5, \"worstRating\": 1} ¦ 5 (from 1 to 5) ¦ TRUE",
			"{\"ratingValue\": 1, \"bestRating\": 5, \"worstRating\": 1, \"reviewAspect\": \"Severity\"} ¦ 1 (from 1 to 5) ¦",
			"{\"ratingValue\": 1, \"bestRating\": 5, \"worstRating\": 1, \"reviewAspect\": \"Truthfulness\"} ¦ 1 (from 1 to 5) ¦ FALSE",
			"{\"ratingValue\": 5, \"bestRating\": 5, \"worstRating\": 1, \"ratingExplanation\": \"5 is worst\"} ¦ 5 (from 1 to 5) ¦",
			"{\"ratingValue\": 9, \"bestRating\": 10, \"worstRating\": 0, \"name\": \"Severity\"} ¦ Severity ¦",
			"{\"ratingValue\": 3, \"bestRating\": 5, \"worstRating\": 1, \"alternateName\": \"3 of 5\"} ¦ 3 of 5 ¦",
			"{\"ratingValue\": 3, \"bestRating\": 5, \"worstRating\": 1, \"alternateName\": \"3 of 5\", \"reviewAspect\": "
					+ "\"Truth-O-Meter\"} ¦ 3 of 5 ¦ MIXED",
			"{\"ratingValue\": 3, \"bestRating\": 5, \"worstRating\": 1, \"alternateName\": \"5/5\", \"reviewAspect\": \"Truth\"} ¦ 5/5 ¦",
			"{\"alternateName\": \"3/5\", \"reviewAspect\": \"accuracy\"} ¦ 3/5 ¦ MIXED",
			"{\"alternateName\": \"Truth score: 5/5\"} ¦ Truth score: 5/5 ¦ TRUE",
			"{\"alternateName\": \"Danger: 5/5\", \"reviewAspect\": \"accuracy\"} ¦ Danger: 5/5 ¦",
			"{\"alternateName\": \"2/5\", \"reviewAspect\": \"accuracy\"} ¦ 2/5 ¦",
			"{\"alternateName\": \"4 out of 5 stars\", \"name\": \"Truth\"} ¦ 4 out of 5 stars ¦",
			"{\"alternateName\": [\"False\", \"Falso\"]} ¦ False; Falso ¦ FALSE",
			"{\"alternateName\": [\"False\", \"True\"]} ¦ False; True ¦",
			"[{\"alternateName\": \"False\"}, {\"alternateName\": \"Fake\"}] ¦ False; Fake ¦ FALSE",
			"[{\"alternateName\": \"False\"}, {\"alternateName\": \"Who knows\"}] ¦ False; Who knows ¦",
			"{\"name\": \"Truth\"} ¦ Truth ¦ TRUE",
			"{\"name\": \"Truth\", \"ratingValue\": 1, \"bestRating\": 5, \"worstRating\": 1} ¦ 1 (from 1 to 5) ¦ FALSE",
			"{\"alternateName\": {\"@value\": \"Faux\", \"@language\": \"fr\"}} ¦ Faux ¦ FALSE" })
	void wordsCountBeforeNumbers(String rating, String words, String normalized) {
		Rating read = Rating
			.of(Loose.list(BoundedJson.object().set("rating", BoundedJson.MAPPER.readTree(rating)), "rating"));
		assertThat(read).isEqualTo(new Rating(words, normalized));
	}

	@ParameterizedTest
	@CsvSource({ "mostly-true, TRUE", "Half True, MIXED", "half-true, MIXED", "pants-on-fire, FALSE",
			"4-pinocchios, FALSE", "2-pinocchios, MIXED", "Needs Context, MIXED", "no-evidence, UNPROVEN",
			"unsupported, UNPROVEN", "FALSO, FALSE", "Plutôt faux, FALSE", "Größtenteils falsch, FALSE",
			"Verdad a medias, MIXED", "Labeled Satire, OTHER", "Неправда, FALSE", "❌ FALSE!!!, FALSE",
			"HalfTrue, MIXED", "YANLIŞ, FALSE", "DOĞRU, TRUE", "yanlış, FALSE", "Engañosa, MIXED", "مُضلِّل, MIXED",
			"مضـــلل, MIXED", "زائف جزئيًّا, MIXED", "إدعاء كاذب, FALSE", "फ़र्ज़ी, FALSE", "फर्ज़ी, FALSE",
			"आधा-सच, MIXED", "假新聞, FALSE", "部分错误, MIXED", "ミスリード, MIXED", "사실 아님, FALSE", "Ψευδές, FALSE",
			"گمراه‌کننده, MIXED", "گمراه کننده, MIXED", "گمراہ کن, MIXED", "غلط, FALSE", "Sai sự thật, FALSE",
			"'False: she never said so',", "don't count on it,", "True but,", "Needs a closer look,", "True?,",
			"≠ true,", "¬ true,", "not false,", "nicht falsch,", "ليس صحيحا,", "no es falso,", "ni vrai ni faux,",
			"pas faux,", "yanlış değil,", "не неправда,", "गलत नहीं,", "不假,", "t̶r̶u̶e̶,", "true/false,",
			"True for some,", "no true," })
	void wholeRatingsAreBroughtToFiveValuesOrToNone(String words, String rating) {
		assertThat(Ratings.ofWords(words)).isEqualTo(rating);
	}

	@Test
	void aScaleWithoutEndsSaysNothing() {
		assertThat(Ratings.ofNumber(3.0, 5.0, 1.0)).isEqualTo("MIXED");
		assertThat(Ratings.ofNumber(2.0, 5.0, 1.0)).isEqualTo("FALSE");
		assertThat(Ratings.ofNumber(-1.0, 5.0, 1.0)).isNull();
		assertThat(Ratings.ofNumber(1.0, 1.0, 1.0)).isNull();
		assertThat(Ratings.ofNumber(1.0, null, 1.0)).isNull();
	}

}
