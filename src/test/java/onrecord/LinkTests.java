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

	/**
	 * What several say, once for each, that is other than it is, missing, or too much.
	 */
	private static final String WRONG_TOGETHER = """
			select (select count(*) from (
			    (select actor_id, statement.* from joint_speaker join statement on id = statement_id except select * from joint_statement)
			    union all
			    (select * from joint_statement except select actor_id, statement.* from joint_speaker join statement on id = statement_id)) as wrong)
			  + (select count(*) from (
			    (select joint_speaker.actor_id, link.* from joint_speaker join statement_subject as link using (statement_id) except \
			select * from joint_subject)
			    union all
			    (select * from joint_subject except select joint_speaker.actor_id, link.* from joint_speaker join statement_subject as \
			link using (statement_id))) as wrong)""";

	/** The first statements of the article, each by two people. */
	private static final String TOGETHER = """
			create temp table few on commit drop as select id from statement order by id limit 5;
			update statement set speaker_id = null where id in (select id from few);
			insert into joint_speaker (statement_id, position, actor_id)
			select few.id, nth, actor.id from few, (select id, row_number() over (order by id) as nth from actor order by id limit 2) as actor;
			""";

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
	void whatSeveralSayIsFoundOnceForEachAsItIs() throws SQLException {
		assertThat(number(TOGETHER, "select count(*) from joint_statement")).isEqualTo(10);
		for (String change : new String[] { "",
				"update statement set text = 'Other.', form = 'PARAPHRASE', said_on = '2001-02'",
				"update statement set status = 'RETRACTED', status_note = 'Withdrawn.'",
				"update statement_subject set topic_id = (select max(id) from topic) where topic_id is not null and position = 1",
				"delete from statement_subject where position = 1",
				"insert into statement_subject (statement_id, position, place_id) select id, 99, (select max(id) from place) from "
						+ "few on conflict do nothing",
				"update joint_speaker set actor_id = (select max(id) from actor) where position = 1",
				"delete from joint_speaker where position = 1", "delete from joint_speaker",
				"delete from statement where id in (select id from few)" }) {
			assertThat(number(TOGETHER + change, WRONG_TOGETHER)).as(change).isZero();
		}
	}

	@Test
	void theLastOfSeveralSpeakersIsTheSpeaker() throws SQLException {
		String last = TOGETHER + "delete from joint_speaker where position = 1";
		assertThat(number(last, "select count(*) from joint_speaker")).isZero();
		assertThat(number(last, """
				select count(*) from few join statement using (id)
				where speaker_id = (select id from actor order by id offset 1 limit 1)""")).isEqualTo(5);
		assertThat(number(last, WRONG)).isZero();
	}

	@Test
	void aStatementHasOneSpeakerOrSeveral() {
		for (String change : new String[] { "update statement set speaker_id = (select max(id) from actor)",
				"delete from joint_speaker; insert into joint_speaker (statement_id, position, actor_id) select id, 1, (select "
						+ "max(id) from actor) from few",
				"update joint_speaker set statement_id = (select max(id) from statement), position = 99 where (statement_id, "
						+ "position) = (select min(id), 1 from few)" }) {
			assertThatThrownBy(() -> number(TOGETHER + change + "; set constraints all immediate", WRONG)).as(change)
				.isInstanceOf(SQLException.class)
				.hasMessageContaining("a joint statement has");
		}
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
