package onrecord;

import java.util.stream.Stream;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions to the article, GraphiQL's examples among them. */
@ServerTest
class ArticleTests {

	@LocalServerPort
	private int port;

	@TestFactory
	Stream<DynamicTest> theArticleAnswers() {
		return new Golden(new Client(this.port), Golden.REQUESTS.resolve("article")).answers(Golden.EXAMPLES,
				Golden.REQUESTS.resolve("article"));
	}

}
