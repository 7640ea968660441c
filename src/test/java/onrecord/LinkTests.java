package onrecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What link tables carry of the rows that they lead to is always what those rows have:
 * lists are found by it.
 */
class LinkTests {

	/** How many links carry something else than their statement has. */
	private static final String WRONG = """
			select count(*) from statement join (
			  select statement_id, speaker_id, said_on_earliest, said_on_latest, status from statement_subject
			  union all
			  select statement_id, speaker_id, said_on_earliest, said_on_latest, status from statement_addressee) as link
			  on link.statement_id = statement.id
			where (link.speaker_id, link.said_on_earliest, link.said_on_latest, link.status)
			  is distinct from (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest, statement.status)""";

	private static final String FIRST_SUBJECT = """
			where (statement_id, position) = (select statement_id, position from statement_subject order by 1, 2 limit 1)""";

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
	void theLinksOfTheArticleCarryWhatItsStatementsHave() throws SQLException {
		assertThat(number("select 1", "select count(*) from statement_subject where said_on_earliest is not null"))
			.isPositive();
		assertThat(number("select 1", WRONG)).isZero();
	}

	@Test
	void aChangedStatementChangesItsLinks() throws SQLException {
		assertThat(number("""
				update statement set said_on = '2001-02', speaker_id = (select max(id) from actor)""", WRONG)).isZero();
		assertThat(number("update statement set said_on = null, speaker_id = null", WRONG)).isZero();
		assertThat(number("update statement set said_on = '2001-02'",
				"select count(*) from statement_subject where said_on_latest = '2001-02-28'"))
			.isPositive();
		assertThat(number("update statement set status = 'RETRACTED', status_note = 'Withdrawn.'", WRONG)).isZero();
	}

	@Test
	void aLinkCannotSayOtherwise() throws SQLException {
		assertThat(number("update statement_subject set said_on_earliest = '1999-01-01', status = 'RETRACTED'", WRONG))
			.isZero();
		assertThat(number("""
				insert into statement_addressee (statement_id, position, actor_id, said_on_earliest)
				select id, 99, (select max(id) from actor), '1999-01-01' from statement
				on conflict do nothing""", WRONG)).isZero();
	}

	@Test
	void aLinkThatMovesTakesWhatItsNewStatementHas() throws SQLException {
		assertThat(number("""
				update statement_subject set statement_id = (select max(id) from statement),
				  position = 99 %s""".formatted(FIRST_SUBJECT), WRONG)).isZero();
	}

	@Test
	void anAppearanceCarriesTheSourceOfItsPassageAndNoOther() throws SQLException {
		String wrong = "select count(*) from appearance join passage on passage.id = passage_id where appearance.source_id <> passage.source_id";
		String another = "insert into source (gid, title, kind) values ('source:another', 'Another', 'OTHER');";
		assertThat(number(another, wrong)).isZero();
		assertThatThrownBy(() -> number(
				another + "update appearance set source_id = (select id from source where gid = 'source:another')",
				wrong))
			.isInstanceOf(SQLException.class)
			.hasMessageContaining("an_appearance_is_a_passage");
	}

	/** Does something, answers what a query says of it, and takes it back. */
	private static int number(String change, String query) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			try {
				statement.execute(change);
				ResultSet rows = statement.executeQuery(query);
				rows.next();
				return rows.getInt(1);
			}
			finally {
				connection.rollback();
			}
		}
	}

}
