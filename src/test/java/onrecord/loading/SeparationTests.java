package onrecord.loading;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left out of records where a part of them is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeparationTests {

	private static final String SOURCE = """
			{"type":"source","key":"speech","title":"A speech","kind":"TRANSCRIPT","text":"Thirteen leaders came. We shall not wait."}
			""";

	private static final String STATEMENT = """
			{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"PROMISE",\
			%s"appearances":[{"source":"source:speech"}]}
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
	void aBadItemOfAListCostsThatItem() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"A","aliases":[{"name":"B"},{"name":"C"},{"name":"B"}],\
				"roles":[{"title":"Mayor","from":"2021","until":"2019"},{"title":"Baker"}]}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.notes()).extracting(Refused::toString)
			.containsExactly("test.jsonl, line 1, aliases[2]: left out: an actor has an alias once",
					"test.jsonl, line 1, roles[0].from, until: left out: a role ends after it begins (\"2021, 2019\")");
		assertThat(summary.leftOut()).isEqualTo(2);
		assertThat(this.trial.ask("select title from role")).containsExactly("Baker");
		assertThat(this.trial.ask("select name from actor_alias order by position")).containsExactly("B", "C");
	}

	@Test
	void ofMembersThatContradictOneAnotherNoneIsKept() {
		Summary summary = this.trial.load("""
				{"type":"event","key":"e","name":"E","kind":"TALKS","startedOn":"2025-03","endedOn":"2025-02-27"}
				{"type":"place","key":"p","name":"P","kind":"CITY","latitude":91,"longitude":0}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.leftOut()).isPositive();
		assertThat(this.trial.ask("select name || coalesce(started_on, '') || coalesce(ended_on, '') from event"))
			.containsExactly("E");
		assertThat(this.trial.ask("select name || num_nonnulls(latitude, longitude) from place")).containsExactly("P0");
	}

	@Test
	void whatIsStoredStaysWhereAChangeIsLeftOut() {
		this.trial
			.load("{\"type\":\"event\",\"key\":\"e\",\"name\":\"E\",\"kind\":\"TALKS\",\"startedOn\":\"2025-03\"}");
		Summary summary = this.trial
			.load("{\"type\":\"event\",\"key\":\"e\",\"name\":\"F\",\"endedOn\":\"2025-02\",\"place\":\"place:x\"}");
		assertThat(summary.counts()).containsExactly(new Summary.Counts("event", 0, 1, 0, 0));
		assertThat(summary.leftOut()).isEqualTo(2);
		assertThat(this.trial.ask("select name || started_on || coalesce(ended_on, '') from event"))
			.containsExactly("F2025-03");
	}

	@Test
	void aReferenceToNothingCostsWhatTheRecordCanDoWithout() {
		Summary summary = this.trial.load(SOURCE + """
				{"type":"person","key":"a","name":"A","roles":[{"title":"Member","organization":"organization:x"}]}
				""" + STATEMENT.formatted(
				"""
						"event":"event:x","speaker":"person:a","about":["topic:x","person:a"],"addressees":["person:x"],\
						"attribution":[{"relation":"SAID","actor":"person:a"},{"relation":"RELAYED","actor":"organization:x","verb":"relayed"}],"""));
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.notes()).extracting(Refused::field)
			.containsExactly("roles[0].organization", "about[0]", "addressees[0]", "attribution[1].actor", "event");
		assertThat(this.trial.ask("select title from role where organization_id is null")).containsExactly("Member");
		assertThat(this.trial.ask("select position || '-' || actor_id from statement_subject")).containsExactly("2-1");
		assertThat(this.trial.ask("select relation || coalesce(verb, '') from attribution_hop order by position"))
			.containsExactly("SAID", "RELAYEDrelayed");
	}

	@Test
	void whatFollowsFromARefusalCostsThatPart() {
		Summary summary = this.trial.load("""
				{"type":"organization","key":"x","name":"X"}
				{"type":"person","key":"a","name":"A","roles":[{"title":"Member","organization":"organization:x"}]}""");
		assertThat(summary.refusals()).extracting(Refused::line).containsExactly(1L);
		assertThat(summary.notes()).extracting(Refused::toString)
			.containsExactly("test.jsonl, line 2, roles[0].organization: left out: " + Refused.FOLLOWS
					+ " (\"organization:x\")");
	}

	@Test
	void withoutProofOrSpeakerARecordIsRefused() {
		for (String statement : new String[] { STATEMENT.formatted("\"speaker\":\"person:x\","),
				STATEMENT.formatted("").replace("]}", ",{\"source\":\"source:x\"}]}"),
				STATEMENT.formatted("").replace("We shall not wait", "We shall wait"),
				STATEMENT.formatted("\"status\":\"CORRECTED\",\"successor\":\"statement:x\","),
				STATEMENT.formatted("\"status\":\"CORRECTED\","), STATEMENT.formatted("\"status\":\"RETRACTED\","),
				STATEMENT.formatted("\"saidOn\":\"2025\",\"evidence\":[{\"field\":\"saidOn\",\"basis\":\"STATED\"}],"),
				STATEMENT.formatted(
						"\"evidence\":[{\"field\":\"saidOn\",\"basis\":\"STATED\",\"passage\":{\"source\":\"source:speech\",\"exact\":\"x\"}}],") }) {
			Summary summary = this.trial.load(SOURCE + statement);
			assertThat(summary.refused()).as(statement).isOne();
			assertThat(this.trial.ask("select gid from statement")).isEmpty();
			this.trial.clear();
		}
	}

	@Test
	void aFactWhoseWordsStandNowhereIsLeftOutWithThem() {
		String event = """
				{"type":"person","key":"a","name":"A"}
				{"type":"event","key":"e","name":"E","kind":"SUMMIT",\
				"participations":[{"actor":"person:a","role":"HOST","mode":"IN_PERSON","evidence":{"source":"source:y","exact":"host"}}],\
				"headcounts":[{"mode":"VIRTUAL","count":24,"ofWhom":"leaders","evidence":{"source":"source:speech","exact":"twenty-four"}},
				{"mode":"IN_PERSON","count":13,"ofWhom":"leaders","evidence":{"source":"source:speech","exact":"Thirteen leaders"}}]}
				"""
			.replace("\n{\"mode", "{\"mode");
		Summary summary = this.trial.load(SOURCE + event);
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.notes()).extracting(Refused::field)
			.containsExactly("headcounts[0].evidence.exact", "participations[0].evidence.source");
		assertThat(this.trial.ask("select count || exact from headcount join passage on passage.id = evidence_id"))
			.containsExactly("13Thirteen leaders");
		assertThat(this.trial.ask("select role from participation")).isEmpty();
	}

	@Test
	void whatIsWrongBesidesIsToldWithARefusal() {
		Summary summary = this.trial.load("""
				{"type":"event","key":"e","name":"E","startedOn":"2025-03","endedOn":"2025-02","partOf":"event:x"}""");
		assertThat(summary.refusals()).extracting(Refused::field)
			.containsExactlyInAnyOrder("kind", "endedOn, startedOn", "partOf");
		assertThat(summary.noted()).isZero();
	}

	@Test
	void whatWasLeftOutCanBeMendedAndLoadedAgain() throws Exception {
		Path rejects = this.folder.resolve("rejects.jsonl");
		String place = "{\"type\":\"place\",\"key\":\"p\",\"onlyIfNew\":true,\"name\":\"P\",\"kind\":\"CITY\",\"within\":\"place:x\"}";
		this.trial.load(place, new Options(false, true, false, rejects));
		assertThat(Files.readAllLines(rejects)).containsExactly(
				"# test.jsonl, line 1, within: left out: there is no such record, neither here nor in the database (\"place:x\")",
				place.replace("\"onlyIfNew\":true,", ""));
		this.trial.load("{\"type\":\"place\",\"key\":\"x\",\"name\":\"X\",\"kind\":\"REGION\"}\n"
				+ Files.readAllLines(rejects).getLast());
		assertThat(this.trial.ask("select within_id::text from place where gid = 'place:p'")).containsExactly("2");
	}

	@Test
	void nothingIsLeftOutUnlessAskedTo() {
		Summary summary = this.trial.load(
				"{\"type\":\"place\",\"key\":\"p\",\"name\":\"P\",\"kind\":\"CITY\",\"within\":\"place:x\"}",
				new Options(false, false, false, null));
		assertThat(summary.refusals()).hasSize(1);
		assertThat(summary.noted()).isZero();
		assertThat(this.trial.export()).isEmpty();
	}

}
