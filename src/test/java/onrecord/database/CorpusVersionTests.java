package onrecord.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A version counts only as long as its session is certainly there. */
class CorpusVersionTests {

	private OwnDatabase database;

	private Wire wire;

	private CorpusVersion corpus;

	@BeforeEach
	void hold() throws IOException {
		this.database = TestDatabase.fresh();
		this.wire = Wire.to(this.database);
		PGSimpleDataSource reader = new PGSimpleDataSource();
		reader.setUrl(this.wire.url());
		reader.setUser(Roles.READER);
		reader.setPassword(TestDatabase.PASSWORD);
		this.corpus = new CorpusVersion(reader, true);
		this.corpus.start();
		await().until(() -> this.corpus.known() != null);
	}

	@AfterEach
	void letGo() throws IOException, SQLException {
		this.wire.close();
		this.corpus.stop();
		this.database.close();
	}

	@Test
	void overADeadWireNothingIsKnown() {
		this.wire.interrupt();
		await().atMost(Duration.ofMillis(2500)).until(() -> this.corpus.known() == null);
		this.wire.mend();
		await().until(() -> this.corpus.known() != null);
	}

	@Test
	void aSessionThatWasEndedHoldsNothing() throws SQLException {
		String before = this.corpus.known();
		try (Connection connection = this.database.superuser().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(
					"""
							select pg_terminate_backend(pid) from pg_locks
							where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())""");
			statement.execute("update topic set description = 'told anew'");
		}
		await().until(() -> this.corpus.known() != null && !this.corpus.known().equals(before));
	}

	@Test
	void aLoadWaitsOnlyUntilItIsNoticed() throws SQLException {
		String before = this.corpus.known();
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set statement_timeout = '2s'");
			statement.execute("update topic set description = 'told anew'");
		}
		assertThat(this.corpus.known()).isNotEqualTo(before);
	}

}
