package onrecord.command;

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

	private Console console = new Console();

	@BeforeEach
	void listen() {
		this.console = new Console();
	}

	@AfterEach
	void leave() {
		this.console.close();
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
			.contains("“not” was put in, which changes the meaning")
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

	/** All of them, and what each has of it. */
	@Test
	void theSourcesOfASpliceAreNamed() throws Exception {
		this.database.with("""
				insert into source (gid, title, kind, language, text)
				values ('source:almanac', 'An almanac', 'OTHER', 'en',
				 'Here the harvest of quinces begins in October, when mornings are cold and wasps are slow.')""");
		assertThat(run("check", write("spliced.txt",
				"“Three years of resistance. Three years of gratitude. Three years of absolute heroism, the harvest of quinces "
						+ "begins in October, when mornings are cold and wasps”")))
			.isEqualTo(3);
		assertThat(said()).contains("SPLICED        line 1: Three years of resistance.")
			.contains("Volodymyr Zelenskyy, statement:")
			.contains("nobody on record, no statement, in “An almanac” (source:almanac)")
			.contains("recorded: the harvest of quinces begins in October, when mornings are cold and wasps");
	}

	@Test
	void aTableOpensNoFormula() throws Exception {
		this.console.type("“=Russia must release, \nUkrainians” or “\uff1d1+1 and so on”");
		assertThat(run("check", "--format", "csv", "-")).isEqualTo(3);
		assertThat(said()).startsWith("line,quotation,verdict,speaker,statement,source,exact,differences\r\n")
			.contains("\"'=Russia must release,\"", "\"'\uff1d1+1 and so on\"");
	}

	@Test
	void whatCannotBeCheckedIsTold() throws Exception {
		assertThat(run("check", write("odd.txt",
				"He said “yes”.\n“" + "We shall not wait for them. ".repeat(80) + "”\nAnd “nobody closes this.\n")))
			.isZero();
		assertThat(said()).startsWith("""
				UNCHECKED      line 1: yes
				               the quotation is too short to be told from others: allowed are at least two words, \
				or two letters of a script without spaces
				NOT_FOUND      line 2: We shall not wait""").contains("""
				UNCHECKED      line 3: And “nobody closes this.
				               the quotation marks of this paragraph do not pair: \
				the quotation mark “ at 4 is not closed
				5 quotations: 3 NOT_FOUND, 2 UNCHECKED.
				""");
		assertThat(this.console.err()).doesNotContain("Exception", "\tat ");
	}

	@Test
	void aQuotationOfSeveralParagraphsIsCheckedParagraphByParagraph() throws Exception {
		assertThat(run("check", write("long.txt", """
				He said:
				“Three years of resistance. Three years of gratitude.

				“Russia must release Ukrainians.”
				"""))).isZero();
		assertThat(said()).contains("EXACT          line 2: Three years of resistance. Three years of gratitude.",
				"EXACT          line 4: “Russia must release Ukrainians.");
	}

	@Test
	void nothingIsPassedThatWasNotChecked() throws Exception {
		String file = write("fine.txt", "“Russia must release Ukrainians”");
		assertThat(run("check", "--speaker", "Zelenskyy", file)).isEqualTo(2);
		assertThat(this.console.err()).contains("The speaker is wrong: `speaker` is \"Zelenskyy\"",
				"organization:, person:");
		assertThat(run("check", file + ".not")).isOne();
		assertThat(this.console.err()).contains("It cannot be read");
		Path latin = Files.write(this.folder.resolve("latin.txt"), new byte[] { 'a', (byte) 0xE9, 'b' });
		assertThat(run("check", latin.toString())).isOne();
		assertThat(this.console.err()).contains("is not written in UTF-8");
	}

	private String write(String name, String text) throws Exception {
		return Files.writeString(this.folder.resolve(name), text).toString();
	}

	private String said() {
		return this.console.out();
	}

	private int run(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		for (String property : this.database.properties()) {
			all.add("--" + property);
		}
		return Commands.run(all.toArray(String[]::new));
	}

}
