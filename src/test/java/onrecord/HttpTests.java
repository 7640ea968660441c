package onrecord;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import onrecord.database.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphQL over HTTP, as clients meet it. */
@ServerTest
class HttpTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final String CORPUS = "{\"query\":\"{ corpus { statements } }\"}";

	private static final String STATEMENTS = "{\"data\":{\"corpus\":{\"statements\":17}}"
			+ ",\"extensions\":{\"cost\":{\"cost\":6,\"limit\":20000,\"remaining\":19994}}}";

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

	@LocalServerPort
	private int port;

	@Test
	void aPostIsAnswered() throws Exception {
		HttpResponse<String> response = post(CORPUS);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
		assertThat(response.body()).isEqualTo(STATEMENTS);
	}

	@Test
	void aGetIsAnswered() throws Exception {
		HttpResponse<String> response = get("?query="
				+ encoded("query One($id: ID!) { statement(id: $id) { id } } query Other { corpus { statements } }")
				+ "&operationName=One&variables=" + encoded("{\"id\":\"statement:all-for-all\"}"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith("{\"data\":{\"statement\":{\"id\":\"statement:all-for-all\"}},");
	}

	@Test
	void emptyParametersOfAGetAreNone() throws Exception {
		HttpResponse<String> response = get(
				"?query=" + encoded("{ corpus { statements } }") + "&operationName=&variables=");
		assertThat(response.body()).isEqualTo(STATEMENTS);
	}

	@Test
	void aHeadIsAGetWithoutABody() throws Exception {
		HttpResponse<String> response = HTTP.send(request("?query=" + encoded("{ corpus { statements } }"))
			.method("HEAD", HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(STATEMENTS.length());
		assertThat(response.body()).isEmpty();
	}

	@Test
	void otherMethodsAreRefused() throws Exception {
		HttpResponse<String> response = HTTP.send(request("").PUT(HttpRequest.BodyPublishers.ofString(CORPUS)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, POST");
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			textBlock = """
					none                                                                        | application/json
					*/*                                                                         | application/json
					application/*                                                               | application/json
					application/json                                                            | application/json
					application/graphql-response+json                                           | application/graphql-response+json
					application/graphql-response+json; charset=utf-8, application/json; charset=utf-8 | application/json
					application/graphql-response+json, application/json;q=0.9                   | application/graphql-response+json
					application/graphql-response+json;q=0.5, application/json;q=0.9             | application/json
					application/json;q=0, */*                                                   | application/graphql-response+json
					text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8          | application/json
					""")
	void theClientChoosesTheMediaType(@Nullable String accept, String expected) throws Exception {
		HttpRequest.Builder request = request("").header("Content-Type", "application/json");
		if (accept != null) {
			request.header("Accept", accept);
		}
		HttpResponse<String> response = HTTP.send(request.POST(HttpRequest.BodyPublishers.ofString(CORPUS)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.headers().firstValue("Content-Type")).contains(expected + ";charset=utf-8");
		assertThat(response.body()).isEqualTo(STATEMENTS);
	}

	@ParameterizedTest
	@CsvSource({ "image/png,406", "application/json;q=0,406", "not a type,400", "application/json;q=much,400" })
	void aClientThatTakesNeitherIsRefused(String accept, int status) throws Exception {
		HttpResponse<String> response = HTTP.send(
				request("?query=" + encoded("{ corpus { statements } }")).header("Accept", accept).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{                                  | the body is not JSON (line 1, column 2)
			{"query":"{ a }"} x                | the body is not JSON (line 1, column 19)
			[]                                 | the body is not a JSON object
			null                               | the body is not a JSON object
			{}                                 | `query` is missing: a GraphQL document is expected
			{"query":null}                     | `query` is missing: a GraphQL document is expected
			{"query":7}                        | `query` is not a text
			{"query":"{ a }","operationName":1} | `operationName` is not a text
			{"query":"{ a }","variables":"{}"} | `variables` is not a JSON object
			{"query":"{ a }","variables":[]}   | `variables` is not a JSON object
			{"query":"{ a }","extensions":1}   | `extensions` is not a JSON object
			{"query":"{ a }","query":"{ b }"}  | the body is not JSON (line 1, column 25)
			{"query":"\\ud800"}                | the body has a text with half a surrogate pair, which is no character
			""", quoteCharacter = '~')
	void aBodyThatIsNoRequestIsRefused(String body, String message) throws Exception {
		HttpResponse<String> response = post(body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
		assertThat(json(response).at("/errors/0/message").asString()).isEqualTo(message);
	}

	@Test
	void membersThatAreNotKnownAreIgnoredAndNullIsNone() throws Exception {
		HttpResponse<String> response = post(
				"{\"query\":\"{ corpus { statements } }\",\"variables\":null,\"operationName\":null,\"extensions\":null,\"x\":1}");
		assertThat(response.body()).isEqualTo(STATEMENTS);
	}

	@Test
	void aBodyThatIsTooLongIsRefused() throws Exception {
		HttpResponse<String> response = post("{\"query\":\"{ corpus { statements } }" + " ".repeat(100_000) + "\"}");
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(code(response)).isEqualTo("LIMIT_EXCEEDED");
	}

	@Test
	void whoSendsFarTooMuchBeforeReadingIsToldSo() throws IOException {
		byte[] body = new byte[10_000_000];
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
					.formatted(body.length)
					.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().write(body);
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 413")
				.contains("\"code\":\"LIMIT_EXCEEDED\"");
		}
	}

	@Test
	void whatIsNotExecutedIs400WhereTheMediaTypeSaysSo() throws Exception {
		String query = "{\"query\":\"{ nothing }\"}";
		assertThat(post(query).statusCode()).isEqualTo(200);
		HttpResponse<String> response = HTTP.send(request("").header("Content-Type", "application/json")
			.header("Accept", "application/graphql-response+json")
			.POST(HttpRequest.BodyPublishers.ofString(query))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).has("data")).isFalse();
		assertThat(code(response)).isEqualTo("GRAPHQL_VALIDATION_FAILED");
	}

	@Test
	void ofOperationsTheNearestIsNamed() throws Exception {
		String query = encoded("query Ona { corpus { statements } } query Other { corpus { statements } }");
		HttpResponse<String> response = get("?operationName=One&query=" + query);
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
		assertThat(json(response).at("/errors/0/message").asString())
			.isEqualTo("there is no operation `One`: did you mean `Ona`?");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "mutation { a }", "subscription { a }", "mutation A { a } query B { corpus { statements } }" })
	void aGetIsOnlyForQueries(String query) throws Exception {
		HttpResponse<String> response = get("?operationName=A&query=" + encoded(query));
		if (!query.contains("A")) {
			response = get("?query=" + encoded(query));
		}
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("POST");
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			none                            | none
			text/plain                      | none
			application/jsonp               | none
			application/graphql             | none
			application/json; charset=utf-16 | none
			not a type                      | none
			application/json                | gzip
			""")
	void aBodyOfAnotherTypeOrCodingIsRefused(@Nullable String type, @Nullable String coding) throws Exception {
		HttpRequest.Builder request = request("").POST(HttpRequest.BodyPublishers.ofString(CORPUS));
		if (type != null) {
			request.header("Content-Type", type);
		}
		if (coding != null) {
			request.header("Content-Encoding", coding);
		}
		HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
	}

	@Test
	void aDocumentThatWasSentOnceIsKnownByItsHash() throws Exception {
		String extensions = "\"extensions\":{\"persistedQuery\":{\"version\":1,"
				+ "\"sha256Hash\":\"a0d6bd8a808f3f6fdaa5268828f5a4e909aa21859633b4645f37f223a9d93f33\"}}";
		HttpResponse<String> unknown = post("{" + extensions + "}");
		assertThat(unknown.statusCode()).isEqualTo(200);
		assertThat(code(unknown)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
		assertThat(json(unknown).at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
		assertThat(post("{\"query\":\"{ corpus { statements } }\"," + extensions + "}").body()).isEqualTo(STATEMENTS);
		assertThat(post("{" + extensions + "}").body()).isEqualTo(STATEMENTS);
		assertThat(get("?extensions=" + encoded("{" + extensions + "}").replaceFirst("%22extensions%22%3A", "")
			.replaceFirst("^%7B", "")
			.replaceFirst("%7D$", "")).body()).isEqualTo(STATEMENTS);
		assertThat(get("?documentId=sha256:a0d6bd8a808f3f6fdaa5268828f5a4e909aa21859633b4645f37f223a9d93f33").body())
			.isEqualTo(STATEMENTS);
		HttpResponse<String> other = post("{\"query\":\"{ corpus { topics } }\"," + extensions + "}");
		assertThat(other.statusCode()).isEqualTo(400);
		assertThat(code(other)).isEqualTo("BAD_USER_INPUT");
	}

	@ParameterizedTest
	@CsvSource({ "GET /graphql?query=%zz HTTP/1.1,400,BAD_USER_INPUT",
			"GET /graphql?query=%ff HTTP/1.1,400,BAD_USER_INPUT",
			"GET /graphql?query={a|b} HTTP/1.1,400,BAD_USER_INPUT", "NONSENSE,400,BAD_USER_INPUT",
			"GET /graphql HTTP/9.9,505,BAD_USER_INPUT", "GET /graphql?query=LONG HTTP/1.1,414,LIMIT_EXCEEDED",
			"GET /graphql?query=LONGER HTTP/1.1,414,LIMIT_EXCEEDED", "GET /LONGER HTTP/1.1,414,LIMIT_EXCEEDED",
			"GET /graphql?query=%7Ba%7D HTTP/1.1<X: LONGER,431,LIMIT_EXCEEDED",
			"GET /graphql?query=%7Ba%7D HTTP/1.1<Accept: a/b;c=LONG,431,LIMIT_EXCEEDED",
			"POST /graphql HTTP/1.1<Content-Type: application/json;c=LONG,431,LIMIT_EXCEEDED",
			"GET /actuator/health HTTP/1.1<Accept: a/b;c=LONG,431,LIMIT_EXCEEDED",
			"GET /nowhere HTTP/1.1,404,BAD_USER_INPUT", "GET /graphiql/nowhere.js HTTP/1.1,404,BAD_USER_INPUT",
			"POST /graphiql/ HTTP/1.1<Content-Length: 0,405,BAD_USER_INPUT",
			"TRACE /graphql HTTP/1.1,405,BAD_USER_INPUT", "OPTIONS /graphql HTTP/1.1,405,BAD_USER_INPUT",
			"GET /actuator HTTP/1.1,404,BAD_USER_INPUT",
			"POST /graphql HTTP/1.1<Content-Type: application/json<Transfer-Encoding: none,501,BAD_USER_INPUT",
			"POST /graphql HTTP/1.1<Content-Type: application/json<Content-Length: 10000000,413,LIMIT_EXCEEDED",
			"POST /graphql HTTP/1.1<Content-Type: application/json<Content-Length: 10,408,TIMEOUT" })
	void everyErrorIsOneOfGraphQl(String lines, int status, String code) throws IOException {
		String head = lines.replace("LONGER", "a".repeat(20_000))
			.replace("LONG", "a".repeat(9_000))
			.replace("<", "\r\n");
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write((head + "\r\nHost: localhost\r\nAccept: application/graphql-response+json\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
			BufferedReader answer = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			assertThat(answer.readLine()).startsWith("HTTP/1.1 " + status);
			List<String> headers = new ArrayList<>();
			for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
				headers.add(line.toLowerCase(Locale.ROOT));
			}
			assertThat(headers).contains("x-content-type-options: nosniff")
				.noneMatch((line) -> line.startsWith("server:"))
				.anyMatch(
						(line) -> line.startsWith("content-type: application/") && line.endsWith("json;charset=utf-8"));
			char[] body = new char[500];
			int length = answer.read(body);
			JsonNode error = new JsonMapper().readTree(new String(body, 0, length)).at("/errors/0");
			assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
			assertThat(error.at("/message").asString()).isNotEmpty().doesNotContain("aaaa", "ception");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/graphql-response+json" })
	void aLongAnswerIsCompressed(String type) throws Exception {
		HttpResponse<byte[]> response = HTTP
			.send(request("?query=" + encoded("{ statements { nodes { text id } } }")).header("Accept", type)
				.header("Accept-Encoding", "gzip")
				.build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(response.headers().firstValue("Vary").orElse("")).contains("accept-encoding");
		try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
			assertThat(new JsonMapper().readTree(body).at("/data/statements/nodes").size()).isEqualTo(17);
		}
	}

	@Test
	void pagesMayNotBeFramedAndLoadNothingFromElsewhere() throws Exception {
		HttpResponse<String> response = HTTP.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphiql/")).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
			.startsWith("default-src 'none'; script-src 'self';")
			.contains("frame-ancestors 'none'");
		assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			textBlock = """
					none                                                  | graphiql/
					?query=%7Bcorpus%7Bstatements%7D%7D&variables=%7B%7D  | graphiql/?query=%7Bcorpus%7Bstatements%7D%7D&variables=%7B%7D
					?query=                                               | graphiql/?query=
					""")
	void aBrowserIsLedToGraphiQlWithItsQuery(@Nullable String query, String location) throws Exception {
		for (String accept : List.of(BROWSER, "text/html")) {
			for (String method : List.of("GET", "HEAD")) {
				HttpResponse<String> response = HTTP.send(request((query != null) ? query : "").header("Accept", accept)
					.method(method, HttpRequest.BodyPublishers.noBody())
					.build(), HttpResponse.BodyHandlers.ofString());
				assertThat(response.statusCode()).isEqualTo(302);
				assertThat(response.headers().firstValue("Location")).contains(location);
				assertThat(response.headers().firstValue("Vary")).contains("Accept");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/graphql-response+json, text/html;q=0.9",
			"text/html, application/json", "text/html, */*", "text/html;q=0.5, */*" })
	void whatIsNoBrowserIsAnswered(String accept) throws Exception {
		HttpResponse<String> response = HTTP.send(
				request("?query=" + encoded("{ corpus { statements } }")).header("Accept", accept).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.body()).isEqualTo(STATEMENTS);
	}

	@Test
	void aBrowserIsAnsweredWhereGraphiQlDoesNotHaveTheDocumentOrTheAddressIsTooLong() throws Exception {
		String longest = "#".repeat(6990);
		for (String query : List.of("?documentId=x", "?extensions=%7B%7D", "?query=" + longest + "##########",
				"?query=%zz")) {
			RawClient.Answer answer = raw("GET /graphql" + query.replace("#", "a"));
			assertThat(answer.status()).isIn(200, 400);
			assertThat(code(answer.body())).isNotEmpty();
		}
		assertThat(raw("GET /graphql?query=" + longest.replace("#", "a")).status()).isEqualTo(302);
	}

	@Test
	void theSchemaIsAFileToo() throws Exception {
		HttpResponse<String> response = HTTP.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/schema.graphqls")).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(response.body()).isEqualTo(Files.readString(Path.of("schema.graphqls")));
	}

	@Test
	void theExamplesAreInGroups() throws Exception {
		HttpResponse<String> response = HTTP.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphiql/examples.json")).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(json(response)).hasSizeGreaterThan(5).allSatisfy((example) -> {
			assertThat(example.path("group").asString()).matches("[A-Z][a-z ]+\\??");
			assertThat(example.path("query").asString())
				.startsWith("# " + example.path("name").asString() + "\nquery ");
		});
	}

	@Test
	void noOtherOriginMayAsk() throws Exception {
		HttpResponse<String> response = HTTP.send(
				request("?query=" + encoded("{ corpus { statements } }")).header("Origin", "https://elsewhere.example")
					.build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	private HttpResponse<String> post(String body) throws IOException, InterruptedException {
		return HTTP.send(request("").header("Content-Type", "application/json; charset=utf-8")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String query) throws IOException, InterruptedException {
		return HTTP.send(request(query).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String query) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql" + query));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** What a browser gets, whatever it sends. */
	private RawClient.Answer raw(String request) throws IOException {
		try (RawClient client = new RawClient(this.port)) {
			client.send(request + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + BROWSER + "\r\n\r\n");
			return client.read();
		}
	}

	private static String code(HttpResponse<String> response) {
		return code(response.body());
	}

	private static String code(String body) {
		return new JsonMapper().readTree(body).at("/errors/0/extensions/code").asString();
	}

	private static JsonNode json(HttpResponse<String> response) {
		return new JsonMapper().readTree(response.body());
	}

}
