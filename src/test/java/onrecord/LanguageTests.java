package onrecord;

import java.nio.file.Path;
import java.util.List;

import onrecord.database.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said on machines of other languages: the same. */
class LanguageTests {

	private static final List<String> WRONG = List.of("{ people(first: \"ten\") { totalCount } }",
			"{ statements(orderBy: LOUDEST) { totalCount } }", "{ people(first: 1000) { totalCount } }", "{ people ",
			"query ($on: Date) { person(id: \"person:x\") { roles(on: $on) { title } } }", "{ x }");

	@TempDir
	private Path temporary;

	@Test
	void errorsAreEnglishDownToTheirDigits() throws Exception {
		String english = said("en-GB");
		assertThat(english).contains("allowed is a whole number from -2147483648 to 2147483647")
			.contains("`orderBy` is LOUDEST: allowed are SAID_ON_DESC")
			.contains("allowed are 0 to 100");
		assertThat(said("de-DE")).isEqualTo(english);
		assertThat(said("ar-EG")).isEqualTo(english);
		assertThat(said("tr-TR")).isEqualTo(english);
	}

	private String said(String language) throws Exception {
		String[] parts = language.split("-");
		Process server = Launch.start(
				List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1], "-XX:TieredStopAtLevel=1"),
				this.temporary.resolve("database"), "--server.port=0");
		try {
			Client client = new Client(Launch.port(Launch.awaitGreeting(server)));
			StringBuilder said = new StringBuilder();
			for (String query : WRONG) {
				JsonNode answer = client.ask(query).body();
				said.append(answer.at("/errors")).append('\n');
			}
			return said.toString();
		}
		finally {
			server.destroy();
			server.waitFor();
		}
	}

}
