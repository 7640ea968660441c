package onrecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client is told when the database does not answer. */
@ServerTest
class FaultTests {

	@LocalServerPort
	private int port;

	@Test
	void aFieldThatTakesTooLongIsGivenUpAndTheOthersAnswer() throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table topic in access exclusive mode");
			Client.Answer answer = new Client(this.port).ask("{ topics { totalCount } corpus { statements } }");
			connection.rollback();
			assertThat(answer.error().at("/extensions/code").asString()).isEqualTo("TIMEOUT");
			assertThat(answer.error().at("/path/0").asString()).isEqualTo("topics");
			assertThat(answer.error().at("/message").asString()).doesNotContainIgnoringCase("exception");
			assertThat(answer.at("/data/topics").isNull()).isTrue();
			assertThat(answer.at("/data/corpus/statements").asInt()).isEqualTo(17);
		}
	}

	@Test
	void whatTheServerMayNotReadIsItsOwnFaultAndShowsNothingOfIt() throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("revoke select on topic from onrecord_reader");
			try {
				Client.Answer answer = new Client(this.port).ask("{ topics { nodes { name } } corpus { statements } }");
				assertThat(answer.error().at("/extensions/code").asString()).isEqualTo("INTERNAL_SERVER_ERROR");
				assertThat(answer.error().at("/message").asString()).doesNotContain("topic", "permission", "select");
				assertThat(answer.at("/data/corpus/statements").asInt()).isEqualTo(17);
			}
			finally {
				statement.execute("grant select on topic to onrecord_reader");
			}
		}
	}

}
