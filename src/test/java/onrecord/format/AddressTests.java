package onrecord.format;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import onrecord.WebAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

import onrecord.loading.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which addresses files may bring. */
class AddressTests {

	@TempDir
	Path folder = Path.of("");

	@ParameterizedTest
	@FieldSource("onrecord.WebAddresses#GOOD")
	void ofTheWebTheyAreTaken(String address) {
		assertThat(bundle(address).refused).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("onrecord.WebAddresses#BAD")
	void othersAreRefusedHoweverDisguised(String address) {
		assertThat(bundle(address).refused).extracting(Refused::field, Refused::value, Refused::reason)
			.containsExactlyInAnyOrder(tuple("url", address,
					"must be an address of the web, http or https, with a host and without spaces: https://example.org/a"),
					tuple("identifiers[0].url", address,
							"must be an address of the web, http or https, with a host and without spaces: https://example.org/a"));
	}

	private Reading bundle(String address) {
		String source = record(Map.of("type", "source", "key", "a", "title", "A", "kind", "OTHER", "url", address));
		String person = record(Map.of("type", "person", "key", "a", "name", "A", "identifiers",
				new Object[] { Map.of("scheme", "wikidata", "value", "Q1", "url", address) }));
		return Reading.of(Reading.write(this.folder, "a.jsonl", source + person));
	}

	private static String record(Map<String, Object> members) {
		return new JsonMapper().writeValueAsString(new TreeMap<>(members)) + "\n";
	}

	@Test
	void thoseOfTablesAreRefusedWithTheirColumn() {
		Reading reading = Reading.of(Reading.write(this.folder, "a.csv", """
				text,speaker,url,verdict,fact-check
				Never.,Ann Lee,javascript:alert(1),false,https://checkers.example/1
				Never again.,Ann Lee,"java
				script:alert(1)",false,data:text/html;x
				"""));
		assertThat(reading.refused).extracting(Refused::line, Refused::field, Refused::reason)
			.allSatisfy((refused) -> assertThat(refused.toList().getLast().toString()).contains("of the web"))
			.contains(tuple(2L, "url",
					"must be an address of the web, http or https, with a host and without spaces: https://example.org/a (column \"url\")"));
		assertThat(reading.all("source")).isEmpty();
		assertThat(reading.all("review"))
			.allSatisfy((review) -> assertThat(review.path("url").asString()).isEqualTo("https://checkers.example/1"));
	}

	@Test
	void thoseOfFactChecksAreLeftOutAndTold() {
		Reading reading = Reading.of(Reading.write(this.folder, "a.json", """
				{"@context": "https://schema.org", "@type": "ClaimReview", "url": "Java\\nScript:alert(1)",
				 "author": {"@type": "Organization", "name": "The Checkers", "url": "https://checkers.example",
				   "sameAs": ["https://checkers.example/us", "data:text/html,x"]},
				 "claimReviewed": "The sky fell.", "reviewRating": {"alternateName": "False"},
				 "itemReviewed": {"@type": "Claim", "appearance": [{"url": "vbscript:x"}, {"url": "/relative"}]}}
				"""));
		assertThat(reading.notes).extracting(Refused::field, Refused::value)
			.contains(tuple("url", "Java\nScript:alert(1)"), tuple("author.sameAs[1]", "data:text/html,x"),
					tuple("itemReviewed.appearance[0].url", "vbscript:x"))
			.hasSize(3);
		assertThat(reading.entries).noneMatch((entry) -> entry.record().toString().toLowerCase().contains("script:"));
	}

}
