package onrecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The database itself refuses a quotation that its source does not have. */
class ProofTests {

	private static final String SOURCE = """
			insert into source (gid, title, kind, language, text)
			values ('source:note', 'A note', 'DOCUMENT', 'en', 'Then she said 🙂 "We will stay", and left early.');
			""";

	private static final String STATEMENT = """
			insert into statement (gid, text, form, act) values ('statement:stay', '%s', '%s', 'PROMISE');
			insert into appearance (statement_id, position, passage_id)
			values ((select id from statement where gid = 'statement:stay'), 1, passage_of('source:note', '%s'));
			""";

	private static OwnDatabase database;

	@BeforeAll
	static void create() {
		database = TestDatabase.fresh();
	}

	@AfterAll
	static void drop() throws SQLException {
		database.close();
	}

	@Test
	void aTrueQuotationIsTaken() throws SQLException {
		execute(SOURCE + STATEMENT.formatted("We will stay", "VERBATIM", "We will stay"));
	}

	@Test
	void offsetsCountCodePointsNotBytesOrUtf16() throws SQLException {
		execute(SOURCE + """
				insert into passage (source_id, span_start, span_end, exact)
				values ((select id from source where gid = 'source:note'), 17, 29, 'We will stay');
				""");
	}

	@Test
	void aPassageThatDoesNotStandAtItsSpanIsRefused() {
		assertRefused("a_passage_stands_in_its_source_at_its_span", SOURCE + """
				insert into passage (source_id, span_start, span_end, exact)
				values ((select id from source where gid = 'source:note'), 17, 29, 'We will quit');
				""");
	}

	@Test
	void aPassageIsRefusedWhenItsWordsAreChanged() {
		assertRefused("a_passage_stands_in_its_source_at_its_span", SOURCE + """
				select passage_of('source:note', 'We will stay');
				update passage set exact = 'We will quit' where exact = 'We will stay';
				""");
	}

	@Test
	void aPassageIsRefusedWhenItsSpanIsMoved() {
		assertRefused("a_passage_stands_in_its_source_at_its_span", SOURCE + """
				select passage_of('source:note', 'We will stay');
				update passage set span_start = 16, span_end = 28 where exact = 'We will stay';
				""");
	}

	@Test
	void aSourceIsRefusedANewTextThatItsPassagesDoNotStandIn() {
		assertRefused("a_passage_stands_in_its_source_at_its_span", SOURCE + """
				select passage_of('source:note', 'We will stay');
				update source set text = replace(text, 'stay', 'quit') where gid = 'source:note';
				""");
	}

	@Test
	void aSourceMayChangeBehindItsPassages() throws SQLException {
		execute(SOURCE + """
				select passage_of('source:note', 'We will stay');
				update source set text = text || ' She came back.' where gid = 'source:note';
				""");
	}

	@Test
	void aVerbatimStatementThatIsNotItsPassageIsRefused() {
		assertRefused("a_quotation_is_what_its_passage_says",
				SOURCE + STATEMENT.formatted("We will quit", "VERBATIM", "We will stay"));
	}

	@Test
	void aVerbatimStatementIsRefusedAnotherText() {
		assertRefused("a_quotation_is_what_its_passage_says",
				SOURCE + STATEMENT.formatted("We will stay", "VERBATIM", "We will stay")
						+ "update statement set text = 'We will quit' where gid = 'statement:stay';");
	}

	@Test
	void aParaphraseDoesNotBecomeVerbatimByBeingCalledSo() {
		assertRefused("a_quotation_is_what_its_passage_says",
				SOURCE + STATEMENT.formatted("They would not leave", "PARAPHRASE", "We will stay")
						+ "update statement set form = 'VERBATIM' where gid = 'statement:stay';");
	}

	@Test
	void wordsInQuotationMarksMustStandInThePassage() {
		assertRefused("a_quotation_is_what_its_passage_says",
				SOURCE + STATEMENT.formatted("They would \"quit\"", "MIXED", "We will stay"));
	}

	@Test
	void aStatementThatStandsNowhereIsRefusedAtTheEndOfTheTransaction() {
		assertRefused("a_statement_stands_in_a_source",
				"insert into statement (gid, text, form, act) values ('statement:nowhere', 'x', 'PARAPHRASE', 'ASSERT');"
						+ "set constraints all immediate;");
	}

	@Test
	void aStatementDoesNotLoseItsLastAppearance() {
		assertRefused("a_statement_stands_in_a_source", SOURCE
				+ STATEMENT.formatted("We will stay", "VERBATIM", "We will stay")
				+ "delete from appearance where statement_id = (select id from statement where gid = 'statement:stay');"
				+ "set constraints all immediate;");
	}

	@Test
	void theArticlesOwnQuotationsAreAllProven() throws SQLException {
		try (Connection connection = TestDatabase.reader().getConnection();
				Statement statement = connection.createStatement()) {
			var row = statement.executeQuery(
					"""
							select count(*), count(*) filter (where verified and exact = substr(text, span_start + 1, span_end - span_start))
							from passage join source on source.id = source_id""");
			row.next();
			assertThat(row.getInt(2)).isPositive().isEqualTo(row.getInt(1));
		}
	}

	private static void assertRefused(String constraint, String sql) {
		assertThatThrownBy(() -> execute(sql)).isInstanceOfSatisfying(org.postgresql.util.PSQLException.class,
				(refusal) -> {
					assertThat(refusal.getSQLState()).isEqualTo("23514");
					assertThat(refusal.getServerErrorMessage()).isNotNull()
						.satisfies((message) -> assertThat(message.getConstraint()).isEqualTo(constraint));
				});
	}

	/** Tries it and takes it back. */
	private static void execute(String sql) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			try {
				statement.execute(sql);
			}
			finally {
				connection.rollback();
			}
		}
	}

}
