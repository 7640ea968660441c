package onrecord.loading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Records of the same id in one load. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepetitionTests {

	private static final String SPEECH = """
			{"type":"person","key":"ann-lee","name":"Ann Lee"}
			{"type":"source","key":"speech","title":"A speech","kind":"TRANSCRIPT","text":"We shall see. We shall not wait."}
			{"type":"statement","key":"see","text":"We shall see","form":"VERBATIM","act":"PROMISE","speaker":"person:ann-lee",\
			"appearances":[{"source":"source:speech"}]}
			{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"PROMISE","appearances":[{"source":"source:speech"}]}
			{"type":"reply","statement":"statement:wait","replyTo":"statement:see","stance":"SUPPORTS"}
			{"type":"review","key":"r","reviewer":"organization:checkers","rating":"False","statements":["statement:see"]}
			{"type":"organization","key":"checkers","name":"Checkers","kind":"MEDIA"}
			""";

	@TempDir
	private Path folder;

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
	void whatIsSaidAgainIsSaidOnce() {
		this.trial.load(SPEECH);
		String once = this.trial.export();
		this.trial.clear();
		Summary summary = this.trial.load(SPEECH + SPEECH + SPEECH, new Options(false, false, false, null));
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.notes()).isEmpty();
		assertThat(summary.repeated()).isEqualTo(14);
		assertThat(summary.counts()).extracting(Summary.Counts::added)
			.containsExactlyInAnyOrder(1L, 1L, 1L, 2L, 1L, 1L);
		assertThat(this.trial.export()).isEqualTo(once.replaceAll("\"recordedAt\":\"[^\"]*\"", recordedAt()));
	}

	private String recordedAt() {
		return this.trial.export().replaceAll("(?s).*(\"recordedAt\":\"[^\"]*\").*", "$1");
	}

	@Test
	void wordsThatAreLeftToTheTextMayStandOnAnotherLineThanTheText() {
		String wordless = """
				{"type":"statement","key":"wait","appearances":[{"source":"source:speech"}]}
				""";
		Summary summary = this.trial.load(SPEECH + wordless);
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.repeated()).isEqualTo(1);
		assertThat(this.trial.ask("select exact from passage order by exact")).containsExactly("We shall not wait",
				"We shall see");
		this.trial.clear();
		String both = "\"act\":\"PROMISE\",\"appearances\":[{\"source\":\"source:speech\"}]}\n";
		assertThat(this.trial.load(SPEECH.replace(both, "\"act\":\"PROMISE\"}\n") + wordless).refusals()).isEmpty();
		this.trial.clear();
		assertThat(this.trial.load(wordless + SPEECH).refusals()).isEmpty();
		summary = this.trial.load(wordless);
		assertThat(summary.refusals()).singleElement()
			.satisfies((refused) -> assertThat(refused.toString())
				.endsWith("appearances[0].exact: needed, where the record has no text"));
	}

	@Test
	void whatSaysMoreAddsToWhatWasSaid() {
		Summary summary = this.trial.load(
				SPEECH + """
						{"type":"statement","key":"wait","speaker":"person:ann-lee","saidOn":"2025-02"}
						{"type":"person","key":"ann-lee","aliases":[{"name":"Lee"}]}
						{"type":"person","key":"ann-lee","description":"Mayor","aliases":[{"name":"A. Lee","language":"en"},{"name":"Lee"}]}
						{"type":"review","key":"r","statements":["statement:see","statement:wait"],"normalizedRating":"FALSE"}
						{"type":"reply","statement":"statement:wait","replyTo":"statement:see","stance":"SUPPORTS",\
						"evidence":{"source":"source:speech","exact":"not"}}
						""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.repeated()).isEqualTo(5);
		assertThat(this.trial
			.ask("select concat_ws(' ', speaker_id, said_on) from statement where gid = 'statement:wait'"))
			.containsExactly("1 2025-02");
		assertThat(this.trial.ask("select description from actor where gid = 'person:ann-lee'"))
			.containsExactly("Mayor");
		assertThat(this.trial.ask("select name from actor_alias order by position")).containsExactly("A. Lee", "Lee");
		assertThat(this.trial.ask("select count(*) from reviewed_statement")).containsExactly("2");
		assertThat(this.trial.ask("select exact from reply join passage on passage.id = evidence_id"))
			.containsExactly("not");
	}

	@Test
	void aCorrectionMayStandInTheSameLoad() {
		Summary summary = this.trial.load(
				SPEECH + """
						{"type":"statement","key":"see","status":"CURRENT"}
						{"type":"statement","key":"see","status":"CORRECTED","successor":"statement:wait","statusNote":"Misheard"}
						{"type":"statement","key":"see","statusNote":"Misheard by us"}
						""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask(
				"select concat_ws(' ', text, status, status_note) from statement where gid = 'statement:see' and successor_id = 2"))
			.containsExactly("We shall see CORRECTED Misheard by us");
	}

	@Test
	void whatContradictsIsRefusedAndNamesWhatItContradicts() {
		Summary summary = this.trial.load(
				SPEECH + """
						{"type":"review","key":"r","reviewer":"organization:checkers","rating":"True","statements":["statement:see"]}
						{"type":"review","key":"r","url":"https://checkers.example/1"}
						{"type":"review","key":"r","statements":["statement:wait"]}
						{"type":"statement","key":"see","text":"We shall not wait"}
						{"type":"statement","key":"see","appearances":[{"source":"source:speech","exact":"We shall"}]}
						{"type":"source","key":"speech","text":"Something else"}
						{"type":"person","key":"ann-lee","aliases":[]}
						""");
		assertThat(summary.refusals()).extracting(Refused::toString)
			.containsExactlyInAnyOrder(again(8, "rating", "6", "False", "True"),
					again(10, "statements", "6", "statement:see", "statement:wait"),
					again(11, "text", "3", "We shall see", "We shall not wait"),
					again(12, "appearances", "3", "source:speech \"We shall see\"", "source:speech \"We shall\""),
					again(13, "text", "2", "We shall see. We shall not wait.", "Something else"));
		assertThat(summary.repeated()).isEqualTo(2);
		assertThat(this.trial.ask("select concat_ws(' ', rating, url) from review"))
			.containsExactly("False https://checkers.example/1");
		assertThat(this.trial.ask("select text from statement order by id")).containsExactly("We shall see",
				"We shall not wait");
	}

	private static String again(int line, String field, String earlier, String value, String other) {
		return "test.jsonl, line %d, %s: line %s has \"%s\"; a record that comes again may add to that, and say nothing else (\"%s\")"
			.formatted(line, field, earlier, value, other);
	}

	@Test
	void aListMayGrowButLosesNothing() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"A","aliases":[{"name":"B"}]}
				{"type":"person","key":"a","aliases":[{"name":"C"},{"name":"B"}]}
				{"type":"person","key":"a","aliases":[{"name":"B"}]}
				{"type":"person","key":"a","aliases":[]}
				{"type":"person","key":"a","aliases":[{"name":"B","language":"en"},{"name":"C"},{"name":"D"}]}""");
		assertThat(summary.refusals()).extracting(Refused::line).containsExactly(3L, 4L, 5L);
		assertThat(this.trial.ask("select name from actor_alias order by position")).containsExactly("C", "B");
	}

	@Test
	void nullRemovesWhatWasSaidAndThatIsTold() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"A","description":"Mayor","aliases":[{"name":"B"}]}
				{"type":"person","key":"a","description":null,"aliases":null}
				{"type":"person","key":"b","name":"B","description":null}
				{"type":"person","key":"b","description":"Baker"}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.notes()).extracting(Refused::toString)
			.containsExactly("test.jsonl, line 2, aliases: line 1 has \"B\", which is removed here",
					"test.jsonl, line 2, description: line 1 has \"Mayor\", which is removed here");
		assertThat(summary.leftOut()).isZero();
		assertThat(this.trial.ask("select name || coalesce(description, '') from actor order by id"))
			.containsExactly("A", "BBaker");
		assertThat(this.trial.ask("select name from actor_alias")).isEmpty();
	}

	@Test
	void whatIsOneRecordIsRefusedTogetherAndWritten() throws Exception {
		Path rejects = this.folder.resolve("rejects.jsonl");
		Summary summary = this.trial.load(
				"""
						{"type":"event","key":"e","name":"E","kind":"TALKS"}
						{"type":"event","key":"e","name":"E","kind":"TALKS","evidence":[{"field":"startedOn","basis":"INFERRED"}]}
						{"type":"event","key":"e","startedOn":"2025"}""",
				new Options(false, true, false, rejects));
		assertThat(summary.refused()).isEqualTo(3);
		assertThat(summary.repeated()).isZero();
		assertThat(summary.refusals()).extracting(Refused::line).containsExactly(1L, 2L, 3L);
		assertThat(summary.refusals().get(1).field()).startsWith("evidence[0].");
		assertThat(Files.readAllLines(rejects)).filteredOn((line) -> line.startsWith("{"))
			.hasSize(3)
			.first()
			.isEqualTo("{\"type\":\"event\",\"key\":\"e\",\"name\":\"E\",\"kind\":\"TALKS\"}");
		assertThat(this.trial.export()).isEmpty();
	}

	@Test
	void whatIsOnlyForTheUnknownChangesNoneOfThem() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"Somebody","onlyIfNew":true,"description":"Nobody"}
				{"type":"person","key":"a","name":"A"}
				{"type":"person","key":"a","description":"Mayor"}
				{"type":"person","key":"a","name":"Somebody else","onlyIfNew":true}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.repeated()).isOne();
		assertThat(this.trial.ask("select name || ' ' || description from actor")).containsExactly("A Mayor");
	}

	@Test
	void whatIsStoredIsChangedByAllOfThem() {
		this.trial.load("{\"type\":\"person\",\"key\":\"a\",\"name\":\"A\",\"description\":\"Mayor\"}");
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"B"}
				{"type":"person","key":"a","description":"Baker"}""");
		assertThat(summary.counts()).containsExactly(new Summary.Counts("person", 0, 1, 0, 0));
		assertThat(this.trial.ask("select name || ' ' || description from actor")).containsExactly("B Baker");
		assertThat(List.of(summary.repeated(), summary.refused())).containsExactly(1L, 0L);
	}

}
