package onrecord.command;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands as a person gives them, on a database with the article. */
class CommandTests {

	private static final String PERSON = "{\"type\":\"person\",\"key\":\"ann-lee\",\"name\":\"Ann Lee\"}\n";

	private static final String SPEECH = """
			{"type":"source","key":"speech","title":"A speech","kind":"TRANSCRIPT","text":"We shall not wait."}
			{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"PROMISE","speaker":"person:ann-lee",\
			"appearances":[{"source":"source:speech"}]}
			""";

	@TempDir
	private Path folder;

	private final OwnDatabase database = TestDatabase.fresh();

	private final Console console = new Console();

	@AfterEach
	void close() throws SQLException {
		this.console.close();
		this.database.close();
	}

	@Test
	void whatIsRefusedCanBeMendedAndLoadedAgain() throws Exception {
		String file = write("corpus.jsonl", SPEECH + PERSON.replace("\"name\":\"Ann Lee\"", "\"nmae\":\"Ann Lee\""));
		assertThat(run("import", file)).isOne();
		assertThat(said()).contains(file + ", line 3, nmae: is not known here; did you mean name?")
			.contains(file
					+ ", line 2, speaker: there is no such record, neither here nor in the database (\"person:ann-lee\")")
			.contains("Nothing was kept, because of what was refused");
		assertThat(run("export", "--filter", "{speaker: \"person:ann-lee\"}")).isZero();
		assertThat(this.console.out()).isEmpty();

		assertThat(run("import", "--on-error", "skip", file)).isOne();
		Path rejects = Path.of(file + ".rejects.jsonl");
		assertThat(Files.readAllLines(rejects)).hasSize(4)
			.filteredOn((line) -> line.startsWith("# "))
			.hasSize(2)
			.first()
			.asString()
			.contains("line 2, speaker");
		assertThat(run("import", "--on-error", "skip", file)).isEqualTo(2);
		assertThat(said()).contains("is there already");

		Files.writeString(rejects, Files.readString(rejects).replace("nmae", "name"));
		assertThat(run("import", rejects.toString())).isZero();
		assertThat(said()).matches("(?s).*statement +1 +0 +0 +0.*");
	}

	@Test
	void aWrongFilterIsToldAsTheServerTellsIt() {
		assertThat(run("export", "--filter", "{speaker: \"nobody\"}")).isEqualTo(2);
		assertThat(said())
			.startsWith("The filter is wrong: `filter.speaker` is \"nobody\": allowed are ids that begin with");
		assertThat(run("export", "--filter", "{text: \"the\"}")).isEqualTo(2);
		assertThat(said()).contains("The filter is wrong: the text asks for no word").doesNotContain("Exception");
	}

	@Test
	void onlyTheJarIsPreparedAndNothingElseIsRemoved() throws Exception {
		Path other = Files.createDirectory(this.folder.resolve("other"));
		assertThat(run("prepare", other.toString())).isOne();
		assertThat(said()).contains("Only the jar can be prepared");
		write("other/mine.txt", "mine");
		assertThat(run("prepare", other.toString())).isOne();
		assertThat(said()).contains("There is something else in " + other);
		assertThat(other.resolve("mine.txt")).exists();
	}

	@Test
	void aBadPartCostsThatPartAndCanBeMended() throws Exception {
		String file = write("council.json",
				"""
						{"persons":[{"id":"ann","name":"Ann Lee"},{"id":"bo","name":"Bo Berg"}],"organizations":[{"id":"elm","name":"Elm Council"}],\
						"memberships":[{"person_id":"ann","organization_id":"elm","role":"Mayor","start_date":"2019-02-30"},\
						{"person_id":"bo","organization_id":"elm","role":"Clerk","end_date":"unknown"},\
						{"person_id":"bo","organization_id":"elm","role":"Mayor","start_date":"2019","end_date":"2016"}]}""");
		assertThat(run("import", file)).isOne();
		assertThat(said()).contains("Nothing was kept")
			.contains("line 1, /memberships/0, roles[0].from: must be a year");
		assertThat(run("import", "--on-error", "skip", file)).isOne();
		assertThat(said()).contains(", line 1, /memberships/0, roles[0].from: left out: must be a year")
			.contains(", line 1, /memberships/1, roles[0].until: left out: must be a year")
			.contains(
					", line 1, /memberships/2, roles[0].from, until: left out: a role ends after it begins (\"2019, 2016\")")
			.matches("(?s).*person +2 +0 +0 +0.*");
		Path rejects = Path.of(file + ".rejects.jsonl");
		assertThat(said()).contains("is in " + rejects);
		assertThat(Files.readAllLines(rejects)).filteredOn((line) -> line.startsWith("{")).hasSize(3);
		Files.writeString(rejects,
				Files.readString(rejects)
					.replace("\"2019-02-30\"", "\"2019-02-28\"")
					.replace("\"unknown\"", "\"2016\"")
					.replace("2019\",\"until", "2013\",\"until"));
		assertThat(run("import", rejects.toString())).isZero();
		assertThat(said()).matches("(?s).*person +0 +2 +0 +0.*");
		assertThat(run("export")).isZero();
		assertThat(this.console.out()).contains("\"from\":\"2019-02-28\"", "\"title\":\"Clerk\"",
				"\"from\":\"2013\",\"until\":\"2016\"");
	}

	@Test
	void theSameCheckTwiceIsOne() throws Exception {
		String check = """
				{"@context":"https://schema.org","@type":"ClaimReview","url":"https://checker.example/21","claimReviewed":"Twice",\
				"datePublished":"2025-03-01","author":{"@type":"Organization","name":"Checker"},"reviewRating":{"alternateName":"False"},\
				"itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Ann Lee"}}}""";
		assertThat(run("import", write("same-check-twice.json", "[" + check + "," + check + "]"))).isZero();
		assertThat(said()).matches("(?s).*review +1 +0 +0 +0\\R.*")
			.contains("1, each one record with the first of its id");
		assertThat(run("import", write("other-check.json",
				"[" + check.replace("21", "22") + "," + check.replace("21", "22").replace("False", "True") + "]")))
			.isOne();
		assertThat(said()).contains("line 1, /1, rating: line 1, /0 has \"False\"; a record that comes again");
	}

	@Test
	void standardInputIsLoadedAndAFilterExportsIt() throws Exception {
		this.console.type(PERSON + SPEECH);
		assertThat(run("import", "-")).isZero();
		assertThat(run("import", "--dry-run", write("again.jsonl", PERSON))).isZero();
		assertThat(said()).contains("A trial, nothing was kept");
		Path packed = this.folder.resolve("some.jsonl.gz");
		assertThat(run("export", "--output", packed.toString(), "--filter", "{speaker: [\"person:ann-lee\"]}"))
			.isZero();
		try (InputStream file = new GZIPInputStream(Files.newInputStream(packed))) {
			assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(3)
				.last()
				.asString()
				.contains("\"key\":\"wait\"")
				.contains("\"start\":0,\"end\":17");
		}
	}

	@Test
	void statementsAreExportedAsATableAndAsLinkedData() throws Exception {
		assertThat(run("export", "--format", "csv", "--filter", "{speaker: [\"person:donald-trump\"]}")).isZero();
		assertThat(this.console.out().lines()).hasSize(4)
			.first()
			.asString()
			.startsWith("key,text,language,form,act,speaker,speakerName,");
		this.console.clear();
		assertThat(run("export", "--format", "jsonld")).isZero();
		assertThat(this.console.out()).startsWith("{\"@graph\": [\n{")
			.endsWith("}\n]}\n")
			.contains("\"@id\":\"urn:onrecord:statement:all-for-all\"");
	}

	@Test
	void ofABadAddressOnlyTheAddressIsLeftOutWithItsPlace() throws Exception {
		String file = write("addresses.jsonl",
				"""
						{"type":"source","key":"s","title":"S","kind":"OTHER","url":"java\\nscript:alert(1)"}
						{"type":"person","key":"p","name":"P","identifiers":[{"scheme":"wikidata","value":"Q9","url":"data:,x"}]}
						""");
		assertThat(run("import", file)).isOne();
		assertThat(said()).contains("line 1, url: must be an address of the web").contains("Nothing was kept");
		assertThat(run("import", "--on-error", "skip", file)).isOne();
		assertThat(said())
			.contains("line 1, url: left out: must be an address of the web", "java\\u000ascript:alert(1)")
			.contains("line 2, identifiers[0].url: left out: must be an address of the web");
		assertThat(run("export")).isZero();
		assertThat(this.console.out()).doesNotContain("script:", "data:,")
			.contains("{\"scheme\":\"wikidata\",\"value\":\"Q9\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "safe", "raw" })
	void whateverATextBeginsWithATableHasItAgain(String cells) throws Exception {
		StringBuilder bundle = new StringBuilder(
				PERSON + "{\"type\":\"source\",\"key\":\"speech\",\"title\":\"=cmd\",\"kind\":\"OTHER\"}\n");
		List<String> texts = new ArrayList<>();
		for (String begin : List.of("=", "+", "-", "@", "\t=", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u200b@", "'",
				"'=", "''-", "' +", "'\t", "' ", "’=", "\"=", ",=", "x=")) {
			texts.add(begin + "1+cmd|' /C calc'!A0");
			bundle.append(new JsonMapper()
				.writeValueAsString(new TreeMap<>(
						Map.of("type", "statement", "key", "=" + texts.size(), "text", texts.getLast(), "form",
								"PARAPHRASE", "act", "ASSERT", "speaker", "person:ann-lee", "speakerAsDescribed",
								"@" + texts.size(), "appearances", List.of(Map.of("source", "source:speech")))))
					+ "\n");
		}
		assertThat(run("import", write("texts.jsonl", bundle.toString()))).as(said()).isZero();
		String filter = "{speaker: \"person:ann-lee\"}";
		assertThat(run("export", "--format", "csv", "--cells", cells, "--filter", filter)).isZero();
		String table = this.console.out();
		String mark = cells.equals("safe") ? "'" : "";
		assertThat(table).contains("\n" + mark + "=1," + mark + "=1+cmd|' /C calc'!A0,")
			.contains("," + mark + "＠1+cmd", "," + mark + "''-1+cmd", ",\"" + mark + "\r1+cmd", ",'1+cmd")
			.contains("," + mark + "@1,");
		String other = table.replaceAll("\n('?=)([0-9]+,)", "\n$19$2");
		assertThat(run("import", "--cells", cells, write("texts.csv", other))).as(said()).isZero();
		this.console.clear();
		assertThat(run("export", "--filter", filter)).isZero();
		List<JsonNode> statements = this.console.out()
			.lines()
			.map((line) -> new JsonMapper().readTree(line))
			.filter((record) -> record.path("type").asString().equals("statement"))
			.toList();
		assertThat(statements).hasSize(2 * texts.size());
		for (int at = 0; at < texts.size(); at++) {
			JsonNode again = statements.get(texts.size() + at);
			assertThat(again.path("key").asString()).isEqualTo("=9" + (at + 1));
			// What is outside of a cell's marks is white space.
			assertThat(again.path("text").asString())
				.isEqualTo(cells.equals("safe") ? texts.get(at) : texts.get(at).strip());
			assertThat(again.path("speakerAsDescribed").asString()).isEqualTo("@" + (at + 1));
		}
	}

	@Test
	void aRowWithoutASourceIsToldHowToNameOne() throws Exception {
		assertThat(run("import", write("bare.csv", "speaker,quote\nAnn Lee,Never.\n"))).isOne();
		assertThat(said()).contains("line 2").contains("--source-title").contains("column source or url");
	}

	@Test
	void aTableThatWasExportedIsLoadedWithTheSameSpeakers() throws Exception {
		Path table = this.folder.resolve("joint.csv");
		assertThat(run("import",
				write("joint.jsonl",
						PERSON + SPEECH
								+ """
										{"type":"organization","key":"dock;ers","name":"Dockers; harbour","kind":"GROUP"}
										{"type":"statement","key":"together","text":"We shall not wait","form":"PARAPHRASE","act":"ASSERT",\
										"speakers":["organization:dock;ers","person:ann-lee"],"addressees":["person:ann-lee","organization:dock;ers"],\
										"attribution":[{"relation":"SAID"}],"appearances":[{"source":"source:speech"}]}
										""")))
			.isZero();
		assertThat(run("export", "--format", "csv", "--output", table.toString(), "--filter",
				"{speaker: [\"organization:dock;ers\"]}"))
			.isZero();
		try (OwnDatabase other = TestDatabase.unseeded()) {
			assertThat(runOn(other, "import", table.toString())).isZero();
			assertThat(runOn(other, "export")).isZero();
		}
		assertThat(this.console.out()).contains("\"speakers\":[\"organization:dock;ers\",\"person:ann-lee\"]")
			.contains("\"addressees\":[\"person:ann-lee\",\"organization:dock;ers\"]")
			.contains("\"name\":\"Ann Lee\"")
			.contains("\"name\":\"Dockers; harbour\"");
	}

	@Test
	void aTableWithoutAHeaderIsReadByAMap() throws Exception {
		String file = write("quotes.csv", """
				2025-03-01,Ann Lee,We shall not wait,https://example.org/speech
				2025-03-02,Bo Berg,We shall see,https://example.org/speech
				""");
		assertThat(run("import", "--map", "saidOn=1", "--map", "speaker=2", "--map", "text=3", "--map", "url=4", file))
			.isZero();
		assertThat(said()).matches("(?s).*person +2 .*source +1 .*statement +2 .*");
	}

	@Test
	void whatATableDoesNotSayItselfIsSaidByOptions() throws Exception {
		Path file = this.folder.resolve("quotes.csv");
		Files.write(file, """
				speaker,quote,date
				Zoë Lee,"No
				Bo Berg,Déjà vu",03/04/2021
				Madonna,Never,01/02/2021
				""".getBytes("windows-1252"));
		assertThat(run("import", file.toString())).isOne();
		assertThat(said()).contains("line 2: is not UTF-8").contains("--encoding NAME").contains("Nothing was loaded");
		assertThat(run("import", "--encoding", "cp1252", file.toString())).isOne();
		assertThat(said()).contains("line 2, column \"quote\"")
			.contains("--quoting csv")
			.contains("--quoting none")
			.contains("--delimiter");
		assertThat(run("import", "--encoding", "cp1252", "--quoting", "none", "--dates", "dmy", "--speaker-kind",
				"person", "--source-title", "A report", "--publisher", "The Daily", "--published-on", "1 May 2024",
				file.toString()))
			.isZero();
		assertThat(said()).contains("quotes.csv: 4 lines, 3 records")
			.matches("(?s).*organization +1 .*person +3 .*source +1 .*statement +3 .*");
		assertThat(run("import", "--publisher", "The Daily", file.toString())).isEqualTo(2);
		assertThat(run("import", "--encoding", "none", file.toString())).isEqualTo(2);
		assertThat(said()).contains("No encoding is called none here.");
		assertThat(run("import", "--delimiter", "ab", file.toString())).isEqualTo(2);
	}

	@Test
	void aWrongCommandLineIsExplained() {
		assertThat(run("import")).isEqualTo(2);
		assertThat(said()).contains("Missing required parameter: 'FILE'");
		assertThat(run("import", "--format", "xml", "x")).isEqualTo(2);
		assertThat(said()).contains("BUNDLE, CLAIMREVIEW, POPOLO, CSV, TSV");
		assertThat(run("import", "--map", "colour=3", "x")).isEqualTo(2);
		assertThat(run("import", "--namespace", "a:b", "x")).isEqualTo(2);
		assertThat(said()).contains("\"a:b\" is no name of a namespace");
		assertThat(run("import", this.folder.resolve("missing.jsonl").toString())).isOne();
		assertThat(said()).contains("missing.jsonl").contains("Nothing was loaded");
		assertThat(run("export", "--output", this.folder.resolve("missing/corpus.jsonl").toString())).isOne();
		assertThat(said()).contains("It cannot be read or written: ").contains("missing");
		assertThat(run("export", "--filter", "{speeker: \"x\"}")).isEqualTo(2);
		assertThat(said()).contains("The filter is wrong").contains("speeker");
		assertThat(Commands.isIn("--server.port=1")).isFalse();
		assertThat(Commands.isIn("--spring.datasource.url=x", "import", "y")).isTrue();
	}

	private String write(String name, String content) throws Exception {
		return Files.writeString(this.folder.resolve(name), content).toString();
	}

	private int run(String... arguments) {
		return runOn(this.database, arguments);
	}

	private int runOn(OwnDatabase database, String... arguments) {
		this.console.clear();
		List<String> settings = Stream.of(database.properties()).map((property) -> "--" + property).toList();
		return Commands.run(Stream.concat(Stream.of(arguments), settings.stream()).toArray(String[]::new));
	}

	private String said() {
		return this.console.err();
	}

}
