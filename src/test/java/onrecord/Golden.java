package onrecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Requests with what is expected of them, kept as files: beside {@code lavrov.graphql}
 * (and {@code lavrov.variables.json}, where it has variables) stands its answer,
 * {@code lavrov.json}. In {@link #SQL}, where there is one small request for each thing
 * that planning can do, {@code a-page.sql} stands there too, for whoever reviews a change
 * of it; the SQL of all requests is checked by {@link QueryPlanTests}, and
 * {@link PrintSql} prints it.
 * <p>
 * What is missing is written, and fails, for review: delete a file and run the test to
 * have it written anew.
 */
final class Golden {

	/** Where all requests of tests are. */
	static final Path REQUESTS = Path.of("src/test/requests");

	/** The examples that GraphiQL shows are requests of the article too. */
	static final Path EXAMPLES = Path.of("src/main/resources/examples");

	/** Requests whose SQL is kept. */
	static final Path SQL = REQUESTS.resolve("sql");

	/** What can be read at a glance: lines. */
	private static final int LONGEST = 60;

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Client client;

	private final Path expectations;

	Golden(Client client, Path expectations) {
		this.client = client;
		this.expectations = expectations;
	}

	/** One test of its answer for each request in some folders. */
	Stream<DynamicTest> answers(Path... folders) {
		return Stream.of(folders)
			.flatMap(Golden::requests)
			.map((request) -> DynamicTest.dynamicTest(name(request), () -> check(request, false)));
	}

	/** One test of its answer and its SQL for each request in {@link #SQL}. */
	Stream<DynamicTest> sql() {
		return requests(SQL).map((request) -> DynamicTest.dynamicTest(name(request), () -> check(request, true)));
	}

	static Stream<Path> requests(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".graphql")).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String name(Path request) {
		return request.getFileName().toString().replace(".graphql", "");
	}

	/** What a server says to a request. */
	static Client.Answer ask(Client client, Path request) throws IOException {
		return client.ask(Files.readString(request), variables(request));
	}

	/** The SQL that it took, ready for psql. */
	static String sql(Client.Answer answer) {
		return String.join("\n\n", answer.sql()) + "\n";
	}

	private void check(Path request, boolean withSql) throws IOException {
		Client.Answer answer = ask(this.client, request);
		List<String> missing = new ArrayList<>();
		compare(request, ".json", timeless(JSON.writeValueAsString(answer.body())) + "\n", missing);
		if (withSql) {
			String sql = sql(answer);
			compare(request, ".sql", sql, missing);
			assertThat(sql.lines()).hasSizeBetween(1, LONGEST);
		}
		if (!missing.isEmpty()) {
			fail("written for review: " + missing);
		}
	}

	static Map<String, Object> variables(Path request) throws IOException {
		Path file = request.resolveSibling(name(request) + ".variables.json");
		return Files.exists(file) ? JSON.readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {
		}) : Map.of();
	}

	private void compare(Path request, String ending, String actual, List<String> missing) throws IOException {
		Path file = this.expectations.resolve(name(request) + ending);
		if (Files.exists(file)) {
			assertThat(actual).isEqualTo(Files.readString(file));
		}
		else {
			Files.writeString(file, actual);
			missing.add(file.toString());
		}
	}

	/** When the corpus was loaded is the one thing that is different each time. */
	private static String timeless(String json) {
		return json.replaceAll("(\"changedAt\" : )\"[^\"]*\"", "$1\"(when the corpus was loaded)\"");
	}

}
