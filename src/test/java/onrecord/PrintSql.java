package onrecord;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints the SQL of a request, which is not run with the tests:
 * {@code mvn -q test -Dtest=PrintSql -Donrecord.request=src/test/requests/fixture/threads.graphql}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(classes = OnRecord.class, initializers = FixtureTests.Corpus.class)
@DirtiesContext
class PrintSql {

	@LocalServerPort
	private int port;

	@Test
	void print() throws Exception {
		String request = System.getProperty("onrecord.request");
		assertThat(request).as("-Donrecord.request=FILE.graphql").isNotNull();
		Client.Answer answer = Golden.ask(new Client(this.port), Path.of(request));
		System.out.print(Golden.sql(answer));
		if (answer.body().has("errors")) {
			System.out.println("-- " + answer.at("/errors"));
		}
	}

}
