package onrecord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much a request may ask for, and that asking for more is refused quickly, shortly
 * and before the database is asked.
 */
@ServerTest
class LimitTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	/** What an answer to an attack may have: bytes. */
	private static final int SHORT = 4000;

	/**
	 * How many times as long it may take as an answer to a new request of the same
	 * length: the same on a fast machine and on a slow one.
	 */
	private static final long LONGER = 10;

	@LocalServerPort
	private int port;

	@Test
	void ofManyErrorsTheLastHasTheCodeOfWhatIsLeftOut() throws Exception {
		JsonNode mistakes = errors("{ " + each(12, (i) -> "a%d: people(first: -1) { totalCount }".formatted(i)) + " }");
		assertThat(mistakes).hasSize(11)
			.allSatisfy((error) -> assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_USER_INPUT"))
			.last()
			.satisfies((error) -> assertThat(error.at("/message").asString()).startsWith("there are more errors"));
		assertThat(errors("{ corpus { " + each(30, (i) -> "f%d".formatted(i)) + " } }")).hasSize(11)
			.allSatisfy((error) -> assertThat(error.at("/extensions/code").asString())
				.isEqualTo("GRAPHQL_VALIDATION_FAILED"));
		assertThat(errors("{ " + each(10, (i) -> "a%d: people(first: -1) { totalCount }".formatted(i)) + " }"))
			.hasSize(10);
	}

	@Test
	void whatIsTooLargeIsToldWithItsLimit() {
		assertThat(errors("{ corpus { " + "statements ".repeat(2000) + " } }").at("/0/message").asString())
			.isEqualTo("the document has too many tokens: allowed are at most 2,000");
		assertThat(errors("{ a ".repeat(900) + "}".repeat(900)).at("/0/message").asString())
			.isEqualTo("the document is nested too deeply");
	}

	private JsonNode errors(String query) {
		return new Client(this.port).ask(query).at("/errors");
	}

	/** Each refused with the code, in a few kB, quickly. */
	@TestFactory
	Stream<DynamicTest> isRefused() {
		return Stream.of(
				// More than is allowed
				query("aliases", "LIMIT_EXCEEDED",
						"{ corpus { " + each(31, (i) -> "a%d: statements".formatted(i)) + " } }"),
				query("root fields", "LIMIT_EXCEEDED",
						"{ " + each(31, (i) -> "a%d: corpus { statements }".formatted(i)) + " }"),
				query("depth", "LIMIT_EXCEEDED", nested(4)),
				query("depth by fragments", "LIMIT_EXCEEDED", "{ people { nodes { ...A } } } "
						+ "fragment A on Person { statements { nodes { speaker { ...B } } } } "
						+ "fragment B on Person { statements { nodes { speaker { ...C } } } } "
						+ "fragment C on Person { statements { nodes { speaker { statements { nodes { id } } } } } }"),
				query("directives", "LIMIT_EXCEEDED", "{ corpus { " + each(31, (i) -> "statements @skip(if: false)")
						+ " } }"),
				query("tokens", "LIMIT_EXCEEDED", "{ corpus { " + "statements ".repeat(2000) + " } }"),
				query("cost", "LIMIT_EXCEEDED", dear()), body("cost by ids", "LIMIT_EXCEEDED", Map
					.of("query",
							"query($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { statements { " + facets()
									+ " } } } }",
							"variables", Map.of("ids", Collections.nCopies(100, "person:donald-trump")))),
				query("ids", "BAD_USER_INPUT", "{ nodes(ids: [" + each(101, (i) -> "\"person:x\"") + "]) { id } }"),
				query("search text", "BAD_USER_INPUT", "{ search(text: \"" + "a".repeat(1001) + "\") { totalCount } }"),
				query("cursor", "BAD_USER_INPUT", "{ people(after: \"" + "a".repeat(10_001) + "\") { nodes { id } } }"),
				query("page", "BAD_USER_INPUT", "{ people(first: 1000000000) { nodes { id } } }"),
				query("name", "LIMIT_EXCEEDED", "{ " + "a".repeat(90_000) + ": corpus { statements } }"),
				// Bombs
				query("alias doubling", "LIMIT_EXCEEDED",
						"{ people { nodes { " + each(200, (i) -> "a%d: statements { nodes { id } }".formatted(i))
								+ " } } }"),
				query("fragments that double", "LIMIT_EXCEEDED",
						"{ corpus { ...F0 } } "
								+ each(100, (i) -> "fragment F%d on Corpus { ...F%d ...F%2$d }".formatted(i, i + 1))
								+ " fragment F100 on Corpus { statements }"),
				query("fragments in a circle", "GRAPHQL_VALIDATION_FAILED",
						"{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"),
				query("fields to compare", "LIMIT_EXCEEDED",
						"{ corpus { " + "...A ...B ".repeat(50) + " } } fragment A on Corpus { "
								+ "statements ".repeat(400) + " } fragment B on Corpus { " + "statements "
									.repeat(400)
								+ " }"),
				query("fields in conflict", "GRAPHQL_VALIDATION_FAILED",
						"{ people { nodes { " + each(200, (i) -> "roles(on: \"%d\") { title }".formatted(i))
								+ " } } }"),
				query("unknown fields", "GRAPHQL_VALIDATION_FAILED",
						"{ corpus { " + each(990, (i) -> "f%d".formatted(i)) + " } }"),
				query("unknown arguments", "GRAPHQL_VALIDATION_FAILED",
						"{ people(" + each(600, (i) -> "a%d: 1".formatted(i)) + ") { totalCount } }"),
				query("unknown fragments", "GRAPHQL_VALIDATION_FAILED",
						"{ " + each(900, (i) -> "...f%d".formatted(i)) + " }"),
				body("an unknown operation", "BAD_USER_INPUT",
						Map.of("query", "{ corpus { statements } }", "operationName", "a".repeat(90_000))),
				body("an unknown field of a variable", "BAD_USER_INPUT",
						Map.of("query", "query($f: StatementFilter) { statements(filter: $f) { totalCount } }",
								"variables", Map.of("f", Map.of("a".repeat(90_000), 1)))),
				body("an unknown value in a variable", "BAD_USER_INPUT",
						Map.of("query", "query($o: StatementOrder) { statements(orderBy: $o) { totalCount } }",
								"variables", Map.of("o", "a".repeat(90_000)))),
				query("unknown variables", "GRAPHQL_VALIDATION_FAILED",
						"query(" + each(300, (i) -> "$v%d%s: Int".formatted(i, "a".repeat(20))) + ") { " + each(10,
								(i) -> "a%d: people(first: $w%1$d%s) { totalCount }".formatted(i, "a".repeat(20)))
								+ " }"),
				query("introspection of introspection", "LIMIT_EXCEEDED",
						"{ __schema { types { fields { type { fields { type { name } } } } } } }"),
				query("nested selections", "LIMIT_EXCEEDED", "{ a ".repeat(900) + "}".repeat(900)),
				query("nested lists", "LIMIT_EXCEEDED",
						"{ people(filter: " + "[".repeat(900) + "]".repeat(900) + ") { totalCount } }"),
				query("a number of 90,000 digits", "LIMIT_EXCEEDED",
						"{ people(first: " + "9".repeat(90_000) + ") { totalCount } }"),
				query("a fraction of 90,000 digits", "LIMIT_EXCEEDED",
						"{ people(first: 0." + "9".repeat(90_000) + ") { totalCount } }"),
				text("a variable of 90,000 digits", "BAD_USER_INPUT",
						"{\"query\":\"query($n: Int) { people(first: $n) { totalCount } }\",\"variables\":{\"n\":%s}}"
							.formatted("9".repeat(90_000))),
				text("an exponent", "BAD_USER_INPUT",
						"{\"query\":\"query($n: Int) { people(first: $n) { totalCount } }\",\"variables\":{\"n\":1e1000000000}}"),
				text("nested JSON", "BAD_USER_INPUT",
						"{\"query\":\"{ corpus { statements } }\",\"variables\":{\"a\":" + "[".repeat(40_000)),
				text("a list of requests", "BAD_USER_INPUT", "[" + "{},".repeat(30_000) + "{}]"),
				// Texts that are none
				query("a text that does not end", "GRAPHQL_PARSE_FAILED", "{ search(text: \"" + "a".repeat(90_000)),
				query("NUL", "BAD_USER_INPUT", "{ search(text: \"a\\u0000b\") { totalCount } }"),
				query("NUL in a filter", "BAD_USER_INPUT",
						"{ statements(filter: { saidOn: { from: \"\\u0000\" } }) { totalCount } }"),
				query("NUL in the document", "GRAPHQL_PARSE_FAILED", "{ \0 }"),
				query("half a surrogate pair", "GRAPHQL_PARSE_FAILED", "{ search(text: \"\\ud800\") { totalCount } }"),
				text("half a surrogate pair in a variable", "BAD_USER_INPUT",
						"{\"query\":\"query($t: String!) { search(text: $t) { totalCount } }\",\"variables\":{\"t\":\"\\ud800\"}}"),
				bytes("bytes that are not UTF-8", 0xff, 0xfe), bytes("a longer form of NUL", 0xc0, 0x80),
				bytes("a surrogate pair in UTF-8", 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80));
	}

	@Test
	void whatIsAllowedIsAnswered() {
		List.of("{ corpus { " + each(30, (i) -> "a%d: statements".formatted(i)) + " } }",
				"{ " + each(30, (i) -> "a%d: corpus { statements }".formatted(i)) + " }", nested(3),
				"{ corpus { " + each(30, (i) -> "statements @skip(if: false)") + " } }",
				"{ corpus { " + "statements ".repeat(990) + " } }",
				"{ people(first: 99) { nodes { statements(first: 98) { nodes { id } } } } }",
				"{ nodes(ids: [" + each(100, (i) -> "\"person:x\"") + "]) { id } }",
				"{ search(text: \"" + "a".repeat(1000) + "\") { totalCount } }")
			.forEach((query) -> {
				Client.Answer answer = new Client(this.port).ask(query);
				assertThat(answer.error().isMissingNode()).as("%s: %s", query, answer.error()).isTrue();
			});
	}

	@Test
	void theCostIsToldAndNothingIsReadWhereItIsTooHigh() {
		Client client = new Client(this.port);
		JsonNode cost = client
			.ask("{ people(first: 10) { totalCount nodes { statements(first: 5) { nodes { id } } } } }")
			.at("/extensions/cost");
		assertThat(cost.at("/cost").asLong()).isEqualTo(34);
		assertThat(cost.at("/cost").asLong() + cost.at("/remaining").asLong()).isEqualTo(cost.at("/limit").asLong())
			.isEqualTo(20_000);
		Client.Answer refused = client.ask(dear());
		assertThat(refused.sql()).isEmpty();
		assertThat(refused.at("/data").isMissingNode()).isTrue();
		assertThat(refused.at("/extensions/cost/remaining").asLong()).isZero();
		assertThat(refused.at("/extensions/cost/cost").asLong()).isGreaterThan(20_000);
		assertThat(refused.error().at("/message").asString()).contains(refused.at("/extensions/cost/cost").asString(),
				"20000");
	}

	/** As dear as it can be over a small corpus. */
	static String dear() {
		return "{ nodes(ids: [" + each(100, (i) -> "\"person:donald-trump\"") + "]) { ... on Person { statements { "
				+ facets() + " } mentionedIn { " + facets() + " } } } }";
	}

	private static String facets() {
		return Stream
			.of("SPEAKER", "SUBJECT", "TOPIC", "SOURCE", "PUBLISHER", "EVENT", "PLACE", "FORM", "ACT", "LANGUAGE",
					"YEAR", "MONTH", "STANCE", "REVIEWER", "RATING")
			.map((by) -> by.toLowerCase(Locale.ROOT) + ": facets(by: " + by + ") { unknown }")
			.collect(Collectors.joining(" "));
	}

	/** Three levels each, and three more. */
	private static String nested(int times) {
		return "{ people { nodes { " + "statements(first: 2) { nodes { speaker { ... on Person { ".repeat(times) + "id"
				+ " } } } }".repeat(times) + " } } }";
	}

	private static String each(int times, IntFunction<String> written) {
		return IntStream.range(0, times).mapToObj(written).collect(Collectors.joining(" "));
	}

	private DynamicTest query(String name, String code, String query) {
		return body(name, code, Map.of("query", query));
	}

	private DynamicTest body(String name, String code, Map<String, ?> body) {
		return text(name, code, JSON.writeValueAsString(body));
	}

	private DynamicTest text(String name, String code, String body) {
		return attack(name, code, body.getBytes(StandardCharsets.UTF_8));
	}

	private DynamicTest bytes(String name, int... bytes) {
		byte[] body = "{\"query\":\"{ corpus { statements } } #    \"}".getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < bytes.length && i < 3; i++) {
			body[body.length - 5 + i] = (byte) bytes[i];
		}
		return attack(name, "BAD_USER_INPUT", body);
	}

	private DynamicTest attack(String name, String code, byte[] body) {
		return DynamicTest.dynamicTest(name, () -> {
			Quickest refusal = new Quickest();
			Quickest answer = new Quickest();
			for (int round = 0; round < 30 && (round < 3 || refusal.nanos > LONGER * answer.nanos); round++) {
				assertThat(answer.of(harmless(name + round, body.length)).statusCode()).isEqualTo(200);
				HttpResponse<byte[]> response = refusal.of(body);
				JsonNode error = JSON.readTree(response.body());
				assertThat(response.statusCode()).isIn(200, 400, 413);
				assertThat(error.at("/errors/0/extensions/code").asString()).as(error.toString()).isEqualTo(code);
				assertThat(response.body().length).isLessThan(SHORT);
			}
			assertThat(refusal.nanos).as("nanoseconds").isLessThanOrEqualTo(LONGER * answer.nanos);
		});
	}

	/** A request that nobody has sent before, and that is answered. */
	private static byte[] harmless(String comment, int length) {
		String query = "{ corpus { statements } } # " + comment;
		String padding = "#".repeat(Math.clamp(length - query.length() - 20, 0, 99_000));
		return JSON.writeValueAsBytes(Map.of("query", query + padding));
	}

	/**
	 * The least time that requests of a kind take: what else the machine does only adds
	 * to it.
	 */
	private final class Quickest {

		private long nanos = Long.MAX_VALUE;

		HttpResponse<byte[]> of(byte[] body) throws IOException, InterruptedException {
			long start = System.nanoTime();
			HttpResponse<byte[]> response = post(body);
			this.nanos = Math.min(this.nanos, System.nanoTime() - start);
			return response;
		}

	}

	private HttpResponse<byte[]> post(byte[] body) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

}
