package onrecord;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Few objects may have much to say: answers are bounded by the bytes that they have. */
class LongAnswerTests {

	/**
	 * Texts of 7.5 MB, of which two would be too much; and shorter ones. Nobody looks for
	 * their words here.
	 */
	private static final String LONG = """
			alter table source disable trigger long_sources_are_divided;
			alter table source disable trigger texts_are_kept_in_stretches;
			insert into source (gid, title, kind, text)
			select 'source:long-' || n, 'Long ' || n, 'OTHER', repeat('word ' || n || ' ', 1000000)
			from generate_series(1, 3) as n;
			insert into source (gid, title, kind, text)
			select 'source:short-' || n, 'Short ' || n, 'OTHER', repeat('x', 50000)
			from generate_series(1, 100) as n;
			insert into statement (gid, text, language, form, act) values
			  ('statement:long', repeat('speech ', 700000), 'en', 'PARAPHRASE', 'ASSERT');
			insert into appearance (statement_id, position, passage_id)
			select id, 1, (select min(id) from passage) from statement where gid = 'statement:long'""";

	private static OwnDatabase database;

	private static OwnServer server;

	@BeforeAll
	static void start() throws SQLException {
		database = TestDatabase.fresh();
		server = OwnServer.start(database);
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(LONG);
		}
	}

	@AfterAll
	static void stop() throws SQLException {
		server.close();
		database.close();
	}

	@Test
	void oneLongTextIsAnswered() {
		Client.Answer answer = ask("{ source(id: \"source:long-1\") { text } }");
		assertThat(answer.at("/data/source/text").asString()).hasSize(7_000_000).startsWith("word 1 word 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ a: source(id: \"source:long-1\") { text } b: source(id: \"source:long-2\") { text } }",
			"{ statement(id: \"statement:long\") { text jsonLd citation } }",
			"{ nodes(ids: [\"source:long-1\", \"source:long-1\"]) { ... on Source { text } } }" })
	void whatIsLongerAltogetherIsRefused(String query) {
		Client.Answer answer = ask(query);
		assertThat(answer.error().at("/extensions/code").asString()).isEqualTo("LIMIT_EXCEEDED");
		assertThat(answer.error().at("/message").asString())
			.matches("the answer has (14 MB: allowed are at most 10|more than 10 MB)[.,:].*");
		assertThat(answer.error().at("/path")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "source(id: \"source:long-1\")", "node(id: \"source:long-1\")",
			"statement(id: \"statement:long\")" })
	void whatWouldBeFarTooLongIsNotEvenPutTogether(String one) {
		String texts = IntStream.range(0, 29)
			.mapToObj((n) -> "a" + n + ": " + (one.startsWith("statement") && n % 2 == 0 ? "jsonLd" : "text"))
			.collect(Collectors.joining(" "));
		String query = one.startsWith("node") ? "{ " + one + " { ... on Source { " + texts + " } } }"
				: "{ " + one + " { " + texts + " } }";
		long begun = System.nanoTime();
		Client.Answer answer = ask(query);
		assertThat(answer.error().at("/extensions/code").asString()).as("%s", answer.body().at("/errors"))
			.isEqualTo("LIMIT_EXCEEDED");
		assertThat(answer.error().at("/message").asString()).startsWith("a text has ")
			.contains("so many are asked for together");
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
	}

	/** Of an answer it is known how long it will be, before it is put together. */
	@Test
	void underTwoNamesATextCountsTwice() {
		assertThat(ask("{ source(id: \"source:long-1\") { a: text b: text } }").error().at("/message").asString())
			.isEqualTo("a text has 7,000 kB: so many are asked for together that none may have more than 5,000 kB."
					+ " Ask for fewer at once");
		assertThat(ask("{ source(id: \"source:short-1\") { a: text b: text } }").at("/data/source/b").asString())
			.isNotEmpty();
	}

	@Test
	void aPageOfShorterTextsIsAnsweredAndOneWithALongOneSaysWhatIsAllowed() {
		String ids = IntStream.rangeClosed(1, 100)
			.mapToObj((n) -> "\"source:short-" + n + "\"")
			.collect(Collectors.joining(","));
		Client.Answer answer = ask("{ nodes(ids: [" + ids + "]) { ... on Source { text } } }");
		assertThat(answer.at("/data/nodes")).hasSize(100);
		Client.Answer all = ask(
				"{ nodes(ids: [" + ids.replace("short-100", "long-1") + "]) { ... on Source { text } } }");
		assertThat(all.error().at("/message").asString())
			.isEqualTo("a text has 7,000 kB: so many are asked for together that none may have more than 1,000 kB."
					+ " Ask for fewer at once");
	}

	@Test
	void whoDoesNotTakeTheAnswerKeepsNobodyElseFromHavingOne() throws Exception {
		List<Socket> slow = new ArrayList<>();
		try {
			for (int i = 0; i < 40; i++) {
				slow.add(asked("{ source(id: \"source:long-" + (1 + i % 3) + "\") { text } }"));
			}
			// Those that have waited longest for their client make room, as soon as all
			// have been read.
			for (int i = 0; i < 5; i++) {
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(
							ask("{ source(id: \"source:long-1\") { text } }").at("/data/source/text").asString())
						.hasSize(7_000_000));
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(
							ask("{ source(id: \"source:short-1\") { title } }").at("/data/source/title").asString())
						.isEqualTo("Short 1"));
			}
		}
		finally {
			for (Socket socket : slow) {
				socket.close();
			}
		}
	}

	private static Socket asked(String query) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(4096);
		socket.connect(new InetSocketAddress("localhost", server.port()));
		String body = "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}";
		socket.getOutputStream()
			.write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
					+ body.length() + "\r\n\r\n" + body)
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static Client.Answer ask(String query) {
		return new Client(server.port()).ask(query);
	}

}
