package onrecord.mcp;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What a model is told of a quotation. */
class VerdictsTests {

	@Test
	void ofWhatIsPutTogetherEachSourceIsNamed() {
		assertThat(Verdicts.inWords(new JsonMapper().readTree("""
				{"checkQuote": {"verdict": "SPLICED", "notes": [], "matches": [
				  {"verdict": "SPLICED", "exact": "one", "source": {"id": "source:a", "title": "A"}},
				  {"verdict": "SPLICED", "exact": "two", "source": {"id": "source:b", "title": "B"}},
				  {"verdict": "OTHER_SPEAKER", "exact": "three", "source": {"id": "source:c", "title": "C"}}]}}""")))
			.hasValueSatisfying(
					(words) -> assertThat(words).contains("“one”", "“A” (source:a)", "“two”", "“B” (source:b)")
						.doesNotContain("three"));
	}

}
