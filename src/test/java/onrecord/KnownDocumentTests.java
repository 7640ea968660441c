package onrecord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that executes only what its operator knows, and answers a page of another
 * origin.
 */
@ServerTest
@TestPropertySource(properties = { "onrecord.documents.known=src/test/documents", "onrecord.documents.only=true",
		"spring.graphql.cors.allowed-origins=https://newsroom.example" })
class KnownDocumentTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					{"documentId":"corpus"}                                                          | /data/corpus/statements
					{"documentId":"topics","query":null}                                             | /data/topics/totalCount
					{"documentId":"who-is-on-record","variables":{"first":1}}                        | /data/people/totalCount
					{"doc_id":"who-is-on-record","variables":{"first":1}}                            | /data/people/totalCount
					{"id":"topics","documentId":null}                                                | /data/topics/totalCount
					{"id":"topics","doc_id":"topics","documentId":"topics"}                          | /data/topics/totalCount
					{"id":"topics","query":""}                                                       | /data/topics/totalCount
					{"id":"Topics","doc_id":7,"query":"query Topics { topics { totalCount } }"}      | /data/topics/totalCount
					{"documentId":"sha256:cf58c2b0e73de3e7f431f2757fd0eb3323345990dcbfcd41ce7c47a054cc59b0"} | /data/topics/totalCount
					{"query":"query Topics { topics { totalCount } }"}                               | /data/topics/totalCount
					{"extensions":{"persistedQuery":{"version":1,"sha256Hash":\
					"cf58c2b0e73de3e7f431f2757fd0eb3323345990dcbfcd41ce7c47a054cc59b0"}}} | /data/topics/totalCount
					""")
	void whatIsKnownIsAnswered(String body, String value) throws Exception {
		assertThat(json(post(body)).at(value).asInt()).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "documentId=corpus,200", "doc_id=corpus,200", "id=corpus,200", "id=corpus&query=,200",
			"id=corpus&doc_id=corpus,200", "id=corpus&doc_id=topics,400" })
	void anAddressNamesOneToo(String parameters, int status) throws Exception {
		HttpResponse<String> response = send(request("?" + parameters));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).at("/data/corpus/statements").asInt() > 0).isEqualTo(status == 200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					{"documentId":"corpus","doc_id":"topics"}          | `documentId` and `doc_id` are different: \
					allowed is one id of a document
					{"doc_id":"corpus","id":"topics","query":""}       | `doc_id` and `id` are different: allowed is one id of a document
					{"id":7}                                           | `id` is not a text
					{"documentId":"corpus","query":"{ __typename }"}   | `query` and `documentId` are both there: allowed is one of them
					""")
	void whatMayMeanTwoIsRefused(String body, String message) throws Exception {
		HttpResponse<String> response = post(body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).at("/errors/0/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
		assertThat(json(response).at("/errors/0/message").asString()).isEqualTo(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"query\":\"{ corpus { statements } }\"}",
			"{\"query\":\"query Topics { topics { totalCount } } \"}",
			"{\"query\":\"{ __schema { queryType { name } } }\"}" })
	void whatIsNotIsRefused(String body) throws Exception {
		HttpResponse<String> response = post(body);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(json(response).at("/errors/0/extensions/code").asString()).isEqualTo("PERSISTED_QUERY_NOT_IN_LIST");
	}

	@Test
	void nobodyCanMakeOneKnown() throws Exception {
		String hash = "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":"
				+ "\"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}}";
		assertThat(post("{\"query\":\"{__typename}\"," + hash + "}").statusCode()).isEqualTo(403);
		assertThat(json(post("{" + hash + "}")).at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
	}

	@Test
	void aPageOfAnAllowedOriginMayAskAndNoOther() throws Exception {
		assertThat(preflight("https://newsroom.example", "content-type").headers()
			.firstValue("Access-Control-Allow-Origin")).contains("https://newsroom.example");
		for (HttpResponse<String> refused : List.of(preflight("https://elsewhere.example", "content-type"),
				send(request("?id=corpus").header("Origin", "https://elsewhere.example")))) {
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
			assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
			assertThat(json(refused).at("/errors/0/message").asString())
				.startsWith("a page of this origin may not ask");
		}
	}

	/** As Apollo Client, urql and Relay send them, in the order of browsers. */
	@ParameterizedTest
	@ValueSource(strings = { "content-type", "accept,content-type",
			"apollographql-client-name,apollographql-client-version,content-type", "apollo-require-preflight",
			"content-type,traceparent,tracestate", "if-none-match" })
	void aPageMaySendWhatItsClientSends(String headers) throws Exception {
		HttpResponse<String> response = preflight("https://newsroom.example", headers);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow().split(", *"))
			.containsExactlyInAnyOrder(headers.split(","));
	}

	@Test
	void aPageMaySendNoOtherHeader() throws Exception {
		HttpResponse<String> response = preflight("https://newsroom.example", "x-of-its-own");
		assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
			.doesNotContain("x-of-its-own");
	}

	@Test
	void aPageMayReadWhenToAskAgainAndWhatItHas() throws Exception {
		HttpResponse<String> response = send(request("?id=corpus").header("Origin", "https://newsroom.example"));
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("https://newsroom.example");
		assertThat(response.headers().firstValue("Access-Control-Expose-Headers").orElseThrow().split(", *"))
			.containsExactlyInAnyOrder("ETag", "RateLimit", "RateLimit-Policy", "Retry-After");
		assertThat(response.headers().firstValue("ETag")).isPresent();
		assertThat(response.headers().allValues("Vary")).contains("Origin", "Accept");
	}

	private HttpResponse<String> preflight(String origin, String headers) throws Exception {
		return send(request("").header("Origin", origin)
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", headers)
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
	}

	private HttpResponse<String> post(String body) throws Exception {
		return send(
				request("").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder request(String parameters) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql" + parameters));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return new JsonMapper().readTree(response.body());
	}

}
