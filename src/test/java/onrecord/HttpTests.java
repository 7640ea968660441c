package onrecord;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import onrecord.database.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
			+ ",\"extensions\":{\"cost\":{\"cost\":1,\"limit\":10000,\"remaining\":9999}}}";

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
	void aBodyOfAnotherTypeIsRefused() throws Exception {
		HttpResponse<String> response = HTTP.send(request("").header("Content-Type", "text/plain")
			.POST(HttpRequest.BodyPublishers.ofString(CORPUS))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
	}

	@Test
	void aBodyThatIsTooLongIsRefused() throws Exception {
		HttpResponse<String> response = post("{\"query\":\"{ corpus { statements } }" + " ".repeat(100_000) + "\"}");
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(code(response)).isEqualTo("LIMIT_EXCEEDED");
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

	private static String code(HttpResponse<String> response) {
		return json(response).at("/errors/0/extensions/code").asString();
	}

	private static JsonNode json(HttpResponse<String> response) {
		return new JsonMapper().readTree(response.body());
	}

}
