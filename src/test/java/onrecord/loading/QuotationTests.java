package onrecord.loading;

import java.text.Normalizer;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How quotations are proven, and what becomes of them when their sources change: each
 * kind that has been got wrong before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotationTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String DAM = "“We will build the dam,” she said, “and we will pay for it.”\n\nIt is not\nready, "
			+ "said\u00a0Bo at the Cafe\u0301 Elm.";

	private final Trial trial = Trial.empty();

	@AfterEach
	void clear() {
		this.trial.clear();
	}

	@AfterAll
	void drop() {
		this.trial.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "„%s“", "« %s »", "«%s»", "»%s«", "”%s”", "„%s”", "「%s」", "‘%s’", "'%s'", "‚%s‘", "“%s”",
			"\"%s\"", "『%s』", "《%s》", "〈%s〉", "‹%s›", "›%s‹", "»%s»", "``%s''", ",,%s''", "<<%s>>", "\uff02%s\uff02",
			"〝%s〟", "❝%s❞", "“gar %s”", "\u2039\u00a0%s\u00a0\u203a" })
	void quotedWordsOfAnyConventionMustStandInThePassage(String marks) {
		String source = "Die Ministerin sprach am Montag. Sie nannte den Plan „gar sehr teuer“ und ging.";
		String passage = "Sie nannte den Plan „gar sehr teuer“ und ging.";
		assertThat(load(source, "MIXED", "Sie nannte den Plan " + marks.formatted("sehr teuer") + " und ging.", passage)
			.refusals()).isEmpty();
		this.trial.clear();
		Summary summary = load(source, "MIXED",
				"Sie nannte den Plan " + marks.formatted("völlig wahnsinnig") + " und ging.", passage);
		assertThat(summary.refusals()).singleElement()
			.satisfies((refused) -> assertThat(refused.reason()).contains("völlig wahnsinnig")
				.contains("does not stand in the passage"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "They called it “wrong", "They called it wrong”", "They called it „wrong",
			"They “called it ‘wrong”", "They called it 「wrong", "They called it wrong", "They called it “…”",
			"'They called it wrong" })
	void marksThatDoNotPairAreRefusedAndSoIsATextThatQuotesNothing(String text) {
		assertThat(load("They called it wrong.", "MIXED", text, "They called it wrong.").refused()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "It’s the leaders’ plan, they’d called “wrong”", "O’Neill’s 12\" pipe was “wrong”",
			"'Tis the '90s, and it’s “wrong”", "'Wrong' it ain't; they said 'wrong'", "d’“wrong” dit-il",
			"— they called it wrong. — said she", "“wrong” and rock ’n’ roll" })
	void anApostropheIsNoQuotationMark(String text) {
		assertThat(load("Wrong, they called it wrong.", "MIXED", text, "Wrong, they called it wrong.").refusals())
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			It is “able”                    | It is unable to pay
			It was “pay” then “able”        | It is able to pay
			It is “unable pay”              | It is unable to pay
			It “can” pay                    | It can't pay
			It is “violent”                 | It is non-violent
			“500 jobs”                      | There are 1,500 jobs
			“5 jobs”                        | There are 2.5 jobs
			“5” more                        | It grew by 5 % or more
			“5 degrees”                     | It was −5 degrees
			« est possible »                | Ce n’est possible que demain
			“It Is”                         | It is unable
			“Саfe”                          | The Cafe Elm
			““wall” and “pay””              | They pay and wall it
			""")
	void wordsThatAreScatteredReversedOrPiecesOfOthersProveNothing(String text, String passage) {
		assertThat(load(passage, "MIXED", text, passage).refused()).isEqualTo(1);
	}

	@Test
	void aQuotationThatTheSourceInterruptsIsProvenByItsPassagesInOrder() {
		String text = "We will build the dam, […] and we will pay for it.";
		assertThat(load(DAM, "VERBATIM", text, "We will build the dam,", "and we will pay for it.").refusals())
			.isEmpty();
		assertThat(this.trial.ask("select proves from appearance order by position")).containsExactly("{[0,22)}",
				"{[27,50)}");
		this.trial.clear();
		assertThat(load(DAM, "MIXED", "She said they “will build the dam” and “will pay”", "We will build the dam,",
				"and we will pay for it.")
			.refusals()).isEmpty();
		assertThat(this.trial.ask("select proves from appearance order by position")).containsExactly("{[15,33)}",
				"{[40,48)}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "We will build the dam … and we will pay for it.",
			"We will build the dam, ... and we will pay for it.", "We will build the dam (…) and we will pay for it.",
			"We will build [it] and we will pay for it.", "… will build the dam … pay for it.",
			"We will build the dam [she promised] and we will pay [the bill]." })
	void bothSidesOfAnEllipsisStandInOnePassage(String text) {
		assertThat(load(DAM, "VERBATIM", text, "We will build the dam,” she said, “and we will pay for it.").refusals())
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "and we will pay for it. […] We will build the dam,",
			"We will build the dam, and we will pay for it.", "We will build […] and we will not pay for it.",
			"We will build the dam, […]", "[…]", "We will uild […] it." })
	void anInterruptedQuotationThatIsOtherwiseIsRefused(String text) {
		assertThat(load(DAM, "VERBATIM", text, "We will build the dam,", "and we will pay for it.").refused())
			.isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					VERBATIM   | We will build the dam, […] and we will pay for it.           | 1-59  | {[0,22),[27,50)}
					VERBATIM   | We will build the dam, … and we will pay for it              | 1-58  | {[0,22),[25,47)}
					VERBATIM   | We will build the dam ... and we will pay                    | 1-51  | {[0,21),[26,41)}
					VERBATIM   | We will build [the walls] … pay for it.                      | 1-59  | {[0,13),[28,39)}
					VERBATIM   | We will build the dam [in the valley]                        | 1-22  | {[0,21)}
					VERBATIM   | [W]e will pay for it […]                                     | 40-58 | {[0,20)}
					VERBATIM   | [w]e will build […]                                          | 1-14  | {[0,15)}
					VERBATIM   | [T]he dam […]                                                | 15-22 | {[0,9)}
					VERBATIM   | … said she …                                                 |       |
					VERBATIM   | It is not ready … at the Café Elm.                           | 62-104 | {[0,15),[18,34)}
					MIXED      | The minister said “we will [not wait and] pay”, and “… not ready” | 40-77 | {[19,26),[42,45),[55,64)}
					PARAPHRASE | build the dam … pay for it                                   | 9-58  |
					""")
	void wordsThatLeaveSomethingOutAreFoundByTheirPieces(String form, String text, @Nullable String place,
			@Nullable String proves) {
		Summary summary = load(DAM, form, text);
		assertThat(summary.refused()).isEqualTo((place != null) ? 0 : 1);
		assertThat(this.trial.ask("select span_start || '-' || span_end from passage"))
			.isEqualTo((place != null) ? List.of(place) : List.of());
		assertThat(this.trial.ask("select proves from appearance where proves is not null"))
			.isEqualTo((proves != null) ? List.of(proves) : List.of());
		String exported = this.trial.export();
		this.trial.clear();
		assertThat(this.trial.load(exported).refusals()).isEmpty();
		assertThat(this.trial.export()).isEqualTo(exported);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					and we will pay for it. … We will build the dam,  | in this order, up to 1,000 characters apart: "and we will pay for it." \
					at 36, "We will build the dam," at 1
					We will build … the wall.                         | "the wall." does not stand there in whole words
					We will bui […] for it                            | "We will bui" does not stand there in whole words; it has "We will bui" at 1
					We will build the dam [and] e will pay            | "e will pay" does not stand there in whole words
					will … it                                         | the pieces of them do, in 2 ways; say which by occurrence, start, or \
					prefix and suffix: 1. at 4 to 58 2. at 43 to 58
					We will build the dam, and we will pay for it.    | or not only once; the nearest is "and we will pay for it.
					""")
	void piecesInAnotherOrderCutInWordsOrNotThereAreRefusedWithWhatTheyAre(String text, String reason) {
		assertThat(load("“We will build the dam,” she said, “and we will pay for it.” It is dry.", "VERBATIM", text)
			.refusals()).singleElement().satisfies((refused) -> assertThat(refused.reason()).contains(reason));
		assertThat(this.trial.ask("select count(*) from statement")).containsExactly("0");
	}

	@ParameterizedTest
	@CsvSource({ "100, 0", "980, 0", "1500, 1", "100000, 1" })
	void piecesPagesApartAreNotPutTogether(int apart, int refused) {
		Summary summary = load("We will build the dam. " + "And so on. ".repeat(apart / 11) + "It is ready.",
				"VERBATIM", "We will build … It is ready.");
		assertThat(summary.refused()).isEqualTo(refused);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"occurrence": 2}                             | 4-70
			{"occurrence": 3}                             | 43-58
			{"start": 4, "suffix": " dry"}                | 4-70
			{"prefix": "and we\u00a0", "suffix": ".” But"} | 43-58
			{"occurrence": 5}                             |
			{"start": 5}                                  |
			""")
	void ofSeveralWaysThroughThePiecesOneIsSaid(String told, @Nullable String place) {
		source("“We will build the dam,” she said, “and we will pay for it.” But is it dry?");
		ObjectNode statement = (ObjectNode) JSON.readTree(statement("s", "VERBATIM", "will … it", List.of(), null));
		((ObjectNode) statement.path("appearances").get(0)).setAll((ObjectNode) JSON.readTree(told));
		this.trial.load(statement.toString());
		assertThat(this.trial.ask("select span_start || '-' || span_end from passage"))
			.isEqualTo((place != null) ? List.of(place) : List.of());
	}

	@Test
	void anEllipsisOfTheSourceItselfIsFoundAsItStands() {
		load("We … we wait. We wait, and we wait.", "VERBATIM", "We … we wait");
		assertThat(this.trial.ask("select exact from passage")).containsExactly("We … we wait");
		this.trial.clear();
		assertThat(load("We … we wait. We … we wait.", "VERBATIM", "We … we wait").refusals()).singleElement()
			.satisfies((refused) -> assertThat(refused.reason()).contains("but 2 times"));
	}

	@Test
	void whatSeveralPassagesProveIsNoLongerProvenWithoutOneOfThem() {
		load(DAM, "VERBATIM", "We will build the dam, […] and we will pay for it.", "We will build the dam,",
				"and we will pay for it.");
		Summary summary = this.trial.load(
				"{\"type\":\"statement\",\"key\":\"s\",\"appearances\":[{\"source\":\"source:k\",\"exact\":\"We will build the dam,\"}]}");
		assertThat(summary.refused()).isEqualTo(1);
		assertThat(this.trial.ask("select count(*) from appearance")).containsExactly("2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "not ready", "not\u00a0ready", "not \t ready", "no\u00adt ready", "not\u200b ready" })
	void whatNoReaderSeesMakesNoDifferenceAndIsTold(String text) {
		assertThat(load(DAM, "VERBATIM", text, text).refusals()).isEmpty();
		assertThat(this.trial.ask("select verification from appearance")).containsExactly("NORMALIZED");
		assertThat(this.trial.ask("select exact from passage")).containsExactly("not\nready");
		assertThat(this.trial.ask("select span_start || '-' || span_end from passage")).containsExactly("68-77");
	}

	@Test
	void formsOfUnicodeMakeNoDifference() {
		assertThat(load(DAM, "VERBATIM", "Café Elm", "Café Elm").refusals()).isEmpty();
		assertThat(this.trial.ask("select char_length(exact) from passage")).containsExactly("9");
	}

	@Test
	void whatIsFoundByItsFormIsKeptAsTheSourceHasItAndChangesNothingTheNextTime() {
		load(DAM, "VERBATIM", "said Bo", "said Bo");
		Summary again = load(DAM, "VERBATIM", "said Bo", "said Bo");
		assertThat(again.counts()).allSatisfy((counts) -> assertThat(counts.changed()).isZero());
		String exported = this.trial.export();
		this.trial.clear();
		assertThat(this.trial.load(exported).refusals()).isEmpty();
		assertThat(this.trial.export()).isEqualTo(exported);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			not r\u202eeady, U+202E RIGHT-TO-LEFT OVERRIDE at 5
			n\u043et ready, U+043E CYRILLIC SMALL LETTER O at 1 for U+006F LATIN SMALL LETTER O
			not\u2067 ready, U+2067 RIGHT-TO-LEFT ISOLATE at 3
			""")
	void whatIsNotSeenAndCountsIsNamed(String text, String named) {
		assertThat(load(DAM, "VERBATIM", text, text).refusals()).singleElement()
			.satisfies((refused) -> assertThat(refused.reason()).contains("; it has \"not\nready\" at 68")
				.contains(named));
	}

	@Test
	void aVerbatimTextThatIsCutWithinAWordIsRefused() {
		assertThat(load(DAM, "VERBATIM", "e will build", "e will build").refused()).isEqualTo(1);
		assertThat(load("所以我们必须立即释放他们。", "VERBATIM", "们必须立", "们必须立").refusals()).isEmpty();
	}

	@Test
	void aPassageGoesWithItsWords() {
		load(DAM, "VERBATIM", "We will build the dam", "We will build the dam");
		Summary summary = source("CORRECTION (2 May): a year was wrong.\n\n" + DAM);
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask("select span_start from passage where verified")).containsExactly("40");
		assertThat(this.trial.ask("select text from source_revision")).containsExactly(DAM);
		assertThat(this.trial.ask("select span_start || removed || '+' || inserted from source_revision"))
			.containsExactly("0+CORRECTION (2 May): a year was wrong.\n\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"We'll “pay\", the Café-owner  said.", "“We’ll \"pay“, the Cafe\u0301‐owner\u00a0said.",
			"New. “We’ll\n\u200b„pay”,\tthe\u2003Café‑owner sa\u00adid.",
			"“We’ll “pay”, the Cafe\u0301-owner\u200b said.\nNew." })
	void aPassageGoesWithItsWordsAsTheyAreRead(String text) {
		load("“We’ll “pay”, the Café-owner said.", "VERBATIM", "We’ll “pay”, the Café-owner",
				"We’ll “pay”, the Café-owner");
		this.trial.load(statement("t", "VERBATIM", "said.", List.of("said."), null));
		assertThat(source(text).refusals()).isEmpty();
		assertThat(this.trial.ask(
				"select exact from passage where verified and substr((select text from source), span_start + 1, span_end - "
						+ "span_start) = exact order by span_start"))
			.hasSize(2)
			.allSatisfy((exact) -> assertThat(text).contains(exact))
			.first()
			.asString()
			.matches("(?s)We.*owner");
		assertThat(this.trial.ask("select distinct verification from appearance where statement_id = 1"))
			.containsExactly("NORMALIZED");
		String exported = this.trial.export();
		this.trial.clear();
		assertThat(this.trial.load(exported).refusals()).isEmpty();
		assertThat(this.trial.export()).isEqualTo(exported);
	}

	@ParameterizedTest
	@ValueSource(strings = { "The cafe\u0301 is open", "The café is open", "The Cafe is open", "The cafes are open",
			"The c\u0430fe is open", "The ca fe is open", "The cafe\u0323 is open", "A cafe or a\u00a0cafe" })
	void wordsThatAreMerelyAlikeAreOthers(String text) {
		load("The cafe is shut", "PARAPHRASE", "It is shut", "cafe");
		assertThat(source(text).refused()).isEqualTo(1);
		assertThat(this.trial.load(sourceRecord(text), new Options(false, true, true, null)).refusals()).isEmpty();
		assertThat(this.trial.ask("select verified from passage")).containsExactly("f");
	}

	@Test
	void aLongTextIsReadInHalves() {
		String words = "“Wir „zahlen“ …”, sagte die Café-Chefin.";
		String before = "Łódź, Zürich und Kyïv’s Straße: Ε\u0301να дом 中 国 한국 हिन्दी. ".repeat(3_000);
		load(before + words + before, "PARAPHRASE", "Sie zahlen", words);
		String text = Normalizer.normalize(before + words + before, Normalizer.Form.NFD).replace('“', '"');
		assertThat(source(text).refusals()).isEmpty();
		assertThat(this.trial.ask("select exact from passage where verified"))
			.containsExactly(Normalizer.normalize(words, Normalizer.Form.NFD).replace('“', '"'));
	}

	@Test
	void ofSeveralPlacesTheOneBetweenTheSameWordsIsMeant() {
		load("He said yes. She said yes.", "VERBATIM", "said yes", "said yes", 17);
		assertThat(source("He has said yes, and she has said yes.").refused()).isEqualTo(1);
		assertThat(source("No. He said yes. She said yes.").refusals()).isEmpty();
		assertThat(this.trial.ask("select span_start from passage")).containsExactly("21");
	}

	@Test
	void passagesMayChangePlaces() {
		load("One is here. Two is here.", "VERBATIM", "One is here", "One is here");
		this.trial.load(statement("t", "VERBATIM", "Two is here", List.of("Two is here"), null));
		assertThat(source("Two is here. One is here.").refusals()).isEmpty();
		assertThat(this.trial.ask("select exact || span_start from passage order by 1"))
			.containsExactly("One is here13", "Two is here0");
	}

	@Test
	void aTextInWhichQuotedWordsNoLongerStandIsRefusedUnlessTheyMayLoseTheirProof() {
		load(DAM, "VERBATIM", "We will build the dam", "We will build the dam");
		String other = DAM.replace("build the dam", "build a dam");
		assertThat(source(other).refusals()).singleElement()
			.satisfies(
					(refused) -> assertThat(refused.reason()).contains("statement:s").contains("--on-lost-proof=mark"));
		assertThat(this.trial.load(sourceRecord(other), new Options(false, true, true, null)).refusals()).isEmpty();
		assertThat(this.trial.ask("select verification from appearance")).containsExactly("UNVERIFIED");
		assertThat(this.trial.ask("select note from passage")).singleElement()
			.satisfies((note) -> assertThat(note).startsWith("The words do not stand in the text that is held since"));
		String exported = this.trial.export();
		this.trial.clear();
		assertThat(this.trial.load(exported).refusals()).isNotEmpty();
		this.trial.clear();
		assertThat(this.trial.load(exported, new Options(false, true, true, null)).refusals()).isEmpty();
		assertThat(this.trial.export()).isEqualTo(exported);
		source(DAM);
		assertThat(this.trial.ask("select verification from appearance")).as("once they stand there again")
			.containsExactly("EXACT");
		assertThat(this.trial.ask("select text from source_revision order by id")).containsExactly(DAM, other);
	}

	@Test
	void whatATextWasBeforeGoesAlongInABundle() {
		load(DAM, "VERBATIM", "We will build the dam", "We will build the dam");
		source("A. " + DAM);
		source("A. B. " + DAM.replace("Elm", "Oak"));
		String exported = this.trial.export();
		List<String> revisions = this.trial.ask("select text from source_revision order by id");
		assertThat(revisions).containsExactly(DAM, "A. " + DAM);
		this.trial.load(exported);
		assertThat(this.trial.export()).as("loaded again").isEqualTo(exported);
		this.trial.clear();
		assertThat(this.trial.load(exported).refusals()).isEmpty();
		assertThat(this.trial.export()).isEqualTo(exported);
		assertThat(this.trial.ask("select text from source_revision order by id")).isEqualTo(revisions);
		this.trial.clear();
		source(DAM);
		assertThat(this.trial.load(exported).refusals()).as("where the first text is held").isEmpty();
		assertThat(this.trial.export()).isEqualTo(exported);
		String edited = exported.replace("\"text\":\"A. B. ", "\"text\":\"A. B. C. ");
		assertThat(edited).isNotEqualTo(exported);
		String source = edited.lines().filter((line) -> line.contains("\"source\",")).findFirst().orElseThrow();
		assertThat(this.trial.load(source).refusals()).as("edited where it was exported").isEmpty();
		assertThat(this.trial.ask("select text from source_revision order by id")).hasSize(3).startsWith(DAM);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"text":"One","start":0,"removed":"One","inserted":"Two","recordedAt":"2025-01-01T00:00:00Z" | revisions[1].recordedAt
					"text":"One","start":1,"removed":"One","inserted":"Two","recordedAt":"2025-03-01T00:00:00Z" | revisions[1].removed
					"text":"One","start":0,"removed":"One","inserted":"One","recordedAt":"2025-03-01T00:00:00Z" | revisions[1].inserted
							"start":0,"removed":"One","inserted":"Two","recordedAt":"2025-03-01T00:00:00Z"              | revisions[1].text
					""")
	void brokenRevisionsAreRefused(String second, String field) {
		String first = "\"text\":\"None\",\"start\":0,\"removed\":\"None\",\"inserted\":\"One\",\"recordedAt\":\"2025-02-01T00:00:00Z\"";
		Summary summary = this.trial.load(
				sourceRecord("Two").replaceFirst("}$", ",\"revisions\":[{%s},{%s}]}".formatted(first, second)),
				new Options(false, false, false, null));
		assertThat(summary.refusals()).isNotEmpty()
			.allSatisfy((refused) -> assertThat(refused.field()).startsWith("revisions[1]"))
			.anySatisfy((refused) -> assertThat(refused.field()).contains(field.replaceAll(".*\\.", "")));
		source("One");
		assertThat(this.trial.load(sourceRecord("Two").replaceFirst("}$", ",\"revisions\":[{%s}]}".formatted(first)))
			.refusals()).singleElement()
			.satisfies((refused) -> assertThat(refused.reason()).contains("would be forgotten"));
	}

	private Summary load(String source, String form, String text, String... passages) {
		source(source);
		return this.trial.load(statement("s", form, text, List.of(passages), null));
	}

	private Summary load(String source, String form, String text, String passage, int start) {
		source(source);
		return this.trial.load(statement("s", form, text, List.of(passage), start));
	}

	private Summary source(String text) {
		return this.trial.load(sourceRecord(text));
	}

	private static String sourceRecord(String text) {
		return JSON.createObjectNode()
			.put("type", "source")
			.put("key", "k")
			.put("title", "k")
			.put("kind", "ARTICLE")
			.put("text", text)
			.toString();
	}

	private static String statement(String key, String form, String text, List<String> passages,
			@Nullable Integer start) {
		ObjectNode statement = JSON.createObjectNode()
			.put("type", "statement")
			.put("key", key)
			.put("text", text)
			.put("form", form)
			.put("act", "ASSERT");
		statement.putArray("attribution").addObject().put("relation", "SAID");
		ArrayNode appearances = statement.putArray("appearances");
		if (passages.isEmpty()) {
			appearances.addObject().put("source", "source:k");
		}
		for (String passage : passages) {
			ObjectNode appearance = appearances.addObject().put("source", "source:k").put("exact", passage);
			if (start != null) {
				appearance.put("start", start);
			}
		}
		return statement.toString();
	}

}
