package onrecord.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reported words within their sentence: [sentence with the {words} in it]. */
class SentenceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
			en | One. [He said that {it is so}.] Two.
			en | [{It is so}.] Two.
			en | One. [He told U.S. President Trump and Dr. Lee that {it is so}.] Two.
			en | [He met J. R. Smith, who {agreed}.] Nobody else did.
			en | One. ["We wait. We hope. We stay," she said, {thanking all}.] Two.
			en | One. [“We wait. We hope,” she said, {thanking all}.] Two.
			en | One? [She said it was "{good. Really} good."] Two.
			en | A headline\\n[She {agreed}]\\nAnother line
			de | Eins. [Er sagte, z. B. {das stimmt}.] Zwei.
			de | Eins. [„Wir warten. Wir hoffen“, sagte sie und {dankte allen}.] Zwei.
			fr | Un. [« Nous attendons. Nous espérons », dit-elle, {remerciant tous}.] Deux.
			zh | 一。[他说{就是这样}。]二。
			ar | أولا. [قال إن {هذا صحيح}.] ثانيا.
			ru | Раз. [Он сказал, что {это так}.] Два.
			en | [{No stop here}]
			""")
	void isShownWhole(String language, String text) {
		String lines = text.replace("\\n", "\n");
		String before = lines.substring(0, lines.indexOf('{')).replace("[", "");
		String exact = lines.substring(lines.indexOf('{') + 1, lines.indexOf('}'));
		String after = lines.substring(lines.indexOf('}') + 1).replace("]", "");
		Members shown = Members.of(Sentence.quoted(Map.of("form", "PARAPHRASE", "text", exact, "language", language,
				"appearances", List.of(Map.of("prefix", before, "exact", exact, "suffix", after)))));
		String words = shown.list("words").stream().map((piece) -> piece.text("text")).collect(Collectors.joining());
		assertThat(shown.text("before") + "{" + words + "}" + shown.text("after"))
			.isEqualTo(lines.substring(lines.indexOf('[') + 1, lines.indexOf(']')));
	}

}
