package onrecord.pages;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page shows of a quotation that was checked. */
class ComparisonTests {

	@Test
	void ofWhatIsPutTogetherThePiecesAreMarkedThatStandThere() {
		assertThat(compared(Map.of("pieces", List.of(span(0, 3), span(8, 11)), "differences", List.of())))
			.contains("piece=one", "kept= two ", "piece=thr", "kept=ee");
	}

	@Test
	void ofWhatIsAlteredTheDifferencesAre() {
		assertThat(compared(Map.of("pieces", List.of(), "differences",
				List.of(Map.of("start", 4, "end", 7, "recorded", "2", "changesMeaning", true)))))
			.contains("kept=one ", "removed=two", "added=2", "kept= three")
			.doesNotContain("piece=two");
	}

	private static Map<String, Integer> span(int start, int end) {
		return Map.of("start", start, "end", end);
	}

	private static String compared(Map<String, ?> match) {
		return String
			.valueOf(Comparison.of(Map.of("text", "one two three", "checkQuote", Map.of("matches", List.of(match)))));
	}

}
