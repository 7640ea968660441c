package onrecord.loading;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Corrections, and what is part of something else, never lead back to where they began.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CircleTests {

	private static final String RULE = "corrections do not go round in a circle";

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
	void statementsThatReplaceEachOtherAreRefusedWithTheirLines() {
		load(2);
		Summary summary = this.trial.load(corrected(1, 2) + corrected(2, 1));
		assertThat(summary.refusals()).extracting(Refused::line, Refused::field, Refused::value)
			.containsExactly(tuple(1L, "successor", "statement:s2"), tuple(2L, "successor", "statement:s1"));
		assertThat(summary.refusals().getFirst().reason()).startsWith(RULE);
		assertThat(this.trial.ask("select gid from statement where status <> 'CURRENT'")).isEmpty();
	}

	@Test
	void aCircleIsFoundAcrossLoads() {
		load(4);
		this.trial.load(corrected(1, 2) + corrected(2, 3));
		Summary summary = this.trial.load(corrected(3, 1) + corrected(4, 1));
		assertThat(summary.refusals()).extracting(Refused::line).containsExactly(1L);
		assertThat(this.trial.ask("select gid from statement where status = 'CORRECTED' order by id"))
			.containsExactly("statement:s1", "statement:s2", "statement:s4");
	}

	@Test
	void aCircleOfNewStatementsIsRefused() {
		Summary summary = this.trial.load("""
				{"type":"source","key":"a","title":"A","kind":"ARTICLE"}
				"""
				+ statement(1).replace("}]}\n",
						"}],\"status\":\"CORRECTED\",\"successor\":\"statement:s2\",\"statusNote\":\"a\"}\n")
				+ statement(2).replace("}]}\n",
						"}],\"status\":\"CORRECTED\",\"successor\":\"statement:s1\",\"statusNote\":\"a\"}\n"));
		assertThat(summary.refusals()).extracting(Refused::line).containsExactly(2L, 3L);
	}

	@Test
	void correctionsThatAreTurnedRoundInOneLoadAreTaken() {
		load(2);
		this.trial.load(corrected(1, 2));
		Summary summary = this.trial.load(
				"{\"type\":\"statement\",\"key\":\"s1\",\"status\":\"CURRENT\",\"successor\":null,\"statusNote\":null}\n"
						+ corrected(2, 1));
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask("select gid from statement where status = 'CURRENT'"))
			.containsExactly("statement:s1");
	}

	@ParameterizedTest
	@CsvSource({ "organization, parent, 'kind: STATE'", "place, within, 'kind: CITY'", "topic, broader, ''",
			"event, partOf, 'kind: TALKS'" })
	void nothingIsPartOfItselfByWayOfOthers(String type, String field, String more) {
		String kind = more.isEmpty() ? "" : ",\"kind\":\"%s\"".formatted(more.substring(6));
		String record = "{\"type\":\"" + type + "\",\"key\":\"%s\",\"name\":\"%1$s\"" + kind + ",\"" + field + "\":\""
				+ type + ":%s\"}\n";
		Summary summary = this.trial
			.load(record.formatted("a", "b") + record.formatted("b", "c") + record.formatted("c", "a")
					+ "{\"type\":\"%s\",\"key\":\"d\",\"name\":\"d\"%s}\n".formatted(type, kind)
					+ record.formatted("e", "d"));
		assertThat(summary.refusals()).extracting(Refused::line).containsExactly(1L, 2L, 3L);
		assertThat(summary.refusals()).allSatisfy((refused) -> {
			assertThat(refused.field()).isEqualTo(field);
			assertThat(refused.reason()).contains("in a circle");
		});
		assertThat(summary.counts()).containsExactly(new Summary.Counts(type, 2, 0, 0, 3));
	}

	@Test
	void theDatabaseRefusesACircleByItself() throws SQLException {
		load(3);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> execute(replace(1, 2) + replace(2, 3) + replace(3, 1)))
			.withMessageContaining("corrections do not go round in a circle");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(
				"""
						update statement set status = 'CORRECTED', successor_id = other.id from statement as other
						where (statement.gid, other.gid) in (('statement:s1', 'statement:s2'), ('statement:s2', 'statement:s1'))"""))
			.withMessageContaining("corrections do not go round in a circle")
			.withMessageContaining("statement:s1, statement:s2");
		execute(replace(1, 2) + replace(2, 3));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(replace(3, 1)));
		assertThat(this.trial.ask("select gid from statement where status = 'CURRENT'"))
			.containsExactly("statement:s3");
	}

	/** Each alone would be right. */
	@Test
	void twoWhoWriteAtOnceMakeNoCircle() throws SQLException {
		load(2);
		try (Connection first = this.trial.connect(); Statement one = first.createStatement()) {
			first.setAutoCommit(false);
			one.execute(replace(1, 2));
			CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
				try {
					execute(replace(2, 1));
				}
				catch (SQLException ex) {
					throw new CompletionException(ex);
				}
			});
			while (this.trial.ask("select pid::text from pg_stat_activity where wait_event_type = 'Lock'").isEmpty()) {
				Thread.onSpinWait();
			}
			first.commit();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(second::join)
				.withMessageContaining("corrections do not go round in a circle");
		}
		assertThat(this.trial.ask("select gid from statement where status = 'CURRENT'"))
			.containsExactly("statement:s2");
	}

	/** Each step of it would otherwise be followed again from each statement. */
	@Test
	void aLongChainOfCorrectionsTakesTimeInProportion() throws SQLException {
		long begun = System.nanoTime();
		execute("""
				insert into topic (gid, name) select 'topic:' || n, 'Topic' from generate_series(1, 50000) as n;
				update topic set broader_id = id + 1 where id < (select max(id) from topic);
				""");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(
				"update topic set broader_id = (select min(id) from topic) where id = (select max(id) from topic)"));
		assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(60);
	}

	private void load(int statements) {
		assertThat(this.trial.load("{\"type\":\"source\",\"key\":\"a\",\"title\":\"A\",\"kind\":\"ARTICLE\"}\n"
				+ IntStream.rangeClosed(1, statements).mapToObj(CircleTests::statement).collect(Collectors.joining()))
			.refusals()).isEqualTo(List.of());
	}

	private static String statement(int n) {
		return """
				{"type":"statement","key":"s%d","text":"words","form":"PARAPHRASE","act":"ASSERT","appearances":[{"source":"source:a"}]}
				"""
			.formatted(n);
	}

	private static String corrected(int n, int successor) {
		return """
				{"type":"statement","key":"s%d","status":"CORRECTED","successor":"statement:s%d","statusNote":"a"}
				""".formatted(n, successor);
	}

	private static String replace(int n, int successor) {
		return """
				update statement set status = 'CORRECTED', successor_id = (select id from statement where gid = 'statement:s%2$d')
				where gid = 'statement:s%1$d';
				"""
			.formatted(n, successor);
	}

	/** In one transaction. */
	private void execute(String sql) throws SQLException {
		try (Connection connection = this.trial.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(sql);
			connection.commit();
		}
	}

}
