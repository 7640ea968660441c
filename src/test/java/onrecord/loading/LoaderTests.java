package onrecord.loading;

import java.util.List;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** Loads records into a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoaderTests {

	private static final String SPEECH = """
			{"type":"person","key":"ann-lee","name":"Ann Lee"}
			{"type":"source","key":"speech","title":"A speech","kind":"TRANSCRIPT","text":"We shall see. We shall not wait. “We shall see” \
			is no plan."}
			{"type":"statement","key":"no-plan","text":"is no plan","form":"VERBATIM","act":"CRITICIZE","speaker":"person:ann-lee",\
			"saidOn":"2025-02","appearances":[{"source":"source:speech"}]}
			""";

	private final Trial trial = Trial.empty();

	@AfterEach
	void clear() {
		this.trial.clear();
	}

	@AfterAll
	void close() {
		this.trial.close();
	}

	@Test
	void whatIsExportedAndLoadedAgainIsTheSame() {
		try (Trial article = Trial.withTheArticle()) {
			String records = article.export();
			Summary first = this.trial.load(records);
			assertThat(first.refusals()).isEmpty();
			assertThat(first.counts()).allSatisfy((counts) -> assertThat(counts.added()).isPositive());
			assertThat(this.trial.export().lines()).containsExactlyElementsOf(records.lines().toList());
			Summary second = this.trial.load(records);
			assertThat(second.counts()).allSatisfy((counts) -> {
				assertThat(counts.added()).isZero();
				assertThat(counts.changed()).isZero();
				assertThat(counts.unchanged()).isPositive();
			});
			assertThat(this.trial.export().lines()).containsExactlyElementsOf(records.lines().toList());
		}
	}

	@Test
	void someStatementsAreExportedWithAllThatTheyReferTo() {
		try (Trial article = Trial.withTheArticle()) {
			String records = article.export("statement:zelenskyy-dismisses-propaganda",
					"statement:trump-blames-zelenskyy");
			assertThat(records.lines().filter((record) -> record.contains("\"type\":\"statement\""))).hasSize(2);
			assertThat(records.lines().filter((record) -> record.contains("\"type\":\"reply\""))).hasSize(1);
			assertThat(records).doesNotContain("person:sergei-lavrov", "event:saudi-arabia-talks");
			assertThat(this.trial.load(records).refusals()).isEmpty();
			assertThat(this.trial.export()).isEqualTo(records);
		}
	}

	/** So few statements are counted by each request. */
	@Test
	void whatHasChangedIsCountedAgain() {
		this.trial.ask(
				"insert into corpus_count (version, facet, status, count) values (0, 'FORM', 'CURRENT', 1) returning facet");
		this.trial.load(SPEECH);
		assertThat(this.trial.ask("select facet from corpus_count")).isEmpty();
	}

	@Test
	void theSpanOfAQuotationIsFound() {
		this.trial.load(SPEECH);
		assertThat(this.trial.ask("select span_start || '-' || span_end || verified || prefix from passage"))
			.containsExactly("48-58true shall not wait. “We shall see” ");
	}

	@Test
	void aMemberThatIsLeftOutStaysAndNullRemovesIt() {
		this.trial.load(SPEECH);
		Summary summary = this.trial
			.load("{\"type\":\"statement\",\"key\":\"no-plan\",\"saidOn\":null,\"act\":\"REJECT\"}");
		assertThat(summary.counts()).containsExactly(new Summary.Counts("statement", 0, 1, 0, 0));
		assertThat(this.trial.ask("select concat_ws(' ', text, act, said_on, speaker_id) from statement"))
			.containsExactly("is no plan REJECT 1");
	}

	@Test
	void aListIsReplacedWhole() {
		this.trial.load(SPEECH + """
				{"type":"topic","key":"plans","name":"Plans"}
				{"type":"topic","key":"waiting","name":"Waiting"}
				{"type":"statement","key":"no-plan","about":["topic:plans"]}""".replace("\"no-plan\"",
				"\"no-plan-2\",\"text\":\"no plan\",\"form\":\"VERBATIM\",\"act\":\"ASSERT\",\"appearances\":[{\"source\":\"source:speech\"}]"));
		this.trial.load("""
				{"type":"statement","key":"no-plan","about":["topic:waiting","topic:plans"]}
				{"type":"statement","key":"no-plan-2","about":[]}""");
		assertThat(this.trial.ask("""
				select concat_ws(' ', statement.gid, position, topic.gid, link.speaker_id, link.said_on_latest)
				from statement_subject as link
				join topic on topic.id = topic_id
				join statement on statement.id = statement_id
				order by 1""")).containsExactly("statement:no-plan 1 topic:waiting 1 2025-02-28",
				"statement:no-plan 2 topic:plans 1 2025-02-28");
	}

	@Test
	void wordsThatAreNotInTheSourceAreRefusedWithWhatMayBeMeant() {
		Refused refused = onlyRefusal(SPEECH.replace("is no plan\",\"form", "We shall Not  wait\",\"form"));
		assertThat(refused.field()).isEqualTo("appearances[0].exact");
		assertThat(refused.line()).isEqualTo(3);
		assertThat(refused.reason())
			.isEqualTo("the words do not stand in source:speech, or not only once; it has \"We shall not wait\" at 14");
	}

	@Test
	void wordsThatStandInSeveralPlacesAreRefusedWithThePlaces() {
		Refused refused = onlyRefusal(SPEECH.replace("is no plan\",\"form", "We shall see\",\"form"));
		assertThat(refused.reason()).contains("2 times", "1. at 0 …[…]. We shall not", "2. at 34 ");
	}

	@Test
	void aPlaceMayBeGivenByOccurrenceStartOrTheWordsAround() {
		for (String place : List.of("\"occurrence\":2", "\"start\":34", "\"prefix\":\"“\"", "\"suffix\":\"”\"")) {
			Summary summary = this.trial.load(SPEECH.replace("is no plan\",\"form", "We shall see\",\"form")
				.replace("\"source\":\"source:speech\"", "\"source\":\"source:speech\"," + place));
			assertThat(summary.refusals()).isEmpty();
			assertThat(this.trial.ask("select span_start from passage")).containsExactly("34");
		}
	}

	@Test
	void aVerbatimTextThatIsNotItsPassageIsRefused() {
		Refused refused = onlyRefusal(SPEECH.replace("{\"source\":\"source:speech\"}",
				"{\"source\":\"source:speech\",\"exact\":\"We shall not wait\"}"));
		assertThat(refused.reason())
			.isEqualTo("the text is not what the source says: the passage says \"We shall not wait\"");
		assertThat(refused.value()).isEqualTo("is no plan");
	}

	@Test
	void aStatementThatStandsNowhereIsRefused() {
		Refused refused = onlyRefusal(SPEECH.replace("[{\"source\":\"source:speech\"}]", "[]"));
		assertThat(refused.field()).isEqualTo("appearances");
	}

	@Test
	void aReferenceToNothingIsRefusedAndSoIsWhatRefersToThat() {
		Summary summary = this.trial.load(SPEECH.replace("\"person\"", "\"organization\"")
				+ """
						{"type":"statement","key":"b","text":"We shall not wait","form":"VERBATIM","act":"PROMISE","appearances":[{"source":"source:speech"}]}
						{"type":"reply","statement":"statement:b","replyTo":"statement:no-plan","stance":"ANSWERS"}""");
		assertThat(summary.refusals()).extracting(Refused::toString)
			.containsExactly("test.jsonl, line 1, kind: only an organization has a kind",
					"test.jsonl, line 3, speaker: there is no such record, neither here nor in the database (\"person:ann-lee\")",
					"test.jsonl, line 5, replyTo: the record that it refers to was refused itself (\"statement:no-plan\")");
		assertThat(summary.refused()).isEqualTo(3);
		assertThat(this.trial.ask("select gid from statement")).containsExactly("statement:b");
	}

	@Test
	void nothingIsKeptWhereSomethingIsRefusedUnlessAskedTo() {
		Summary summary = this.trial.load(SPEECH + "{\"type\":\"place\",\"key\":\"x\",\"name\":\"X\"}",
				new Options(false, false, false, null));
		assertThat(summary.refusals()).extracting(Refused::toString)
			.containsExactly("test.jsonl, line 4, kind: needed, and not given");
		assertThat(summary.kept()).isFalse();
		assertThat(this.trial.export()).isEmpty();
	}

	@Test
	void aTrialKeepsNothing() {
		Summary summary = this.trial.load(SPEECH, new Options(true, false, false, null));
		assertThat(summary.counts()).hasSize(3);
		assertThat(summary.kept()).isFalse();
		assertThat(this.trial.export()).isEmpty();
	}

	@Test
	void theRulesOfTheDatabaseAreToldBeforeItRefuses() {
		assertThat(this.trial
			.load("""
					{"type":"event","key":"e","name":"E","kind":"TALKS","startedOn":"2025-03","endedOn":"2025-02-27"}
					{"type":"place","key":"p","name":"P","kind":"CITY","latitude":91,"longitude":0}
					{"type":"person","key":"a","name":"A","aliases":[{"name":"B"},{"name":"B"}]}""",
					new Options(false, false, false, null))
			.refusals()).extracting(Refused::toString)
			.containsExactlyInAnyOrder(
					"test.jsonl, line 1, endedOn, startedOn: an event ends after it starts (\"2025-02-27, 2025-03\")",
					"test.jsonl, line 2, latitude: a latitude is at most 90 degrees (\"91\")",
					"test.jsonl, line 3, aliases[1]: an actor has an alias once");
	}

	@Test
	void aCorrectionLeavesTheOldRecordAndLeadsToTheNewOne() {
		this.trial.load(SPEECH);
		Summary summary = this.trial
			.load("""
					{"type":"statement","key":"no-plan","status":"CORRECTED","statusNote":"Cut short","successor":"statement:no-plan-2"}
					{"type":"statement","key":"no-plan-2","text":"“We shall see” is no plan","form":"VERBATIM","act":"CRITICIZE",\
					"speaker":"person:ann-lee","appearances":[{"source":"source:speech"}]}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.counts()).containsExactly(new Summary.Counts("statement", 1, 1, 0, 0));
		assertThat(this.trial
			.ask("select concat_ws(' ', gid, status, status_note, successor_id) from statement order by id"))
			.containsExactly("statement:no-plan CORRECTED Cut short 2", "statement:no-plan-2 CURRENT");
	}

	@Test
	void aChangedTextComesWithItsPassage() {
		this.trial.load(SPEECH);
		assertThat(onlyRefusal("{\"type\":\"statement\",\"key\":\"no-plan\",\"text\":\"no plan\"}").field())
			.isEqualTo("text");
		assertThat(this.trial.load("""
				{"type":"statement","key":"no-plan","text":"no plan","appearances":[{"source":"source:speech"}]}""")
			.counts()).containsExactly(new Summary.Counts("statement", 0, 1, 0, 0));
	}

	@Test
	void whatIsNoLongerQuotedDoesNotHoldItsSource() {
		this.trial.load(SPEECH);
		this.trial
			.load("""
					{"type":"statement","key":"no-plan","text":"We shall not wait","appearances":[{"source":"source:speech"}]}""");
		assertThat(this.trial.ask("select exact from passage")).containsExactly("We shall not wait");
		assertThat(this.trial
			.load("{\"type\":\"source\",\"key\":\"speech\",\"text\":\"We shall see. We shall not wait.\"}")
			.refusals()).isEmpty();
	}

	@Test
	void theTextOfASourceDoesNotLoseWhatIsQuotedFromIt() {
		this.trial.load(SPEECH);
		Refused refused = onlyRefusal("{\"type\":\"source\",\"key\":\"speech\",\"text\":\"Something else.\"}");
		assertThat(refused.field()).isEqualTo("text");
		assertThat(refused.value()).isEqualTo("is no plan");
	}

	@Test
	void aTextThatComesLaterProvesWhatIsQuotedFromIt() {
		this.trial.load(SPEECH.replaceAll(",\"text\":\"We.*?plan\\.\"", ""));
		assertThat(this.trial.ask("select concat_ws(' ', span_start, verified) from passage")).containsExactly("f");
		this.trial.load(SPEECH.lines().skip(1).findFirst().orElseThrow());
		assertThat(this.trial.ask("select concat_ws(' ', span_start, verified) from passage")).containsExactly("48 t");
	}

	@Test
	void whatHasAnIdentifierInCommonIsTheSame() {
		String wikidata = ",\"identifiers\":[{\"scheme\":\"wikidata\",\"value\":\"Q1\"}]}";
		this.trial.load(SPEECH.replaceFirst("}\n", wikidata + "\n"));
		Summary summary = this.trial
			.load("""
					{"type":"person","key":"lee","name":"A. Lee"%s
					{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"PROMISE","speaker":"person:lee",\
					"appearances":[{"source":"source:speech"}]}"""
				.formatted(wikidata));
		assertThat(summary.matches())
			.containsExactly(new Summary.Match("person:lee", "person:ann-lee", "both are wikidata Q1"));
		assertThat(this.trial.ask("select count(distinct speaker_id) from statement")).containsExactly("1");
		assertThat(this.trial.ask("select name from actor union all select name from actor_alias"))
			.containsExactly("Ann Lee", "A. Lee");
		String kept = this.trial.export();
		assertThat(kept).contains("{\"type\":\"person\",\"key\":\"lee\",\"sameAs\":\"person:ann-lee\"}");
		try (Trial other = Trial.empty()) {
			other.load(kept);
			assertThat(other.export()).isEqualTo(kept);
		}
	}

	@Test
	void whatIsCalledTheSameIsListedAndNotMerged() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"Sergei Lavrov"}
				{"type":"person","key":"b","name":"LAVROV Sergei"}
				{"type":"organization","key":"c","name":"Sergei Lavrov","kind":"OTHER"}""");
		assertThat(summary.likelyDuplicates())
			.containsExactly(new Summary.Match("person:b", "person:a", "both are called lavrov sergei"));
		assertThat(this.trial.ask("select count(*) from actor")).containsExactly("3");
	}

	@Test
	void whatAPersonFindsToBeTheSameBecomesOne() {
		this.trial.load(
				SPEECH + """
						{"type":"person","key":"lee","name":"Lee","aliases":[{"name":"A. Lee"},{"name":"Lee, Ann"}]}
						{"type":"person","key":"ann-lee-2","name":"Ann Lee","sameAs":"person:ann-lee"}
						{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"PROMISE","speaker":"person:lee",\
						"about":["person:lee","person:ann-lee"],"addressees":["person:ann-lee-2"],"appearances":[{"source":"source:speech"}]}""");
		Summary summary = this.trial.load("""
				{"type":"person","key":"lee","sameAs":"person:ann-lee"}
				{"type":"person","key":"ann-lee","aliases":[{"name":"A. Lee"}]}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.matches())
			.containsExactly(new Summary.Match("person:lee", "person:ann-lee", "the record says so"));
		assertThat(this.trial.ask("select gid from actor")).containsExactly("person:ann-lee");
		assertThat(this.trial.ask("select name from actor_alias order by position")).containsExactly("A. Lee", "Lee",
				"Lee, Ann");
		assertThat(this.trial.ask("""
				select concat_ws(' ', count(distinct speaker_id), (select count(*) from statement_subject),
				  (select count(*) from actor_gid), (select total from corpus_total where type = 'person'))
				from statement""")).containsExactly("1 1 3 1");
		assertThat(this.trial.load("{\"type\":\"person\",\"key\":\"x\",\"sameAs\":\"source:speech\"}").refusals())
			.extracting(Refused::toString)
			.containsExactly("test.jsonl, line 1, sameAs: not of the same type (\"source:speech\")");
	}

	@Test
	void aRecordThatIsOnlyForTheUnknownChangesNothingKnown() {
		Summary summary = this.trial.load(SPEECH + """
				{"type":"person","key":"ann-lee","name":"Somebody","onlyIfNew":true}
				{"type":"person","key":"bo","name":"Bo","onlyIfNew":true}
				{"type":"person","key":"bo","name":"Bo again","onlyIfNew":true}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask("select name from actor order by id")).containsExactly("Ann Lee", "Bo");
	}

	@Test
	void twoLoadsOfTheSameWaitForOneAnother() throws Exception {
		FutureTask<Summary> other = new FutureTask<>(() -> this.trial.load(SPEECH));
		Thread.ofPlatform().start(other);
		List<Summary> both = List.of(this.trial.load(SPEECH), other.get());
		assertThat(both).allSatisfy((summary) -> assertThat(summary.refusals()).isEmpty());
		assertThat(both.stream().flatMap((summary) -> summary.counts().stream()).mapToLong(Summary.Counts::added).sum())
			.isEqualTo(3);
	}

	private Refused onlyRefusal(String records) {
		List<Refused> refusals = this.trial.load(records).refusals();
		assertThat(refusals).hasSize(1);
		return refusals.get(0);
	}

}
