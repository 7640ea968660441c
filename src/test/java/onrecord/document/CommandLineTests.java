package onrecord.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import onrecord.command.Commands;
import onrecord.database.OwnDatabase;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import onrecord.document.Document.Block;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every command of the documents does what it should, but for those that are named here.
 */
@ServerTest
class CommandLineTests {

	private static final List<Document> DOCUMENTS = Document.all();

	/** What is not run, and why. */
	private static final Map<String, String> NOT_RUN = Map.ofEntries(
			Map.entry("mvn spring-boot:run", "Maven within Maven; what it starts is what these tests ask"),
			Map.entry("mvn verify", "it is what runs this"), Map.entry("mvn package", "it is what runs this"),
			Map.entry("mvn -q test -Dtest=DocumentTests", "it is what runs this"),
			Map.entry(
					"mvn test -Dtest=QuoteCheckAdversaryTests -Donrecord.adversary.checks=100000 -Donrecord.adversary.seed=53620644054541",
					"it takes half an hour, and the tests run it with fewer"),
			Map.entry("mvn spring-javaformat:apply", "the build runs it as validate"),
			Map.entry(".ci/run", "it is what runs this"),
			Map.entry("java @target/onrecord/options", "mvn package makes it after the tests; .ci/run starts it"),
			Map.entry("java -jar target/onrecord.jar prepare /opt/onrecord",
					"the jar is packed after the tests; the same"),
			Map.entry("unzip -p target/onrecord.jar META-INF/sbom/application.cdx.json",
					"the jar is packed after the tests; .ci/run looks into it"));

	/** They take hours, so only their options are looked at; .ci/run tries each. */
	private static final String BENCH = "src/bench/run";

	/** A file beside which nothing else is named, to read or to write. */
	private static final Pattern FILE = Pattern
		.compile("(--[\\w-]+=)?([\\w-]+(?:\\.(?:jsonl|jsonld|json|csv|gz|txt))+)");

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@TestFactory
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are for a shell")
	Stream<DynamicContainer> commandsDoWhatTheyShould() throws IOException {
		List<DynamicContainer> containers = new ArrayList<>();
		for (Document document : DOCUMENTS) {
			List<Block> blocks = document.blocks();
			for (Block block : blocks) {
				if (!block.name().isEmpty()) {
					Files.writeString(folder.resolve(block.name()), block.text());
				}
			}
			OwnDatabase[] database = new OwnDatabase[1];
			List<DynamicTest> tests = new ArrayList<>();
			tests.add(DynamicTest.dynamicTest("(a database)", () -> database[0] = TestDatabase.fresh()));
			IntStream.range(0, blocks.size())
				.filter((nth) -> blocks.get(nth).language().equals("sh"))
				.forEach((nth) -> CommandLine.of(blocks.get(nth))
					.stream()
					.filter((command) -> !NOT_RUN.containsKey(command.text()))
					.forEach((command) -> tests.add(DynamicTest.dynamicTest(command.text(),
							() -> run(command, database[0], answer(blocks, nth + 1))))));
			tests.add(DynamicTest.dynamicTest("(is closed)", () -> database[0].close()));
			if (tests.size() > 2) {
				containers.add(DynamicContainer.dynamicContainer(document.toString(), tests));
			}
		}
		return containers.stream();
	}

	@Test
	void whatIsNotRunStandsSomewhere() {
		Set<String> all = DOCUMENTS.stream()
			.flatMap((document) -> document.blocks("sh").stream())
			.flatMap((block) -> CommandLine.of(block).stream())
			.map(CommandLine::text)
			.collect(Collectors.toSet());
		assertThat(all).containsAll(NOT_RUN.keySet());
	}

	/** As the README says of its own example. */
	@Test
	void aQuotationThatIsChangedIsRefusedWithTheNearestWords() throws Exception {
		Block talk = Document.at(Path.of("README.md")).blocks("jsonl").getFirst();
		Path file = folder.resolve("changed.jsonl");
		Files.writeString(file, talk.text().replace("\"text\":\"We shall not wait\"", "\"text\":\"We shall wait\""));
		PrintStream standardErr = System.err;
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
		try (OwnDatabase database = TestDatabase.unseeded()) {
			assertThat(command(List.of("import", "changed.jsonl"), database)).isOne();
		}
		finally {
			System.setErr(standardErr);
		}
		assertThat(err.toString(StandardCharsets.UTF_8)).contains(file + ", line 3, ", "the nearest is \"We shall not");
	}

	/** Those of the owner's that stand alone; the roles are made by ReaderTests. */
	@TestFactory
	Stream<DynamicTest> sqlIsExecuted() {
		return DOCUMENTS.stream()
			.flatMap((document) -> document.blocks("sql").stream())
			.filter((block) -> !block.text().startsWith("create role"))
			.map((block) -> DynamicTest.dynamicTest(block.text().strip(), () -> {
				try (OwnDatabase database = TestDatabase.fresh()) {
					database.with(block.text());
				}
			}));
	}

	private void run(CommandLine command, OwnDatabase database, String answer) throws Exception {
		String runArguments = command.words()
			.stream()
			.filter((word) -> word.startsWith("-Dspring-boot.run.arguments="))
			.collect(Collectors.joining());
		if (!runArguments.isEmpty()) {
			assertThat(command(List.of(runArguments.split("=", 2)[1].split(" ")), database)).isZero();
		}
		else if (command.words().contains("target/onrecord.jar")) {
			java(command, database);
		}
		else if (command.text().startsWith(BENCH)) {
			bench(command);
		}
		else {
			assertThat(command.words().getFirst()).isIn("curl", "src/release/run");
			String said = shell(command.text().replace("localhost:8080", "localhost:" + this.port));
			if (answer != null) {
				JsonMapper json = new JsonMapper();
				assertThat(json.readTree(said).path("data")).isEqualTo(json.readTree(answer).path("data"));
			}
		}
	}

	private static String answer(List<Block> blocks, int nth) {
		return (nth < blocks.size() && DocumentTests.isAnswer(blocks.get(nth))) ? blocks.get(nth).text() : null;
	}

	/** What is after the jar is a command, or settings of a server, which are known. */
	private static void java(CommandLine command, OwnDatabase database) throws Exception {
		List<String> options = command.optionsBefore("-jar");
		if (!options.isEmpty()) {
			shell("'%s' %s -version".formatted(ProcessHandle.current().info().command().orElseThrow(),
					String.join(" ", options)));
		}
		List<String> arguments = command.after("target/onrecord.jar");
		if (Commands.isIn(arguments.toArray(String[]::new))) {
			assertThat(command(arguments, database)).isZero();
		}
		else {
			Properties properties = new Properties();
			assertThat(arguments)
				.allMatch((setting) -> properties.has(setting.replaceFirst("^--", "").replaceFirst("=.*", "")));
		}
	}

	/** Runs one of ours; files are in the test's folder. */
	private static int command(List<String> words, OwnDatabase database) {
		List<String> arguments = new ArrayList<>();
		for (String word : words) {
			Matcher file = FILE.matcher(word);
			arguments.add(file.matches()
					? ((file.group(1) != null) ? file.group(1) : "") + folder.resolve(file.group(2)) : word);
		}
		for (String property : database.properties()) {
			arguments.add("--" + property);
		}
		return Commands.run(arguments.toArray(String[]::new));
	}

	/** What the head of the script tells of its parts and options. */
	private static void bench(CommandLine command) throws IOException {
		String head = Files.readString(Path.of(BENCH)).replaceFirst("(?s)\nset -.*", "");
		for (String word : command.after(BENCH)) {
			if (word.startsWith("--")) {
				assertThat(head).contains(word);
			}
			else if (command.words().indexOf(word) == 1) {
				assertThat(head).contains(BENCH + " " + word);
			}
		}
	}

	private static String shell(String text) throws Exception {
		Process process = new ProcessBuilder("bash", "-c", text).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(said).isZero();
		return said;
	}

}
