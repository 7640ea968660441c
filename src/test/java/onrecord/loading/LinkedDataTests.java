package onrecord.loading;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Statements in JSON-LD. */
class LinkedDataTests {

	@Test
	void theyEndNoScriptElementAndAreTheSameJson() {
		String text = "</script><!-- <script>&amp; ]]> \u2028\u2029 \\\\u003c \\\" é";
		try (Trial trial = Trial.empty()) {
			assertThat(trial
				.load("""
						{"type":"source","key":"s","title":"<b>&</b>","kind":"OTHER","url":"https://example.org/?a&b"}
						{"type":"statement","key":"a","text":"%s","form":"PARAPHRASE","act":"ASSERT","appearances":[{"source":"source:s"}]}"""
					.formatted(text))
				.refusals()).isEmpty();
			String document = trial.ask("select statement_json_ld(id) from statement").getFirst();
			assertThat(document).doesNotContainPattern("[<>&\u2028\u2029]").contains("\\u003c/script\\u003e");
			JsonNode read = new JsonMapper().readTree(document);
			assertThat(read.path("text").asString())
				.isEqualTo("</script><!-- <script>&amp; ]]> \u2028\u2029 \\u003c \" é");
			assertThat(read).isEqualTo(
					new JsonMapper().readTree(trial.ask("select statement_in_json_ld(id) from statement").getFirst()));
		}
	}

}
