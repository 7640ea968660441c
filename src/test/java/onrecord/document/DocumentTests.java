package onrecord.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import onrecord.Client;
import onrecord.database.ServerTest;
import onrecord.document.Document.Block;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documents show is what the server does, and what they name is there. */
@ServerTest
class DocumentTests {

	private static final List<Document> DOCUMENTS = Document.all();

	private static final Properties PROPERTIES = new Properties();

	private static final JsonMapper JSON = new JsonMapper();

	/** As a setting, for the JVM, or alone. */
	private static final Pattern PROPERTY = Pattern
		.compile("(?<![\\w./])(--|-D)?((?:onrecord|spring|server|management|logging)\\.[\\w.-]+\\w)");

	private static final Pattern VARIABLE = Pattern.compile("(?<!\\w)(?:ONRECORD|SPRING|SERVER|MANAGEMENT)_\\w+");

	private static final Pattern PLACE = Pattern.compile("(?:src|db|\\.ci|\\.github)/[\\w./-]*\\w");

	/** What a query says that it costs. */
	private static final Pattern COST = Pattern.compile("^# Cost: (\\d+)$", Pattern.MULTILINE);

	@LocalServerPort
	private int port;

	@Test
	void theReadmeIsShort() {
		assertThat(Document.at(Path.of("README.md")).lines()).hasSizeLessThanOrEqualTo(200);
	}

	@Test
	void noLineIsLong() {
		assertThat(DOCUMENTS.stream()
			.flatMap((document) -> IntStream.range(0, document.lines().size())
				.filter((line) -> document.lines().get(line).codePoints().count() > 140)
				.mapToObj((line) -> document + ":" + (line + 1))))
			.isEmpty();
	}

	/** After its heading, what it answers. */
	@Test
	void eachDocumentBeginsWithASentence() {
		assertThat(DOCUMENTS).allSatisfy((document) -> {
			assertThat(document.lines().get(0)).startsWith("#");
			assertThat(document.lines().get(2)).matches("[A-Z<].*");
		});
	}

	@TestFactory
	Stream<DynamicTest> queriesAreAnswered() {
		return DOCUMENTS.stream().flatMap((document) -> {
			List<Block> blocks = document.blocks();
			return IntStream.range(0, blocks.size())
				.filter((nth) -> blocks.get(nth).language().equals("graphql"))
				.mapToObj((nth) -> DynamicTest.dynamicTest(document + ":" + blocks.get(nth).line(),
						() -> check(blocks.get(nth), (nth + 1 < blocks.size()) ? blocks.get(nth + 1) : null)));
		});
	}

	private void check(Block query, Block next) {
		JsonNode answer = new Client(this.port).ask(query.text()).body();
		if (next != null && isAnswer(next)) {
			assertThat(answer).isEqualTo(withExtensionsOf(answer, JSON.readTree(next.text())));
		}
		else {
			assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		}
		Matcher cost = COST.matcher(query.text());
		if (cost.find()) {
			assertThat(answer.path("extensions").path("cost").path("cost").asString()).isEqualTo(cost.group(1));
		}
	}

	static boolean isAnswer(Block block) {
		return block.language().equals("json") && block.name().isEmpty();
	}

	/** What an answer costs need not stand in a document. */
	private static JsonNode withExtensionsOf(JsonNode answer, JsonNode shown) {
		return shown.has("extensions") ? shown : ((ObjectNode) shown).set("extensions", answer.path("extensions"));
	}

	@Test
	void linksLeadSomewhere() {
		for (Document document : DOCUMENTS) {
			for (String link : document.links()) {
				if (!link.startsWith("https://")) {
					String[] parts = link.split("#", 2);
					Path target = parts[0].isEmpty() ? document.file()
							: Path.of("").resolve(document.file()).resolveSibling(parts[0]).normalize();
					assertThat(target).as("%s in %s", link, document).exists();
					if (parts.length > 1) {
						assertThat(Document.at(target).anchors()).as(document.toString()).contains(parts[1]);
					}
				}
			}
		}
	}

	@Test
	void placesThatAreNamedAreThere() {
		for (Document document : DOCUMENTS) {
			for (String code : document.code()) {
				if (PLACE.matcher(code).matches()) {
					assertThat(Path.of(code)).as(document.toString()).exists();
				}
			}
		}
	}

	@Test
	void propertiesThatAreNamedAreKnown() {
		Set<String> unknown = new TreeSet<>();
		for (Document document : DOCUMENTS) {
			for (MatchResult match : document.find(PROPERTY)) {
				String name = match.group(2);
				boolean known = "-D".equals(match.group(1)) ? PROPERTIES.isOfTests(name) : PROPERTIES.has(name);
				if (!known && !name.equals("onrecord.jar")) {
					unknown.add(document + ": " + name);
				}
			}
			for (MatchResult match : document.find(VARIABLE)) {
				if (!PROPERTIES.hasVariable(match.group())) {
					unknown.add(document + ": " + match.group());
				}
			}
		}
		assertThat(unknown).isEmpty();
	}

	/** In a column called Default, or, of limits, At most. */
	@Test
	void defaultsAreWhatAServerHas() {
		int compared = 0;
		for (Document document : DOCUMENTS) {
			for (List<String> row : document.rows()) {
				for (int column = 0; column < row.size(); column++) {
					String property = row.get(column).replaceAll("^`|`$", "");
					if (row.get(column).startsWith("`") && PROPERTY.matcher(property).matches() && row.size() > 2) {
						String shown = row.get((column == 0) ? 1 : column - 1).replaceAll("[`,]", "");
						assertThat(shown).as(property).isEqualTo(PROPERTIES.byDefault(property));
						compared++;
					}
				}
			}
		}
		assertThat(compared).isGreaterThan(20);
	}

	@Test
	void codesOfErrorsAreAllThereAre() throws ClassNotFoundException {
		Set<String> codes = Stream.of(Class.forName("onrecord.http.ErrorCode").getEnumConstants())
			.map(Object::toString)
			.collect(Collectors.toSet());
		assertThat(Document.at(Path.of("src/docs/http.md"))
			.rows()
			.stream()
			.map((row) -> row.getFirst().replace("`", ""))
			.filter((cell) -> cell.matches("[A-Z_]+"))).containsExactlyInAnyOrderElementsOf(codes);
	}

	@Test
	void testsThatAreNamedAreThere() throws Exception {
		try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
			Set<String> classes = files.map((file) -> file.getFileName().toString().replace(".java", ""))
				.collect(Collectors.toSet());
			assertThat(DOCUMENTS.stream()
				.flatMap((document) -> document.code().stream())
				.filter((code) -> code.matches("[A-Z]\\w+Tests"))).isNotEmpty().allMatch(classes::contains);
		}
	}

	/** What GitHub asks of a form. */
	@Test
	void formsCanBeFilledIn() throws Exception {
		try (Stream<Path> forms = Files.list(Path.of(".github/ISSUE_TEMPLATE"))) {
			assertThat(forms).hasSize(2).allSatisfy((file) -> {
				Map<String, Object> form = new Yaml().load(Files.readString(file));
				assertThat(form).containsOnlyKeys("name", "description", "labels", "body");
				for (Object part : (List<?>) form.get("body")) {
					assertThat(((Map<?, ?>) part).get("type")).isIn("markdown", "textarea", "input");
					assertThat(((Map<?, ?>) part).get("attributes")).isNotNull();
				}
			});
		}
	}

}
