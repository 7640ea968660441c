package onrecord;

import java.util.stream.Stream;

import onrecord.database.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Questions to an invented corpus, which has what the article lacks, and requests that
 * are wrong.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(classes = OnRecord.class, initializers = FixtureTests.Corpus.class)
@DirtiesContext
class FixtureTests {

	@LocalServerPort
	private int port;

	@TestFactory
	Stream<DynamicTest> theFixtureAnswers() {
		return golden("fixture");
	}

	@TestFactory
	Stream<DynamicTest> whatIsWrongIsRefused() {
		return golden("errors");
	}

	/** What the planner can do, each in a request that is small enough to be read. */
	@TestFactory
	Stream<DynamicTest> theSqlIsAsReviewed() {
		return new Golden(new Client(this.port), Golden.SQL).sql();
	}

	private Stream<DynamicTest> golden(String folder) {
		return new Golden(new Client(this.port), Golden.REQUESTS.resolve(folder))
			.answers(Golden.REQUESTS.resolve(folder));
	}

	/** A database with the corpus on top of the article, dropped with the server. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh().with(Golden.REQUESTS.resolve("fixture/corpus.sql")).serve(context);
		}

	}

}
