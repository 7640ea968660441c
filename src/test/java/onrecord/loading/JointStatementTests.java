package onrecord.loading;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** What several say together is loaded with all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JointStatementTests {

	private static final String SPEECH = """
			{"type":"person","key":"ann","name":"Ann Lee"}
			{"type":"person","key":"bo","name":"Bo Ek"}
			{"type":"organization","key":"union","name":"Union","kind":"CIVIL_SOCIETY"}
			{"type":"source","key":"speech","title":"A speech","kind":"TRANSCRIPT","text":"We shall see. We shall not wait."}
			{"type":"topic","key":"plans","name":"Plans"}
			{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"PROMISE","saidOn":"2025-02",\
			"about":["topic:plans"],"addressees":["organization:union"],"appearances":[{"source":"source:speech"}],%s}
			""";

	private static final String BOTH = SPEECH.formatted("\"speakers\":[\"person:bo\",\"person:ann\"]");

	private static final String SPEAKERS = """
			select concat_ws(' ', split_part(actor.gid, ':', 2), copy.said_on_latest, copy.status, alone.gid)
			from joint_speaker as link
			join actor on actor.id = actor_id
			join joint_statement as copy on copy.id = statement_id and said_by = actor_id
			join statement on statement.id = statement_id
			left join actor as alone on alone.id = statement.speaker_id
			order by position""";

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
	void severalSpeakersAreKeptInTheirOrder() {
		assertThat(this.trial.load(BOTH).refusals()).isEmpty();
		assertThat(this.trial.ask(SPEAKERS)).containsExactly("bo 2025-02-28 CURRENT", "ann 2025-02-28 CURRENT");
		assertThat(this.trial
			.ask("select speaker_id from statement_subject union all select speaker_id from statement_addressee"))
			.containsExactly(null, null);
	}

	@Test
	void whatIsExportedAndLoadedAgainHasAllSpeakers() {
		this.trial.load(BOTH);
		String records = this.trial.export();
		assertThat(records).contains("\"speakers\":[\"person:bo\",\"person:ann\"]").doesNotContain("\"speaker\"");
		assertThat(this.trial.load(records).counts()).allSatisfy((counts) -> assertThat(counts.changed()).isZero());
		assertThat(this.trial.export()).isEqualTo(records);
		assertThat(this.trial.export("statement:wait")).contains("\"key\":\"ann\"", "\"key\":\"bo\"");
	}

	@Test
	void oneOfSpeakersIsTheSpeaker() {
		for (String one : new String[] { "\"speakers\":[\"person:bo\"]", "\"speaker\":\"person:bo\"",
				"\"speaker\":\"person:bo\",\"speakers\":[\"person:bo\"]",
				"\"speakers\":[\"person:bo\",\"person:bo\"]" }) {
			assertThat(this.trial.load(SPEECH.formatted(one)).refusals()).as(one).isEmpty();
			assertThat(this.trial.ask(SPEAKERS)).as(one).isEmpty();
			assertThat(this.trial.export()).as(one).contains("\"speaker\":\"person:bo\"").doesNotContain("speakers");
		}
		this.trial.load(SPEECH.formatted("\"speaker\":null,\"speakers\":[\"person:ann\",\"person:bo\"]"));
		assertThat(this.trial.ask(SPEAKERS)).hasSize(2);
	}

	@Test
	void aSpeakerWhoIsNotTheOnlyOneOfTheSpeakersIsRefused() {
		for (String both : new String[] { "\"speaker\":\"person:bo\",\"speakers\":[\"person:bo\",\"person:ann\"]",
				"\"speaker\":\"person:bo\",\"speakers\":[\"person:ann\"]", "\"speaker\":\"person:bo\",\"speakers\":[]",
				"\"speaker\":\"person:bo\",\"speakers\":null" }) {
			assertThat(this.trial.load(SPEECH.formatted(both)).refusals()).as(both)
				.extracting(Refused::toString)
				.containsExactly(
						"test.jsonl, line 6, speaker: where speakers are given too, it is the only one of them,"
								+ " and null where there are several (\"person:bo\")");
		}
		assertThat(this.trial.load(SPEECH.formatted("\"speaker\":null,\"speakers\":[\"person:bo\"]")).refusals())
			.hasSize(1);
	}

	@Test
	void whoGivesOneOfSpeakerAndSpeakersReplacesBoth() {
		this.trial.load(BOTH);
		assertThat(this.trial.load("{\"type\":\"statement\",\"key\":\"wait\",\"act\":\"WARN\"}").refusals()).isEmpty();
		assertThat(this.trial.ask(SPEAKERS)).hasSize(2);
		Summary alone = this.trial.load("{\"type\":\"statement\",\"key\":\"wait\",\"speaker\":\"organization:union\"}");
		assertThat(alone.counts()).containsExactly(new Summary.Counts("statement", 0, 1, 0, 0));
		assertThat(this.trial.ask(SPEAKERS)).isEmpty();
		assertThat(this.trial.export()).contains("\"speaker\":\"organization:union\"");
		this.trial.load(
				"{\"type\":\"statement\",\"key\":\"wait\",\"speakers\":[\"person:ann\",\"organization:union\",\"person:bo\"]}");
		assertThat(this.trial.ask(SPEAKERS)).containsExactly("ann 2025-02-28 CURRENT", "union 2025-02-28 CURRENT",
				"bo 2025-02-28 CURRENT");
		assertThat(this.trial.load("{\"type\":\"statement\",\"key\":\"wait\",\"speaker\":null}").refusals()).isEmpty();
		assertThat(this.trial.export()).doesNotContain("\"speaker");
		this.trial.load("{\"type\":\"statement\",\"key\":\"wait\",\"speakers\":[\"person:ann\",\"person:bo\"]}");
		this.trial.load("{\"type\":\"statement\",\"key\":\"wait\",\"speakers\":[\"person:ann\"]}");
		assertThat(this.trial.export()).contains("\"speaker\":\"person:ann\"").doesNotContain("speakers");
		this.trial.load("{\"type\":\"statement\",\"key\":\"wait\",\"speakers\":null}");
		assertThat(this.trial.export()).doesNotContain("\"speaker");
	}

	@Test
	void whereTwoSpeakersAreFoundToBeOneTheyAreOne() {
		this.trial.load(BOTH);
		assertThat(this.trial.load("{\"type\":\"person\",\"key\":\"bo\",\"sameAs\":\"person:ann\"}").refusals())
			.isEmpty();
		assertThat(this.trial.ask(SPEAKERS)).isEmpty();
		assertThat(this.trial
			.ask("""
					select concat_ws(' ', gid, statement_subject.speaker_id = actor.id, statement_addressee.speaker_id = actor.id)
					from statement
					join actor on actor.id = speaker_id
					join statement_subject on statement_subject.statement_id = statement.id
					join statement_addressee on statement_addressee.statement_id = statement.id"""
				.replace("gid", "actor.gid")))
			.containsExactly("person:ann t t");
	}

	@Test
	void ofThreeSpeakersTwoThatAreOneSpeakOnce() {
		this.trial.load(SPEECH.formatted("\"speakers\":[\"person:bo\",\"organization:union\",\"person:ann\"]"));
		this.trial.load("{\"type\":\"person\",\"key\":\"bo\",\"sameAs\":\"person:ann\"}");
		assertThat(this.trial.ask(SPEAKERS)).containsExactly("union 2025-02-28 CURRENT", "ann 2025-02-28 CURRENT");
		assertThat(this.trial.export()).contains("\"speakers\":[\"organization:union\",\"person:ann\"]");
	}

	@Test
	void twoSpeakersThatAreBothAThirdAreOne() {
		this.trial.load(BOTH + "{\"type\":\"person\",\"key\":\"cy\",\"name\":\"Cy\"}");
		this.trial.load("""
				{"type":"person","key":"bo","sameAs":"person:cy"}
				{"type":"person","key":"ann","sameAs":"person:cy"}""");
		assertThat(this.trial.ask(SPEAKERS)).isEmpty();
		assertThat(this.trial.export()).contains("\"speaker\":\"person:cy\"").doesNotContain("speakers");
	}

	@Test
	void twoIdsOfOneSpeakerAreOne() {
		this.trial.load(SPEECH.formatted("\"speakers\":[\"person:bo\",\"person:bo-2\"]")
				+ "{\"type\":\"person\",\"key\":\"bo-2\",\"name\":\"Bo\",\"sameAs\":\"person:bo\"}");
		assertThat(this.trial.ask(SPEAKERS)).isEmpty();
		assertThat(this.trial.export()).contains("\"speaker\":\"person:bo\"").doesNotContain("speakers");
	}

	@Test
	void aChangedStatementChangesWhatItsSpeakersCarry() {
		this.trial.load(BOTH);
		this.trial.load(
				"{\"type\":\"statement\",\"key\":\"wait\",\"saidOn\":\"2024\",\"status\":\"RETRACTED\",\"statusNote\":\"No.\"}");
		assertThat(this.trial.ask(SPEAKERS)).containsExactly("bo 2024-12-31 RETRACTED", "ann 2024-12-31 RETRACTED");
	}

}
