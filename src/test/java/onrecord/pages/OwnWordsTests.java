package onrecord.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The speaker's own words within those of a source: the {words} that the text of a
 * statement has, as the database says, and where they are shown.
 */
class OwnWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
			He called it "{a day}" | he called it "{a day}" yesterday
			“{One}” and “{two}” | “{One}” and then “{two}”
			“{so}” and “{so}” | so “{so}”, so “{so}”
			“{it’s so}” | "{it's so}"
			“{well-known things}” | “{well\u2010known\u00a0things}”
			“{\uD83D\uDE00 yes}” | \uD83D\uDE00 “{\uD83D\uDE00 yes}”
			“{cafe\u0301 au lait}” | “{caf\u00e9 au lait}”
			“{two words}” | “{two  \u00adwor\u200bds}”
			He called it a day | he called it a day
			""")
	void areFoundInASource(String recorded, String source) {
		assertThat(shown("MIXED", recorded, source)).isEqualTo(source);
	}

	@Test
	void areAllOfAVerbatimOneAndNothingOfAParaphrase() {
		assertThat(shown("VERBATIM", "{It is so}", "It is so")).isEqualTo("{It is so}");
		assertThat(shown("PARAPHRASE", "That it is so", "it is so")).isEqualTo("it is so");
	}

	private String shown(String form, String recorded, String source) {
		List<Map<String, Object>> proves = new ArrayList<>();
		Matcher proven = Pattern.compile("\\{(.*?)}").matcher(recorded);
		for (int braces = 0; proven.find(); braces += 2) {
			proves.add(Map.of("start", proven.start() - braces, "end", proven.end() - 2 - braces));
		}
		Members appearance = Members.of(Map.of("exact", plain(source), "proves", proves));
		Members statement = Members.of(Map.of("form", form, "text", plain(recorded)));
		return Comparison.lit(plain(source), OwnWords.of(appearance, statement))
			.stream()
			.map(Members::of)
			.map((piece) -> piece.is("isLit") ? "{" + piece.text("text") + "}" : piece.text("text"))
			.collect(Collectors.joining());
	}

	private static String plain(String text) {
		return text.replaceAll("[{}]", "");
	}

}
