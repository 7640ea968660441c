package onrecord;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import onrecord.database.CorpusVersion;
import onrecord.database.ServerTest;
import onrecord.observing.Observer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jol.info.GraphLayout;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever a client sends, and however often, what the server keeps of it takes no more
 * heap than is promised, and does not push out what others use.
 */
@ServerTest
@Import(KeepingTests.Caches.class)
@TestPropertySource(properties = { "onrecord.answers.memory=1MB", "onrecord.documents.memory=2MB",
		"onrecord.plans.memory=2MB", "onrecord.documents.sent.memory=1MB", "onrecord.kept.memory=1MB" })
class KeepingTests {

	/** What is promised in all, and what else comes and goes: bytes. */
	private static final long PROMISED = 7_000_000 + 4_000_000;

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	static {
		// Has JOL look into records, too.
		System.setProperty("jol.magicFieldOffset", "true");
	}

	private static final String NORMAL = "{\"query\":\"{ corpus { statements } }\"}";

	@LocalServerPort
	private int port;

	@Autowired
	private Caches caches;

	@Autowired
	private CorpusVersion corpus;

	@Autowired
	private GraphQlSource source;

	@BeforeEach
	void theVersionIsKnown() {
		await().until(() -> this.corpus.known() != null);
	}

	/** Each many times, each time with something else. */
	@TestFactory
	Stream<DynamicTest> takesNoMoreHeapThanPromised() {
		String objects = "[" + String.join(",", Collections.nCopies(14_000, "{\"\":0}")) + "]";
		String declared = "query($t: String!) { search(text: $t) { totalCount } }";
		return Stream
			.of(attack("variables that no operation declares", 300,
					(i) -> post("{\"query\":\"{__typename}\",\"variables\":{\"k\":" + i + ",\"a\":" + objects + "}}")),
					attack("variables that are no part of what is declared", 300, (i) -> post(
							"{\"query\":\"query($t: String!) { search(text: $t) { totalCount } }\",\"variables\":{"
									+ "\"t\":\"a" + i + "\",\"a\":" + objects + "}}")),
					attack("hashes of what is no document", 6000, (i) -> post(hashed(Integer.toString(i, 36)))), attack(
							"hashes of the shortest documents", 8000, (i) -> post(
									hashed("{__typename}" + bits(i, 13)))),
					attack("hashes of long documents", 60,
							(i) -> post(hashed("{__typename}#" + i + "ж".repeat(40_000)))),
					attack("names of operations", 3000, (i) -> post(
							query("query A" + i + " { __typename }"))),
					attack("aliases", 1000,
							(i) -> post(query("{ " + each(30, (j) -> "a%d_%d: __typename".formatted(i, j)) + " }"))),
					attack("fragments", 150, (i) -> post(query("{ corpus { ...F0 } } " + each(100, (
							j) -> "fragment F%d on Corpus { statements ...G%d_%d } fragment G%2$d_%3$d on Corpus { statements }"
								.formatted(j, i, j)
								.replaceFirst("\\.\\.\\.G", (j < 99) ? "...F" + (j + 1) + " ...G" : "...G"))))),
					attack("the longest documents", 300, (i) -> post(
							query("{ a%d: corpus { %s } }".formatted(i, "id ".repeat(0) + "statements ".repeat(990))))),
					attack("plans", 25, (i) -> post(query("{ people(first: 1) { nodes { %s } } }".formatted(each(25, (
							j) -> "a%d_%d: statements(first: 1, filter: {about: [\"topic:t%2$d\"]}) { totalCount nodes { id text } }"
								.formatted(i, j)))))),
					attack("shapes", 2000,
							(i) -> post(JSON.writeValueAsString(Map.of("query",
									"query(" + each(11, (j) -> "$v%d: Boolean!".formatted(j)) + ") { corpus { "
											+ each(11, (j) -> "a%d: statements @include(if: $v%d)".formatted(j, j))
											+ " statements } }",
									"variables",
									IntStream.range(0, 11)
										.boxed()
										.collect(Collectors.toMap((j) -> "v" + j, (j) -> (i >> j) % 2 == 0)))))),
					attack("values", 2000,
							(i) -> post(JSON.writeValueAsString(Map.of(
									"query", "query($id: ID!) { person(id: $id) { name } }", "variables",
									Map.of("id", "person:" + i + "ж".repeat(900)))))),
					attack("lists of values", 300,
							(i) -> post(JSON.writeValueAsString(
									Map.of("query", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables",
											Map.of("ids",
													IntStream.range(0, 100)
														.mapToObj((j) -> "person:" + i + "x".repeat(700) + j)
														.toList()))))),
					attack("values that are refused", 2000,
							(i) -> post(JSON.writeValueAsString(Map.of("query",
									"query($f: StatementFilter) { statements(filter: $f) { totalCount } }", "variables",
									Map.of("f", Map.of("nothing" + i, "x".repeat(40_000))))))),
					attack("extensions", 400,
							(i) -> post("{\"query\":\"{__typename}\",\"extensions\":{\"a%1$d%2$s\":1,\"b%1$d%2$s\":1}}"
								.formatted(i, "x".repeat(49_000)))),
					attack("names of variables", 400,
							(i) -> post("{\"query\":\"{__typename}\",\"variables\":{\"a%1$d%2$s\":1,\"b%1$d%2$s\":1}}"
								.formatted(i, "x".repeat(49_000)))),
					attack("names in cursors", 1500,
							(i) -> post(query("{ people(after: \"" + cursor("x%d%s".formatted(i, "x".repeat(7000)))
									+ "\") { totalCount } }"))),
					attack("errors", 1000,
							(i) -> post(query("{ %s }".formatted(each(25, (j) -> "e%d_%d".formatted(i, j)))))),
					attack("media types", 300, (i) -> post(NORMAL, "Content-Type", "application/json" + parameters(i))),
					attack("accepted media types", 300,
							(i) -> post(NORMAL, "Accept", "application/json" + parameters(i))),
					attack("accepted media types elsewhere", 300,
							(i) -> get("/actuator/health", "Accept", "application/json" + parameters(i))),
					attack("accepted media types of nothing", 300,
							(i) -> get("/nothing", "Accept", "application/json" + parameters(i))),
					attack("languages", 500, (i) -> get("/nothing", "Accept-Language", "en-x-a" + i)),
					attack("headers", 1500, (i) -> post(NORMAL, "X-H" + i, "x".repeat(14_000))),
					attack("paths", 2000, (i) -> get("/nothing/" + i + "/" + "x".repeat(5000), "Accept", "*/*")),
					attack("parameters", 2000,
							(i) -> get("/graphql?query=%7B__typename%7D&p" + i + "=" + "x".repeat(7000), "Accept",
									"*/*")),
					attack("pages", 400, (i) -> get("/search?q=a" + i, "Accept", "text/html")),
					attack("pages of nothing", 400,
							(i) -> get("/person/" + i + "x".repeat(150), "Accept", "text/html")),
					attack("documents in addresses", 2000,
							(i) -> get(
									"/graphql?query="
											+ URLEncoder.encode("{a" + i + ":__typename}", StandardCharsets.UTF_8),
									"Accept", "*/*")));
	}

	@Test
	void whatCannotBeExecutedIsNotKept() {
		this.caches.byName.values().forEach(Cache::invalidateAll);
		List.of("{", "a", "{ nothing }", "query($id: ID!) { person(id: $id) { name } }", LimitTests.dear())
			.forEach((query) -> assertThat(post(hashed(query)).body()).contains("\"errors\""));
		for (String cache : List.of("sent", "answers")) {
			assertThat(cache(cache).asMap()).as(cache).isEmpty();
		}
	}

	@Test
	void whatTheSchemaIsIsKeptApart() {
		this.caches.byName.values().forEach(Cache::invalidateAll);
		String introspection = post(query("{ __schema { queryType { name } } __typename }")).body();
		assertThat(introspection).contains("\"name\":\"Query\"");
		assertThat(cache("introspection").asMap()).hasSize(1);
		assertThat(cache("answers").asMap()).isEmpty();
		assertThat(post(query("{ __schema { queryType { name } } __typename }")).body()).isEqualTo(introspection);
		assertThat(cache("introspection").stats().hitCount()).isPositive();
		theVersionIsKnown();
		post(query("{ __typename corpus { statements } }"));
		assertThat(cache("introspection").asMap()).hasSize(1);
		assertThat(cache("answers").asMap()).hasSize(1);
	}

	@Test
	void smallThingsWeighWhatTheyTake() {
		this.caches.byName.values().forEach(Cache::invalidateAll);
		for (int i = 0; i < 500; i++) {
			post(hashed("{__typename}" + bits(i, 9)));
		}
		theWeightsAreTrue();
	}

	@Test
	void largeThingsWeighWhatTheyTake() {
		this.caches.byName.values().forEach(Cache::invalidateAll);
		for (int i = 0; i < 3; i++) {
			post(hashed("{ a%d: corpus { %s } }".formatted(i, "statements ".repeat(990))));
			String arguments = "text: $v%d, act: [ASSERT, DENY], saidOn: {from: \"2025-01-01\"}";
			post(hashed("query A%d(%s) { %s }".formatted(i, each(20, (j) -> "$v%d: String!".formatted(j)), each(20,
					(j) -> ("a%d: statements(filter: {" + arguments + "}) { nodes { id } }").formatted(j, j)))));
			post(hashed("query A%d($v: String! = \"war\") { %s }".formatted(i, each(10,
					(j) -> ("a%d: statements(filter: {text: $v}) { nodes { id speaker { name } } }").formatted(j)))));
			post(hashed("{__typename}#" + "ж".repeat(10_000) + i));
		}
		theWeightsAreTrue();
	}

	/**
	 * Measured again where it seems not so: types lead to classes, classes to references,
	 * and a reference that the collector is looking at leads to all others.
	 */
	private void theWeightsAreTrue() {
		post(query("{ statements(first: 100) { nodes { speaker { name } event { name place { name } } } } }"));
		List.of("/", "/person/donald-trump", "/search?q=exchange")
			.forEach((page) -> assertThat(get(page, "Accept", "text/html").statusCode()).isEqualTo(200));
		await().untilAsserted(this::theWeightsAreTrueNow);
	}

	/** The schema's types are known to plans, not kept by them. */
	private void theWeightsAreTrueNow() {
		Object[] schema = this.source.schema().getAllTypesAsList().toArray();
		long ofSchema = GraphLayout.parseInstance((Object) schema).totalSize();
		assertThat(this.caches.byName).containsOnlyKeys("answers", "documents", "introspection", "pages", "plans",
				"rows", "sent");
		this.caches.byName.forEach((name, cache) -> {
			double weight = cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
			Object[] kept = { schema, cache.asMap().keySet().toArray(), cache.asMap().values().toArray() };
			double takes = GraphLayout.parseInstance((Object) kept).totalSize() - ofSchema;
			assertThat(cache.asMap()).as(name).isNotEmpty();
			assertThat(weight / takes).as(name).isBetween(0.9, 4.0);
		});
	}

	/** Fifty documents of a frontend, while one client sends thousands of its own. */
	@Test
	void aFloodDoesNotPushOutWhatOthersUse() {
		this.caches.byName.values().forEach(Cache::invalidateAll);
		IntFunction<String> used = "query($id: ID!) { used%d: topic(id: $id) { name } }"::formatted;
		for (int i = 0; i < 100; i++) {
			use(used.apply(i % 50), i);
		}
		for (int i = 0; i < 6000; i += 40) {
			use(used.apply(i / 40 % 50), i);
			IntStream.range(i, i + 40).parallel().forEach((j) -> post(hashed("{ flood%d: __typename }".formatted(j))));
		}
		for (int i = 0; i < 50; i++) {
			String query = used.apply(i);
			String hash = digest("SHA-256", query);
			assertThat(post(JSON.writeValueAsString(Map.of("variables", Map.of("id", "topic:none"), "extensions",
					Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)))))
				.body()).contains("\"data\"");
			Map<String, Cache<?, ?>> ofClients = new HashMap<>(this.caches.byName);
			// These are the corpus's, and only as many as it has; those the schema's; and
			// pages are no documents.
			ofClients.keySet().removeAll(Set.of("rows", "introspection", "pages"));
			ofClients.forEach((name, cache) -> assertThat(cache.asMap().keySet()).as(name)
				.anyMatch((key) -> key.equals(query) || key.toString().contains(hash)));
		}
	}

	/** The same answer as last time, and another one by the same plan. */
	private void use(String query, int time) {
		for (String id : List.of("topic:same", "topic:none-" + time)) {
			post(JSON.writeValueAsString(Map.of("query", query, "variables", Map.of("id", id), "extensions",
					Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", digest("SHA-256", query))))));
		}
	}

	private DynamicTest attack(String name, int times, IntFunction<HttpResponse<String>> request) {
		return DynamicTest.dynamicTest(name, () -> {
			theVersionIsKnown();
			long before = used();
			IntStream.range(0, times).parallel().forEach(request::apply);
			long grown = used() - before;
			assertThat(grown).as("bytes").isLessThan(PROMISED);
			assertThat(post(NORMAL).body()).contains("\"statements\":17");
		});
	}

	private Cache<?, ?> cache(String name) {
		return Objects.requireNonNull(this.caches.byName.get(name));
	}

	private static long used() {
		for (int i = 0; i < 2; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** A number in spaces and commas, which mean nothing. */
	private static String bits(int number, int digits) {
		return IntStream.range(0, digits)
			.mapToObj((i) -> ((number >> i) % 2 == 0) ? " " : ",")
			.collect(Collectors.joining());
	}

	private static String parameters(int i) {
		return ";" + IntStream.range(0, 2000)
			.mapToObj((j) -> Integer.toString(i * 2000 + j, 36) + "=1")
			.collect(Collectors.joining(";"))
			.substring(0, 10_000)
			.replaceFirst(";[^;]*$", "");
	}

	private static String each(int times, IntFunction<String> written) {
		return IntStream.range(0, times).mapToObj(written).collect(Collectors.joining(" "));
	}

	private static String query(String query) {
		return JSON.writeValueAsString(Map.of("query", query));
	}

	private static String hashed(String query) {
		return JSON.writeValueAsString(Map.of("query", query, "extensions",
				Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", digest("SHA-256", query)))));
	}

	/** Of the list of people, with a place that the client has made up. */
	private static String cursor(String name) {
		String place = "[{\"" + name + "\":1},2,3]";
		String content = digest("MD5", digest("MD5", "Query.people{}") + place).substring(0, 8) + place;
		return java.util.Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(content.getBytes(StandardCharsets.UTF_8));
	}

	private static String digest(String algorithm, String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> post(String body, String... header) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri("/graphql"))
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (header.length == 0 || !header[0].equals("Content-Type")) {
			request.header("Content-Type", "application/json");
		}
		if (header.length > 0) {
			request.header(header[0], header[1]);
		}
		return send(request);
	}

	private HttpResponse<String> get(String path, String name, String value) {
		return send(HttpRequest.newBuilder(uri(path)).header(name, value));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	/**
	 * Sees all that is kept. No configuration by its annotation: other tests would find
	 * it.
	 */
	static class Caches {

		private final Map<String, Cache<?, ?>> byName = new ConcurrentHashMap<>();

		@Bean
		@Primary
		Observer seesAllThatIsKept() {
			return new Observer() {
				@Override
				public <K, V> Cache<K, V> cache(String name, Caffeine<? super K, ? super V> settings) {
					Cache<K, V> cache = settings.recordStats().build();
					Caches.this.byName.put(name, cache);
					return cache;
				}
			};
		}

	}

}
