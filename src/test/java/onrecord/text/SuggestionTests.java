package onrecord.text;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody may have meant. */
class SuggestionTests {

	@Test
	void theNearestComesFirst() {
		assertThat(Suggestion.of("speakers", List.of("speaks", "spoken", "speaker", "topic")))
			.containsExactly("speaker", "speaks", "spoken");
	}

	@Test
	void asNearIsByTheAlphabet() {
		assertThat(Suggestion.of("ab", List.of("bb", "aa", "ac"))).containsExactly("aa", "ac", "bb");
	}

	@Test
	void lettersThatChangePlacesAreOneStep() {
		assertThat(Suggestion.edits("nmae", "name")).isEqualTo(1);
		assertThat(Suggestion.edits("kitten", "sitting")).isEqualTo(3);
		assertThat(Suggestion.edits("", "abc")).isEqualTo(3);
	}

	@Test
	void whatIsNearIsAsGraphQlJsHasIt() {
		assertThat(Suggestion.of("", List.of("a"))).containsExactly("a");
		assertThat(Suggestion.of("input", List.of())).isEmpty();
		assertThat(Suggestion.of("greenish", List.of("green"))).containsExactly("green");
		assertThat(Suggestion.of("green", List.of("greenish"))).containsExactly("greenish");
		assertThat(Suggestion.of("input", List.of("input"))).containsExactly("input");
		assertThat(Suggestion.of("cell", List.of("call"))).containsExactly("call");
		assertThat(Suggestion.of("aaaa", List.of("aaab", "aabb", "abbb"))).containsExactly("aaab", "aabb");
		assertThat(Suggestion.of("ab", List.of("ca"))).isEmpty();
		assertThat(Suggestion.of("tabel", List.of("table"))).containsExactly("table");
		assertThat(Suggestion.of("unknown", List.of("a", "no", "verydifferent"))).isEmpty();
	}

	@Test
	void otherCasesAreOneStep() {
		assertThat(Suggestion.of("VERYLONGNAME", List.of("verylongname", "VERYLONGNAMES", "VERYLONGNAM")))
			.containsExactly("VERYLONGNAM", "VERYLONGNAMES", "verylongname");
	}

	@Test
	void thereAreThreeAtMost() {
		assertThat(Suggestion.of("a1", List.of("a2", "a3", "a4", "a5"))).containsExactly("a2", "a3", "a4");
	}

	@Test
	void aNameIsNamedOnce() {
		assertThat(Suggestion.of("nmae", Collections.nCopies(10, "name"))).containsExactly("name");
	}

	@Test
	void longNamesAreComparedWithNothing() {
		String long1 = "a".repeat(100_000);
		assertThat(Suggestion.of(long1, List.of(long1))).isEmpty();
		assertThat(Suggestion.of("a".repeat(41), List.of("a".repeat(40)))).isEmpty();
		assertThat(Suggestion.of("a".repeat(40), List.of("a".repeat(39), long1))).containsExactly("a".repeat(39));
	}

}
