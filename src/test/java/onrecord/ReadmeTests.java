package onrecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README shows is what the server does. */
@ServerTest
class ReadmeTests {

	@LocalServerPort
	private int port;

	@Test
	void theFirstQueryHasTheAnswerThatStandsThere() throws IOException {
		String readme = Files.readString(Path.of("README.md"));
		Client.Answer answer = new Client(this.port).ask(block(readme, "graphql"));
		assertThat(answer.body()).isEqualTo(new JsonMapper().readTree(block(readme, "json")));
	}

	private static String block(String readme, String language) {
		Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(readme);
		assertThat(block.find()).isTrue();
		return block.group(1);
	}

}
