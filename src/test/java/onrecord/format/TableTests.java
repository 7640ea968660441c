package onrecord.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import onrecord.loading.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Statements in tables. */
class TableTests {

	private static final String WAYS = "--quoting csv reads cells of several lines, --quoting none takes quotation marks"
			+ " for characters, --delimiter says what stands between cells";

	@TempDir
	Path folder = Path.of("");

	@Test
	void columnsAreFoundByTheirNames() {
		Reading reading = read("""
				Speaker Name;Quote;Said-On;URL;source title;notes
				Ann Lee;"All; for ""all"".
				Always.";2025-02-24T10:00:00Z;https://www.elm.example/a;A headline;x
				person:bo;Never.;2025-XX;;;
				""");
		assertThat(reading.refused).isEmpty();
		JsonNode first = reading.all("statement").getFirst();
		assertThat(first.path("key").asString()).matches("all-for-all-always-[0-9a-f]{10}");
		assertThat(first).isEqualTo(
				tree("""
						{"type":"statement","key":"%s","text":"All; for \\"all\\".\\nAlways.","form":"PARAPHRASE","act":"ASSERT",
						"speaker":"person:ann-lee","saidOn":"2025-02-24","attribution":[{"relation":"SAID","actor":"person:ann-lee"},
						{"relation":"REPORTED","source":"source:elm.example/a"}],"appearances":[{"source":"source:elm.example/a"}]}"""
					.formatted(first.path("key").asString())));
		JsonNode second = reading.all("statement").getLast();
		assertThat(second.path("speaker").asString()).isEqualTo("person:bo");
		assertThat(second.path("saidOn").asString()).isEqualTo("2025-XX");
		assertThat(reading.one("person").path("name").asString()).isEqualTo("Ann Lee");
		assertThat(reading.one("source")).isEqualTo(tree("""
				{"type":"source","key":"elm.example/a","onlyIfNew":true,"title":"A headline","kind":"OTHER",
				"url":"https://www.elm.example/a"}"""));
		assertThat(reading.entries.getLast().line()).isEqualTo(4);
	}

	@Test
	void anApostropheThatKeepsASpreadsheetFromCalculatingIsNotOfTheText() {
		String table = "speaker,text\nAnn Lee,'=1+1\nAnn Lee,'tis nothing\nAnn Lee,''-1' he said\n";
		Reading reading = read(table);
		assertThat(reading.all("statement")).extracting((statement) -> statement.path("text").asString())
			.containsExactly("=1+1", "'tis nothing", "'-1' he said");
		assertThat(reading.notes).extracting(Refused::line, Refused::field, Refused::value)
			.containsExactly(tuple(2L, "column \"text\"", "'=1+1"), tuple(4L, "column \"text\"", "''-1' he said"));
		Hints raw = new Hints(null, null, null,
				new TableHints(Map.of(), null, null, true, null, TableHints.Source.NONE));
		assertThat(Reading.of(Reading.write(this.folder, "raw", table), raw).all("statement"))
			.extracting((statement) -> statement.path("text").asString())
			.containsExactly("'=1+1", "'tis nothing", "''-1' he said");
	}

	@Test
	void aTableWithTabsIsRecognised() {
		assertThat(read("id\ttext\tabout\nx\tNever, never.\ttopic:a organization:b\n").one("statement"))
			.isEqualTo(tree("""
					{"type":"statement","key":"x","text":"Never, never.","form":"PARAPHRASE","act":"ASSERT",
					"about":["topic:a","organization:b"],"attribution":[{"relation":"SAID"}]}"""));
	}

	@Test
	void textsThatWereHtmlBecomeWhatTheyStandForAndEachIsTold() {
		Reading reading = read(
				"""
						text,speaker,source,publisher,rating,reviewer
						"<p>We &quot;never&quot; pay<br>R&amp;D</p>",Zo&euml; Oak; Ann&nbsp;Lee,A &#8217;24 headline,Elm&amp;Oak,<b>False</b>,Check \
						&amp; Check
						""");
		JsonNode statement = reading.one("statement");
		assertThat(statement.path("text").asString()).isEqualTo("We \"never\" pay\nR&D");
		assertThat(reading.all("source")).extracting((one) -> one.path("title").asString())
			.containsExactly("A ’24 headline");
		assertThat(reading.all("person")).extracting((one) -> one.path("name").asString())
			.containsExactly("Zoë Oak", "Ann Lee");
		assertThat(reading.all("organization")).extracting((one) -> one.path("name").asString())
			.contains("Elm&Oak", "Check & Check");
		assertThat(reading.one("review").path("rating").asString()).isEqualTo("False");
		assertThat(reading.notes).filteredOn((note) -> note.reason().startsWith("was HTML"))
			.extracting(Refused::line, Refused::field, Refused::value)
			.contains(tuple(2L, "text", "<p>We &quot;never&quot; pay<br>R&amp;D</p>"))
			.hasSize(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a < b", "AT&T and R&D", "I <3 you", "x <unclear> y", "fish & chips; peas", "&c; a&b;c",
			"1 <2> 3" })
	void textsThatWereNoHtmlStayAsTheyAre(String text) {
		Reading reading = read("text,source\n\"" + text + "\",https://elm.example/?a=1&amp;b=2\n");
		assertThat(reading.one("statement").path("text").asString()).isEqualTo(text);
		assertThat(reading.one("source").path("url").asString()).isEqualTo("https://elm.example/?a=1&amp;b=2");
		assertThat(reading.notes).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "person:ann | organization:a;b", "person:ann organization:a;b",
			"person:ann;organization:a;b", "person:ann; organization:a;b", "person:ann|organization:a;b" })
	void idsAreSeparatedByBarsWhichNoKeyHas(String ids) {
		JsonNode statement = read(
				"text,speaker,speakerName,about\nNever.,%1$s,\"Ann; the younger | B\",%1$s\n".formatted(ids))
			.one("statement");
		assertThat(statement.path("speakers")).extracting(JsonNode::asString)
			.containsExactly("person:ann", "organization:a;b");
		assertThat(statement.path("about")).isEqualTo(statement.path("speakers"));
	}

	@Test
	void whoHasAnIdAndIsNewHasTheNameBesideIt() {
		Reading reading = read("""
				text,speaker,speakerName,source,sourceTitle,sourceUrl
				Never.,person:ann | organization:a,Ann; the younger | A & B,source:k,A speech,https://elm.example/k
				""");
		assertThat(reading.one("person"))
			.isEqualTo(tree("{\"type\":\"person\",\"key\":\"ann\",\"onlyIfNew\":true,\"name\":\"Ann; the younger\"}"));
		assertThat(reading.one("organization").path("name").asString()).isEqualTo("A & B");
		assertThat(reading.one("source")).isEqualTo(
				tree("""
						{"type":"source","key":"k","onlyIfNew":true,"title":"A speech","kind":"OTHER","url":"https://elm.example/k"}"""));
	}

	@Test
	void columnsCanBeChosenByNumberAndByName() {
		Reading numbers = Reading.of(Reading.write(this.folder, "a", "2025,Never.,Ann Lee\n2024,Always.,Bo Quist\n"),
				null, Map.of("speaker", "3", "text", "2", "saidOn", "1"));
		assertThat(numbers.all("statement")).extracting((one) -> one.path("speaker").asString())
			.containsExactly("person:ann-lee", "person:bo-quist");
		Reading names = Reading.of(Reading.write(this.folder, "b", "Redner,Worte\nAnn Lee,Nie.\n"), Format.CSV,
				Map.of("speaker", "redner", "text", "Worte"));
		assertThat(names.one("statement").path("text").asString()).isEqualTo("Nie.");
	}

	@Test
	void aRowSaysByWhichColumnItIsWrong() {
		Reading reading = read(
				"Quote,Date,Form\nNever.,around 2025,verbatim\nNever.,2025,literal\nNever.,2025,MIXED,more\n");
		assertThat(reading.reasons()).containsExactly(
				"2 saidOn must be a year, a month or a day of the calendar, or what else EDTF level 1 has (2025, 2025-02, "
						+ "2025-02-24, 2025-02?, 2025~, 2025-21, 202X, 2025-02-XX, 2025-01/2025-03, 2025-01/..) (column \"Date\")",
				"3 form must be one of VERBATIM, PARAPHRASE, MIXED (column \"Form\")",
				"4 has 4 cells, and the first row 3; a cell with a delimiter in it stands in quotation marks");
	}

	@Test
	void aTableWithoutAColumnForTheTextIsRefused() {
		assertThatThrownBy(() -> read("a,b\n1,2\n")).isInstanceOf(Unreadable.class)
			.hasMessageStartingWith(
					"a has no column for the text of statements; its columns are a, b. Columns can be key, text,");
		Path file = Reading.write(this.folder, "b", "text,date\nNever.,2025\n");
		assertThatThrownBy(() -> Reading.of(file, null, Map.of("speaker", "3")))
			.hasMessage("b has no column 3; its columns are text, date.");
		assertThatThrownBy(() -> Reading.of(file, null, Map.of("speekr", "3")))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageStartingWith("No column can be chosen for speekr");
	}

	@Test
	void aCellWithoutEndIsReadWithinBounds() throws IOException {
		byte[] chunk = new byte[1 << 20];
		Arrays.fill(chunk, (byte) 'x');
		Path file = Reading.pack(this.folder, "bomb", (out) -> {
			out.write("text,date\n\"".getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 100; i++) {
				out.write(chunk);
			}
		});
		assertThatThrownBy(() -> Reading.of(file, Format.CSV, Map.of())).isInstanceOf(Unreadable.class)
			.hasMessage("bomb, line 2, column \"text\": this row has more than 16 MB; is a quotation mark not closed? ("
					+ WAYS + ").");
	}

	@Test
	void aRowHasAtMostAThousandCells() {
		assertThatThrownBy(() -> read("text" + ",x".repeat(1000) + "\n")).isInstanceOf(Unreadable.class)
			.hasMessage("a, line 1, column 1001: this row has more than 1000 cells (" + WAYS + ").");
	}

	@Test
	void whatIsNotUtf8IsToldWithItsPlace() throws IOException {
		Path file = this.folder.resolve("a");
		Files.write(file, "text,date\nJamáis.,2025\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class)
			.hasMessage(
					"a, line 2: is not UTF-8 at or right before byte 5 of the line; if it is written in another encoding, --encoding NAME"
							+ " reads it (windows-1252 is the most frequent one in Western Europe).");
	}

	@Test
	void whatIsNoFormatIsToldWithWhatWasSeen() {
		assertThatThrownBy(() -> read("Dear reader\n\nthis is a letter.\n")).isInstanceOf(Unreadable.class)
			.hasMessageStartingWith(
					"The format of a is not known: it is text without columns, which begins with \"Dear reader\". "
							+ "The formats are bundle (");
		assertThatThrownBy(() -> read("{\"type\":\"assertion\",\"claims\":[\"a\"]}"))
			.hasMessageStartingWith("The format of a is not known: it is JSON with claims, type.");
		assertThatThrownBy(() -> read("{\"title\":\"x\",\"slug\":\"y\"}"))
			.hasMessageStartingWith("The format of a is not known: it is JSON with slug, title.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '\t', value = { "Ann Lee\tperson:ann-lee", "Jean-Luc de la Tour\tperson:jean-luc-de-la-tour",
			"House Oversight Committee\t", "Green Party\t", "Alternative für Deutschland\t", "Partido Popular\t",
			"Ministère de la Santé\t", "Bundesministerium Inneres\t", "Міністерство оборони\t", "CNN\t", "Fox News\t",
			"Facebook posts\t", "Unknown\t", "n/a\t", "Department of State\t", "European Medicines Agency\t",
			"Ann Lee and Bo Quist\t", "Ann Lee / Bo Quist\t", "South Korea\t", "Radio 4\t", "@annlee\t", "外交部\t" })
	void aSpeakerIsAPersonOnlyIfNothingSpeaksAgainstIt(String name, String speaker) {
		Reading reading = read("quote\tspeaker\nNever.\t" + name + "\n");
		JsonNode statement = reading.one("statement");
		assertThat(statement.path("speaker").asString(null)).isEqualTo(speaker);
		assertThat(statement.path("speakerAsDescribed").asString(null)).isEqualTo((speaker == null) ? name : null);
		assertThat(reading.notes).hasSize((speaker == null) ? 1 : 0);
		assertThat(reading.all("organization")).isEmpty();
	}

	@Test
	void aColumnOrTheCommandSaysWhatSpeakersAre() {
		Reading reading = read("""
				quote,speaker,speaker kind
				a,Ways and Means Committee,organization
				b,The Greens,party
				c,Madonna,person
				d,Unknown,person
				e,Ann Lee,committee
				""");
		assertThat(reading.refused).isEmpty();
		assertThat(reading.all("statement")).extracting((one) -> one.path("speaker").asString(""))
			.containsExactly("organization:ways-and-means-committee", "organization:the-greens", "person:madonna", "",
					"");
		assertThat(reading.all("organization")).extracting((one) -> one.path("kind").asString())
			.containsExactly("OTHER", "PARTY");
		Path file = Reading.write(this.folder, "b", "quote,speaker\na,Plato\nb,n/a\nc,Ann Lee & Bo Quist\n");
		assertThat(Reading.of(file, of(SpeakerKind.PERSON)).all("person"))
			.extracting((one) -> one.path("name").asString())
			.containsExactly("Plato");
		assertThat(Reading.of(file, of(SpeakerKind.ORGANIZATION)).all("organization")).hasSize(1);
	}

	@Test
	void ratingsAndReviewersBecomeReviews() {
		Reading reading = read(
				"""
						Claim,Claimant,Claim Date,Verdict,Fact-checker,Fact-check URL,Review date
						The lake is dry.,Maria Oak,2024-01-02,Mostly false!,The Checkers,https://www.checkers.example/lake,5 Jan 2024
						The sky fell.,Maria Oak,,TRUE,The Checkers,,
						Never.,Maria Oak,,False,,,
						Always.,Maria Oak,,,The Checkers,,
						""");
		assertThat(reading.refused).isEmpty();
		JsonNode statement = reading.all("statement").getFirst();
		assertThat(reading.all("review")).hasSize(2)
			.first()
			.isEqualTo(
					tree("""
							{"type":"review","key":"%s","reviewer":"organization:checkers.example","url":"https://www.checkers.example/lake",
							"reviewedOn":"2024-01-05","rating":"Mostly false!","normalizedRating":"FALSE","statements":["statement:%s"]}"""
						.formatted(reading.all("review").getFirst().path("key").asString(),
								statement.path("key").asString())));
		assertThat(reading.all("review").getLast().path("reviewer").asString()).isEqualTo("organization:the-checkers");
		assertThat(reading.all("organization").getFirst()).isEqualTo(
				tree("""
						{"type":"organization","key":"checkers.example","onlyIfNew":true,"name":"The Checkers","kind":"MEDIA"}"""));
		assertThat(reading.notes).extracting(Refused::line, Refused::field)
			.containsExactly(tuple(4L, "reviewer"), tuple(5L, "rating"));
	}

	@Test
	void aRowWithoutASourceGetsThatOfTheTable() {
		Path file = Reading.write(this.folder, "a", "quote,url\nNever.,\nAlways.,https://elm.example/b\n");
		Reading reading = Reading.of(file, new Hints(null, null, null, new TableHints(Map.of(), null, null, false, null,
				new TableHints.Source("A report", "https://www.elm.example/a", "The Daily", "1 May 2024"))));
		assertThat(reading.refused).isEmpty();
		assertThat(reading.all("source")).hasSize(2).first().isEqualTo(tree("""
				{"type":"source","key":"elm.example/a","onlyIfNew":true,"title":"A report","kind":"OTHER",
				"url":"https://www.elm.example/a","publisher":"organization:the-daily","publishedOn":"2024-05-01"}"""));
		assertThat(reading.one("organization").path("name").asString()).isEqualTo("The Daily");
		assertThat(reading.all("statement")).extracting((one) -> one.at("/appearances/0/source").asString())
			.containsExactly("source:elm.example/a", "source:elm.example/b");
	}

	@Test
	void columnsThatAreNotUsedAreListedWithWhatTheyMightBe() {
		Reading reading = read("quote,Speeker,notes,\nNever.,Ann Lee,x,y\n");
		assertThat(reading.notes).hasSize(3);
		assertThat(reading.notes.getFirst()).asString()
			.startsWith(
					"a, line 1, column \"Speeker\": is not used; --map WHAT=2 takes it for WHAT, which can be key, language,")
			.contains("; did you mean speaker");
		assertThat(reading.notes.getLast().field()).isEqualTo("column 4");
		assertThat(read("quote,date\nNever.,2024\n").notes).isEmpty();
	}

	private static Hints of(SpeakerKind kind) {
		return new Hints(null, null, null, new TableHints(Map.of(), null, null, false, kind, TableHints.Source.NONE));
	}

	private Reading read(String table) {
		return Reading.of(Reading.write(this.folder, "a", table));
	}

	private static JsonNode tree(String json) {
		return BoundedJson.MAPPER.readTree(json);
	}

}
