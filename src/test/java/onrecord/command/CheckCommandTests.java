package onrecord.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Articles that quote the article, as an editor checks them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckCommandTests {

	@TempDir
	private Path folder;

	private final OwnDatabase database = TestDatabase.fresh();

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final PrintStream standardOut = System.out;

	private final PrintStream standardErr = System.err;

	private final InputStream standardIn = System.in;

	@BeforeEach
	void listen() {
		this.out.reset();
		System.setOut(new PrintStream(this.out, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(this.out, true, StandardCharsets.UTF_8));
	}

	@AfterEach
	void leave() {
		System.setOut(this.standardOut);
		System.setErr(this.standardErr);
		System.setIn(this.standardIn);
	}

	@AfterAll
	void close() throws Exception {
		this.database.close();
	}

	@Test
	void whatIsAlteredIsToldWithItsDifferences() throws Exception {
		assertThat(run("check", write("draft.txt", """
				“Three years of resistance. Three years of gratitude,” he said.
				Nobody was asked.
				"Russia must not release Ukrainians," he is said to have added, and: “We shall never surrender”.
				"""))).isEqualTo(3);
		assertThat(said()).contains("EXACT          line 1: Three years of resistance. Three years of gratitude")
			.contains("ALTERED        line 3: Russia must not release Ukrainians")
			.contains("Volodymyr Zelenskyy, statement:all-for-all, in “")
			.contains("recorded: Russia must release Ukrainians")
			.contains("inserted “not” (changes the meaning)")
			.contains("NOT_FOUND      line 3: We shall never surrender")
			.contains("3 quotations: 1 ALTERED, 1 EXACT, 1 NOT_FOUND.");
	}

	@Test
	void nothingWrongIsZero() throws Exception {
		assertThat(run("check", write("fine.txt", "He called it “a fair way to start”."))).isZero();
		assertThat(run("check", write("empty.txt", ""))).isZero();
		assertThat(said()).contains("No quotation was found");
	}

	@Test
	void whoIsAskedForMustHaveSaidIt() throws Exception {
		String file = write("other.txt", "“Russia must release Ukrainians”");
		assertThat(run("check", "--speaker", "person:donald-trump", file)).isEqualTo(3);
		assertThat(said()).contains("OTHER_SPEAKER");
		assertThat(run("check", "--speaker", "person:volodymyr-zelenskyy", file)).isZero();
	}

	@Test
	void aPageIsReadAsABrowserShowsIt() throws Exception {
		String page = write("page.html", """
				<!doctype html><html><head><meta charset="utf-8"><title>“Not a word of the page”</title>
				<script>const text = "Nor is this one";</script></head><body>
				<p>&ldquo;Three years of <b>resistance</b>.&nbsp;Three years of gratitude&rdquo;, he said.</p>
				<p>And <q>this is a fair way to start</q>.</p>
				<blockquote>Russia must release all Ukrainians</blockquote></body></html>
				""");
		assertThat(run("check", "--format", "json", page)).isEqualTo(3);
		JsonNode report = new JsonMapper().readTree(said());
		assertThat(report.valueStream().map((one) -> one.path("verdict").asString())).containsExactly("NORMALIZED",
				"EXACT", "ALTERED");
		assertThat(report.at("/2/matches/0/differences/0/quoted").asString()).isEqualTo("all");
		assertThat(report.at("/0/matches/0/speaker/name").asString()).isEqualTo("Volodymyr Zelenskyy");
	}

	@Test
	void aTableOpensNoFormula() throws Exception {
		System.setIn(new ByteArrayInputStream("“=Russia must release, \nUkrainians”".getBytes(StandardCharsets.UTF_8)));
		assertThat(run("check", "--format", "csv", "-")).isZero();
		System
			.setIn(new ByteArrayInputStream("“=Russia must release \"\"Ukrainians”".getBytes(StandardCharsets.UTF_8)));
		run("check", "--format", "csv", "-");
		assertThat(said()).contains("line,quotation,verdict,speaker,statement,source,exact,differences\r\n")
			.contains("\"'=Russia must release");
	}

	@Test
	void whatCannotBeCheckedIsTold() throws Exception {
		assertThat(run("check", write("odd.txt", """
				He said “yes”.
				And “nobody closes this.
				""" + "“" + "We shall not wait for them. ".repeat(80) + "”\n"))).isZero();
		assertThat(said()).contains("UNCHECKED      line 1: yes")
			.contains("too short")
			.contains("UNCHECKED      line 2: And “nobody closes this.")
			.contains("do not pair")
			.contains("NOT_FOUND      line 3: We shall not wait");
		assertThat(run("check", write("latin.txt", "x").replace("latin", "nothing"))).isOne();
		assertThat(said()).contains("cannot be read");
	}

	private String write(String name, String text) throws Exception {
		return Files.writeString(this.folder.resolve(name), text).toString();
	}

	private String said() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	private int run(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		for (String property : this.database.properties()) {
			all.add("--" + property);
		}
		return Commands.run(all.toArray(String[]::new));
	}

}
