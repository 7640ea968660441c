package onrecord.loading;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Loads so much into an empty database that its indexes are made at the end. */
class FirstLoadTests {

	private static final String SPEECH = """
			{"type":"person","key":"ann-lee","name":"Ann Lee"}
			{"type":"topic","key":"t1","name":"Topic 1"}
			{"type":"source","key":"speech","title":"A speech","kind":"TRANSCRIPT","text":"We shall see. We shall not wait."}
			{"type":"statement","key":"wait","text":"We shall not wait","form":"VERBATIM","act":"ASSERT","speaker":"person:ann-lee",\
			"addressees":["person:ann-lee"],"about":["topic:t1"],"appearances":[{"source":"source:speech"}]}
			""";

	private static final String MANY = SPEECH + IntStream.rangeClosed(2, 10_000)
		.mapToObj(
				"{\"type\":\"topic\",\"key\":\"t%1$d\",\"name\":\"Topic %1$d\",\"broader\":\"topic:t1\"}\n"::formatted)
		.collect(Collectors.joining());

	/** What a first load may leave otherwise than it was. */
	private static final String RULES = """
			select concat_ws(' ', conrelid::regclass, conname, convalidated, condeferrable, condeferred, pg_get_constraintdef(oid))
			from pg_constraint where connamespace = 'public'::regnamespace
			union all
			select concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, indisready, indislive, relowner::regrole, reltablespace)
			from pg_index join pg_class on pg_class.oid = indexrelid where relnamespace = 'public'::regnamespace
			union all
			select concat_ws(' ', tgrelid::regclass, tgenabled, case when tgisinternal then tgfoid::regproc::text else pg_get_triggerdef(oid) end)
			from pg_trigger
			order by 1""";

	private static final String IDENTITY = """
			select string_agg(oid::text, ' ' order by oid) from pg_class where relkind = 'i' and relname ~ '^statement'""";

	/** Lets a load wait in its midst. */
	private static final String PAUSE = """
			create function pause() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(1); return null; end';
			create trigger pause after insert on source for each statement execute function pause()""";

	private final Trial trial = Trial.empty();

	private List<String> rules = List.of();

	private List<String> identity = List.of();

	@BeforeEach
	void remember() {
		this.rules = this.trial.ask(RULES);
		this.identity = this.trial.ask(IDENTITY);
	}

	@AfterEach
	void close() {
		this.trial.close();
	}

	@Test
	void foreignKeysAndIndexesAreAsTheyWere() {
		Summary summary = this.trial.load(MANY);
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask(IDENTITY)).as("indexes were made at the end").isNotEqualTo(this.identity);
		assertThat(this.trial.ask(RULES)).isEqualTo(this.rules);
		assertThat(this.trial.ask("select count(*) from topic")).containsExactly("10000");
		String records = this.trial.export();
		assertThat(this.trial.load(records).counts())
			.allSatisfy((counts) -> assertThat(counts.added() + counts.changed()).isZero());
	}

	@Test
	void fewRecordsGoInAsEver() {
		this.trial.load(SPEECH);
		assertThat(this.trial.ask(IDENTITY)).isEqualTo(this.identity);
	}

	@Test
	void whereThereIsARowIndexesStay() {
		this.trial.load("{\"type\":\"place\",\"key\":\"here\",\"name\":\"Here\",\"kind\":\"SITE\"}");
		this.trial.load(MANY);
		assertThat(this.trial.ask(IDENTITY)).isEqualTo(this.identity);
	}

	@Test
	void whatIsTriedOnlyLeavesAllAsItWas() {
		Summary summary = this.trial.load(MANY, new Options(true, false, false, null));
		assertThat(summary.refusals()).isEmpty();
		assertNothingHappened();
	}

	@Test
	void aReferenceThatLeadsNowhereIsFoundInTheWhole() throws SQLException {
		aTriggerOn("statement_addressee", "new.actor_id := -1; return new;");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.trial.load(MANY))
			.withMessageContaining("an_addressee_is_an_actor");
		assertNothingHappened();
	}

	@Test
	void aStatementThatStandsNowhereIsFoundInTheWhole() throws SQLException {
		aTriggerOn("appearance", "return null;");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.trial.load(MANY))
			.withMessageContaining("a statement that stands in no source cannot be stored");
		assertNothingHappened();
	}

	@Test
	void whoeverReadsIsNotDisturbed() throws SQLException {
		try (Connection reader = this.trial.connect(); Statement reading = reader.createStatement()) {
			reader.setAutoCommit(false);
			reading.execute("select from reply");
			assertThat(this.trial.load(MANY).refusals()).isEmpty();
			reading.execute("select from statement where words @@ 'x'");
		}
		assertThat(this.trial.ask(IDENTITY)).isEqualTo(this.identity);
	}

	@Test
	void aServerIsNotDisturbed() throws SQLException {
		try (Connection server = this.trial.connect(); Statement session = server.createStatement()) {
			session.execute("set application_name = 'onrecord'");
			assertThat(this.trial.load(MANY).refusals()).isEmpty();
		}
		assertThat(this.trial.ask(IDENTITY)).isEqualTo(this.identity);
	}

	@Test
	void aServerThatHoldsTheVersionIsNotDisturbed() throws SQLException {
		try (Connection server = this.trial.connect(); Statement session = server.createStatement()) {
			session.execute("select hold_corpus_version()");
			CompletableFuture<Summary> load = CompletableFuture.supplyAsync(() -> this.trial.load(MANY));
			await("select 1 from (select corpus_version_is_waited_for(0.1) as is_it) as waiting where is_it");
			session.execute("select from statement where words @@ 'x'");
			session.execute("select pg_advisory_unlock_all()");
			assertThat(load.join().refusals()).isEmpty();
		}
		assertThat(this.trial.ask(IDENTITY)).isEqualTo(this.identity);
	}

	@Test
	void nobodyElseSlipsIn() throws SQLException {
		try (Connection other = this.trial.connect(); Statement session = other.createStatement()) {
			session.execute(PAUSE);
			session.execute("select pg_advisory_lock(1)");
			CompletableFuture<Summary> load = CompletableFuture.supplyAsync(() -> this.trial.load(MANY));
			await("select pid from pg_stat_activity where wait_event = 'advisory' and datname = current_database()");
			session.execute("set lock_timeout = '100ms'");
			for (String command : List.of("insert into topic (gid, name) values ('topic:x', 'X')",
					"select from statement", "delete from actor")) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> session.execute(command))
					.withMessageContaining("lock timeout");
			}
			session.execute("select pg_advisory_unlock(1)");
			assertThat(load.join().refusals()).isEmpty();
		}
		assertThat(this.trial.ask(IDENTITY)).isNotEqualTo(this.identity);
	}

	@Test
	void whatIsKilledLeavesAllAsItWas() throws SQLException {
		try (Connection other = this.trial.connect(); Statement session = other.createStatement()) {
			session.execute(PAUSE);
			this.rules = this.trial.ask(RULES);
			session.execute("select pg_advisory_lock(1)");
			CompletableFuture<Summary> load = CompletableFuture.supplyAsync(() -> this.trial.load(MANY));
			String waiting = "select pid from pg_stat_activity where wait_event = 'advisory' and datname = current_database()";
			await(waiting);
			this.trial.ask("select pg_terminate_backend(pid) from (%s) as loading".formatted(waiting));
			assertThatExceptionOfType(CompletionException.class).isThrownBy(load::join);
		}
		assertNothingHappened();
	}

	private void aTriggerOn(String table, String body) throws SQLException {
		try (Connection connection = this.trial.connect(); Statement statement = connection.createStatement()) {
			statement.execute("""
					create function mischief() returns trigger language plpgsql as 'begin %s end';
					create trigger mischief before insert on %s for each row execute function mischief()"""
				.formatted(body, table));
		}
		this.rules = this.trial.ask(RULES);
	}

	private void await(String rows) {
		while (this.trial.ask(rows).isEmpty()) {
			Thread.onSpinWait();
		}
	}

	private void assertNothingHappened() {
		assertThat(this.trial.ask(RULES)).isEqualTo(this.rules);
		assertThat(this.trial.ask(IDENTITY)).isEqualTo(this.identity);
		assertThat(this.trial.ask("select gid from topic union all select gid from statement")).isEmpty();
	}

}
