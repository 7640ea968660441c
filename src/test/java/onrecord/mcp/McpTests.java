package onrecord.mcp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import onrecord.database.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a model is told over the Model Context Protocol, asked by its own client.
 */
@ServerTest
@TestPropertySource(
		properties = { "onrecord.mcp.enabled=true", "onrecord.mcp.allowed-origins=https://assistant.example" })
class McpTests {

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	private McpSyncClient client;

	@DynamicPropertySource
	static void known(DynamicPropertyRegistry registry) throws Exception {
		Files.writeString(folder.resolve("offices.graphql"),
				"""
						# Which offices a person held.
						# On one day.
						query Offices(
						  # Whose.
						  $id: ID!
						  $on: Date = "2025-02-24"
						  $order: StatementOrder
						  $filter: StatementFilter
						) { person(id: $id) { name roles(on: $on) { title } statements(filter: $filter, orderBy: $order, first: 1) { totalCount } } }
						"""
					.replace("$order: StatementOrder\n", "$order: StatementOrder! = SAID_ON_DESC\n"));
		Files.writeString(folder.resolve("silent.graphql"), "query Silent { corpus { statements } }");
		registry.add("onrecord.documents.known", folder::toString);
	}

	@BeforeEach
	void connect() {
		this.client = McpClient
			.sync(HttpClientStreamableHttpTransport.builder("http://localhost:" + this.port)
				.jsonMapper(new JacksonMcpJsonMapper(new JsonMapper()))
				.build())
			.build();
		this.client.initialize();
	}

	@AfterEach
	void leave() {
		this.client.close();
	}

	@Test
	void itSaysWhatItIsForAndWhatItCannotDo() {
		assertThat(this.client.getServerInfo().name()).isEqualTo("onrecord");
		assertThat(this.client.getServerInstructions()).contains("check_quote").contains("NOT_FOUND");
		assertThat(this.client.getServerCapabilities().prompts()).isNull();
	}

	@Test
	void eachDocumentThatSaysWhatItIsForIsATool() {
		List<Tool> tools = this.client.listTools().tools();
		assertThat(tools).extracting(Tool::name)
			.containsExactly("check_quote", "read_source", "search", "statements", "offices");
		assertThat(tools).allSatisfy((tool) -> {
			assertThat(tool.description()).isNotBlank();
			assertThat(tool.annotations().readOnlyHint()).isTrue();
			assertThat(tool.annotations().destructiveHint()).isFalse();
		});
		JsonNode schema = JSON.valueToTree(tools.getLast().inputSchema());
		assertThat(tools.getLast().description()).isEqualTo("Which offices a person held. On one day.");
		assertThat(schema.at("/required")).isEqualTo(JSON.readTree("[\"id\"]"));
		assertThat(schema.at("/properties/id"))
			.isEqualTo(JSON.readTree("{\"type\":\"string\",\"description\":\"Whose.\"}"));
		assertThat(schema.at("/properties/on"))
			.isEqualTo(JSON.readTree("{\"type\":\"string\",\"default\":\"2025-02-24\"}"));
		assertThat(schema.at("/properties/order/default").asString()).isEqualTo("SAID_ON_DESC");
		assertThat(schema.at("/properties/order/enum").valueStream().map(JsonNode::asString)).contains("SAID_ON_DESC");
		assertThat(schema.at("/properties/filter/properties/speaker/type").asString()).isEqualTo("array");
		assertThat(schema.at("/properties/filter/properties/saidOn/properties/from/type").asString())
			.isEqualTo("string");
		assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Ukraine is ready to exchange all for all     | | EXACT: these words stand on record, to the letter.
					“Ukraine is ready to exchange all for all,”  | | EXACT
					Ukraine is not ready to exchange all for all | | ALTERED: this is not what is on record. The record has: “Ukraine is ready
					Ukraine is ready to exchange all for all     | person:donald-trump | OTHER_SPEAKER: by the record it was not said by the speaker
					The moon is made of a very old green cheese  | | NOT_FOUND: it was not found in what was searched (statements: 17; texts
					""")
	void aVerdictIsToldInWords(String quotation, String speaker, String words) {
		CallToolResult result = call("check_quote",
				(speaker != null) ? Map.of("text", quotation, "speaker", List.of(speaker)) : Map.of("text", quotation));
		assertThat(result.isError()).isFalse();
		assertThat(texts(result).getFirst()).startsWith(words);
		assertThat(data(result)).isEqualTo(JSON.readTree(texts(result).getLast()));
	}

	@Test
	void wordsThatOnlyTheSourceHasAreNobodys() {
		String words = texts(call("check_quote", Map.of("text", "The visit was a show of solidarity"))).getFirst();
		assertThat(words).contains("name nobody as their speaker");
	}

	@Test
	void aParaphraseIsNotTheSpeakersWords() {
		JsonNode paraphrase = data(call("statements", Map.of("form", List.of("PARAPHRASE"), "first", 1)))
			.at("/statements/nodes/0");
		String words = texts(call("check_quote", Map.of("text", paraphrase.path("text").asString()))).getFirst();
		assertThat(words).startsWith("EXACT").contains("they are not the speaker's own words");
	}

	@Test
	void whatIsFoundHasIdsAndCitations() {
		JsonNode found = data(call("search", Map.of("text", "Зеленський")));
		String id = found.at("/search/edges/0/node/id").asString();
		assertThat(id).isEqualTo("person:volodymyr-zelenskyy");
		JsonNode said = data(
				call("statements", Map.of("speaker", List.of(id), "text", "exchange", "from", "2025-02-24")));
		assertThat(said.at("/statements/nodes")).isNotEmpty()
			.allSatisfy(
					(statement) -> assertThat(statement.path("citation").asString()).contains("Volodymyr Zelenskyy"));
		JsonNode all = data(call("statements", Map.of()));
		assertThat(all.at("/statements/totalCount").asInt()).isEqualTo(17);
	}

	@Test
	void aSourceIsReadAndSoIsAStatementByItsAddress() {
		String source = data(call("search", Map.of("text", "exchange", "in", List.of("SOURCE"))))
			.at("/search/edges/0/node/id")
			.asString();
		assertThat(data(call("read_source", Map.of("id", source))).at("/source/text").asString()).contains("Zelenskyy");
		TextResourceContents contents = (TextResourceContents) this.client
			.readResource(ReadResourceRequest.builder("onrecord://" + source.replaceFirst(":", "/")).build())
			.contents()
			.getFirst();
		assertThat(JSON.readTree(contents.text()).path("id").asString()).isEqualTo(source);
		assertThat(JSON
			.readTree(((TextResourceContents) this.client
				.readResource(ReadResourceRequest.builder("onrecord://statement/all-for-all").build())
				.contents()
				.getFirst()).text())
			.path("citation")
			.asString()).contains("Zelenskyy");
		assertThat(this.client.listResourceTemplates().resourceTemplates()).hasSize(2);
		assertThatThrownBy(
				() -> this.client.readResource(ReadResourceRequest.builder("onrecord://statement/nothing").build()))
			.isInstanceOf(McpError.class)
			.hasMessageContaining("there is no statement:nothing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					check_quote | {}                                    | text
					check_quote | {"text": "all"}                       | too short
					check_quote | {"text": 5}                           | text
					check_quote | {"text": "a b", "speakers": ["x"]}    | there is no argument `speakers`; did you mean speaker? Allowed are text, speaker
					statements  | {"speaker": ["topic:war"]}            | allowed are ids that begin with organization:, person:
					statements  | {"first": 1000}                       | allowed are 0 to 100
					statements  | {"from": "24 February"}               | 24 February
							search      | {"text": "war", "in": ["PLANET"]}     | PLANET
					""")
	void whatIsWrongIsSaid(String tool, String arguments, String words) {
		CallToolResult result = call(tool, JSON.readValue(arguments, new TypeReference<Map<String, Object>>() {
		}));
		assertThat(result.isError()).isTrue();
		assertThat(texts(result).getFirst()).contains(words);
	}

	@Test
	void pagesOfOtherOriginsAreRefusedAndSoIsWhatIsTooLongOrNoPost() throws Exception {
		String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
		assertThat(post(ping, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
		assertThat(post(ping, "Origin", "https://assistant.example").statusCode()).isEqualTo(200);
		HttpResponse<String> tooLong = post("{\"a\":\"" + "x".repeat(200_000) + "\"}", "X", "x");
		assertThat(tooLong.statusCode()).isEqualTo(413);
		assertThat(JSON.readTree(tooLong.body()).at("/error/message").asString()).contains("allowed are 100000 bytes");
		assertThat(post(ping, "MCP-Protocol-Version", "2024-01-01").body()).contains("allowed are 2025-03-26");
		HttpResponse<String> get = send(HttpRequest.newBuilder(address()).header("Accept", "text/event-stream").GET());
		assertThat(get.statusCode()).isEqualTo(405);
		assertThat(get.headers().firstValue("Allow")).contains("POST");
		assertThat(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
				+ "{\"name\":\"search\",\"arguments\":{\"text\":\"a\\ud800\"}}}", "X", "x")
			.body()).contains("half a surrogate pair");
		assertThat(post(ping, "X", "x").headers().firstValue("Mcp-Session-Id")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{ | 400 | the body is not JSON (line 1, column
					{"jsonrpc": "2.0", "id": 1, "method": "ping", "id": 2} | 400 | the body is not JSON (line 1, column
					{"jsonrpc": "2.0", "id": 1, "method": "ping"} {} | 400 | the body is not JSON (line 1, column
					[] | 400 | the body is no message of JSON-RPC 2.0
					{"id": 1, "method": "ping"} | 400 | the body is no message of JSON-RPC 2.0
					{"jsonrpc": "2.0", "id": 1, "method": {}} | 400 | `method` is not a text
					{"jsonrpc": "2.0", "id": null, "method": "ping"} | 400 | `id` is neither a text nor a whole
					{"jsonrpc": "2.0", "id": 100000000000000000000, "method": "ping"} | 400 | `id` is neither a text nor a whole
					{"jsonrpc": "2.0", "id": 1, "method": "tools/call"} | 200 | `params` is missing
					{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": []}} | 200 | `params.name` is not what tools/call
					{"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": {}}} | 200 | `params.uri` is not
					{"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": "onrecord://statement/%zz"}} | 200 | percent-encoded
					{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": "x"}} | 200 | `params
					{"jsonrpc": "2.0", "id": 1, "method": "sing"} | 200 | Method not found: sing
					""")
	void whatIsNoMessageIsRefused(String body, int status, String words) throws Exception {
		HttpResponse<String> response = post(body, "X", "x");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(JSON.readTree(response.body()).at("/error/message").asString()).contains(words);
		assertThat(response.body()).doesNotContain("stackTrace").doesNotContain("tools.jackson");
	}

	@Test
	void aNotificationAndAnAnswerAreTakenIn() throws Exception {
		assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", "X", "x").statusCode())
			.isEqualTo(202);
		assertThat(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "X", "x").statusCode()).isEqualTo(202);
	}

	private CallToolResult call(String tool, Map<String, Object> arguments) {
		return this.client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
	}

	private static List<String> texts(CallToolResult result) {
		return result.content().stream().map((content) -> ((TextContent) content).text()).collect(Collectors.toList());
	}

	private static JsonNode data(CallToolResult result) {
		return JSON.valueToTree(result.structuredContent());
	}

	private HttpResponse<String> post(String body, String header, String value) throws Exception {
		return send(HttpRequest.newBuilder(address())
			.header("Content-Type", "application/json")
			.header("Accept", "application/json, text/event-stream")
			.header(header, value)
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

	private URI address() {
		return URI.create("http://localhost:" + this.port + "/mcp");
	}

}
