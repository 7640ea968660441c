package onrecord.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What this room does when the server starts, and how it refuses to. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

	@TempDir
	Path folder;

	@BeforeEach
	void writeMigrations() throws IOException {
		write("migration/V1__things.sql", "create table thing (name text);");
		write("seed/V1__some_things.sql", "insert into thing values ('from the seed');");
	}

	@Test
	void aDatabaseThatKnowsOnlyAsciiIsWarnedOf(CapturedOutput output) throws SQLException {
		try (OwnDatabase database = TestDatabase.ascii(); ConfigurableApplicationContext server = start(database)) {
			assertThat(server.isActive()).isTrue();
			assertThat(output).contains("lc_ctype knows only the letters of ASCII");
		}
		try (OwnDatabase database = TestDatabase.empty(); ConfigurableApplicationContext server = start(database)) {
			assertThat(server.isActive()).isTrue();
			assertThat(output.toString().split("lc_ctype knows only", -1)).hasSize(2);
		}
	}

	@Test
	void theServerReadsAndItsSessionsCannotWrite() throws SQLException {
		try (OwnDatabase database = TestDatabase.empty(); ConfigurableApplicationContext server = start(database)) {
			assertThat(query(server, "select name from thing")).isEqualTo("from the seed");
			assertThat(query(server, "show transaction_read_only")).isEqualTo("on");
			assertThat(query(server, "show statement_timeout")).isEqualTo("3s");
			assertThat(query(server, "show timezone")).isEqualTo("UTC");
			assertThat(query(server, "select application_name from pg_stat_activity where pid = pg_backend_pid()"))
				.isEqualTo("onrecord");
			assertThat(server.getBean(ConnectedDatabase.class)).asString()
				.startsWith("PostgreSQL 1")
				.endsWith("/" + database.name());
		}
	}

	@Test
	void oneUserWhoMayWriteMigratesButReadsInReadOnlySessions() throws SQLException {
		try (OwnDatabase database = TestDatabase.empty();
				ConfigurableApplicationContext server = start("--spring.datasource.url=" + database.url(),
						"--spring.datasource.username=" + Roles.OWNER,
						"--spring.datasource.password=" + TestDatabase.PASSWORD)) {
			assertThat(query(server, "select name from thing")).isEqualTo("from the seed");
			assertThat(query(server, "show transaction_read_only")).isEqualTo("on");
		}
	}

	@Test
	void theSeedIsLeftOutAndLoadedWhenItIsSwitchedOnBehindNewerMigrations() throws Exception {
		write("migration/V3__more.sql", "alter table thing add column more text;");
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database, "--onrecord.seed=false").close();
			assertThat(count(database)).isZero();
			start(database).close();
			assertThat(count(database)).isOne();
		}
	}

	@Test
	void aSeedThatIsSwitchedOffLaterStays() throws SQLException {
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			start(database, "--onrecord.seed=false").close();
			assertThat(count(database)).isOne();
		}
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsRefused(CapturedOutput output) throws IOException {
		int nobody;
		try (ServerSocket socket = new ServerSocket(0)) {
			nobody = socket.getLocalPort();
		}
		refuse("--spring.datasource.url=jdbc:postgresql://localhost:%d/press".formatted(nobody),
				"--spring.datasource.username=editor", "--spring.datasource.password=secret");
		assertThat(output)
			.contains("No PostgreSQL answers at localhost:%d (user editor, database press).".formatted(nobody));
		assertOneSentence(output);
	}

	@Test
	void anAddressOfAnotherDatabaseIsRefused(CapturedOutput output) {
		refuse("--spring.datasource.url=jdbc:mysql://localhost/press");
		assertThat(output).contains("The database's address is not one of PostgreSQL.");
		assertOneSentence(output);
	}

	@Test
	void aWrongPasswordOfTheMigratorIsRefused(CapturedOutput output) throws SQLException {
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database, "--spring.flyway.password=secret");
			assertThat(output)
				.containsPattern("The PostgreSQL at \\S+ \\(user onrecord_owner, .*\\) refuses the password");
			assertOneSentence(output);
		}
	}

	@Test
	void aWrongPasswordOfTheServerIsRefused(CapturedOutput output) throws SQLException {
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database, "--spring.datasource.password=secret");
			assertThat(output)
				.containsPattern("The PostgreSQL at \\S+ \\(user onrecord_reader, .*\\) refuses the password");
			assertOneSentence(output);
		}
	}

	@Test
	void aDatabaseThatDoesNotExistIsRefused(CapturedOutput output) throws SQLException {
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database, "--spring.datasource.url=" + database.url() + "_not");
			assertThat(output).contains("database %s_not) has no such database.".formatted(database.name()));
			assertOneSentence(output);
		}
	}

	@Test
	void aMigratorWithoutRightsIsRefused(CapturedOutput output) throws Exception {
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			write("migration/V3__more.sql", "create table more (name text);");
			try (Connection connection = database.superuser().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("revoke create on schema public from pg_database_owner");
			}
			refuse(database);
			assertThat(output).contains("V3__more.sql failed at line 1: permission denied for schema public");
			assertOneSentence(output);
		}
	}

	@Test
	void anEditedMigrationIsNamed(CapturedOutput output) throws Exception {
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			write("migration/V1__things.sql", "create table thing (name text not null);");
			refuse(database);
			assertThat(output).containsPattern("A migration was edited after it was applied to .*: V1__things.sql\\.");
			assertOneSentence(output);
		}
	}

	@Test
	void aMigrationThatIsGoneIsNamed(CapturedOutput output) throws Exception {
		write("migration/V2__more.sql", "create table more (name text);");
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			Files.delete(this.folder.resolve("db/migration/V1__things.sql"));
			refuse(database);
			assertThat(output).containsPattern("A migration that was applied to .* is missing: V1__things.sql\\.");
			assertOneSentence(output);
		}
	}

	@Test
	void anEditedMigrationOfTheSeedIsNamed(CapturedOutput output) throws Exception {
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			write("seed/V1__some_things.sql", "insert into thing values ('another');");
			refuse(database);
			assertThat(output)
				.containsPattern("A migration was edited after it was applied to .*: V1__some_things.sql\\.");
			assertOneSentence(output);
		}
	}

	@Test
	void aMigrationOfTheSeedThatIsGoneIsNamedUnlessTheSeedIsLeftOut(CapturedOutput output) throws Exception {
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			write("seed/V2__more_things.sql", "insert into thing values ('more');");
			Files.delete(this.folder.resolve("db/seed/V1__some_things.sql"));
			start(database, "--onrecord.seed=false").close();
			assertThat(count(database)).isOne();
			refuse(database);
			assertThat(output).containsPattern("A migration that was applied to .* is missing: V1__some_things.sql\\.");
			assertOneSentence(output);
		}
	}

	@Test
	void aFailedMigrationOfTheSeedIsNamedWithItsLine(CapturedOutput output) throws Exception {
		write("seed/V2__more_things.sql", "\ninsert into nothing values ('more');");
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database);
			assertThat(output)
				.contains("The migration V2__more_things.sql failed at line 2: relation \"nothing\" does not exist");
			assertOneSentence(output);
		}
	}

	@Test
	void theSeedPassesWhatComesBehindAllTables(CapturedOutput output) throws Exception {
		write("migration/R__names.sql", """
				create or replace function refuse() returns trigger language plpgsql as $$
				begin raise 'it is refused'; end $$;
				create or replace trigger refuse before insert on thing for each row execute function refuse();""");
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database);
			assertThat(output).contains("The migration V1__some_things.sql failed at line 1: it is refused");
			assertOneSentence(output);
		}
	}

	@Test
	void whatIsRepeatableMayBeEditedAndPutElsewhere() throws Exception {
		write("migration/R__number.sql", "create or replace function number() returns int return 1;");
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			write("migration/R__number.sql", "create or replace function number() returns int return 2;");
			try (ConfigurableApplicationContext server = start(database)) {
				assertThat(query(server, "select number()")).isEqualTo("2");
			}
			Files.move(this.folder.resolve("db/migration/R__number.sql"),
					this.folder.resolve("db/migration/R__numbers.sql"));
			try (ConfigurableApplicationContext server = start(database)) {
				assertThat(query(server, "select number()")).isEqualTo("2");
			}
		}
	}

	@Test
	void aDatabaseOfADevelopmentVersionIsRefused(CapturedOutput output) throws Exception {
		write("migration/V02__actor.sql", "create table actor (name text);");
		try (OwnDatabase database = TestDatabase.empty()) {
			start(database).close();
			Files.move(this.folder.resolve("db/migration/V02__actor.sql"),
					this.folder.resolve("db/migration/V02__dates.sql"));
			refuse(database);
			assertThat(output).containsPattern("The database \\S+/" + database.name()
					+ " was made by a development version before 0.2, and cannot be taken over. Export what you need ");
			assertOneSentence(output);
		}
	}

	@Test
	void aFailedMigrationIsNamedWithItsLine(CapturedOutput output) throws Exception {
		write("migration/V3__more.sql", "select 1;\n\nselect nothing;");
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database);
			assertThat(output)
				.contains("The migration V3__more.sql failed at line 3: column \"nothing\" does not exist");
			assertOneSentence(output);
		}
	}

	@Test
	void aMigrationThatFailsAtItsEndIsNamed(CapturedOutput output) throws Exception {
		write("migration/V3__more.sql", """
				create table place (name text primary key);
				create table stay (place text references place (name) deferrable initially deferred);
				insert into stay values ('nowhere');
				""");
		try (OwnDatabase database = TestDatabase.empty()) {
			refuse(database);
			assertThat(output).contains("The migration V3__more.sql failed: insert or update on table");
			assertOneSentence(output);
		}
	}

	@Test
	void aPostgreSqlThatIsTooOldIsRefused() throws SQLException {
		try (OwnDatabase database = TestDatabase.empty()) {
			Login migrator = new Login(database.url(), Roles.OWNER, TestDatabase.PASSWORD);
			assertThatException()
				.isThrownBy(() -> new Migrations(migrator, true,
						new StaticListableBeanFactory().getBeanProvider(EmbeddedDatabase.class))
					.requireVersion(database.owner(), 99))
				.isInstanceOf(Refusal.class)
				.withMessageMatching("The PostgreSQL at .* is of version 1\\d\\.");
		}
	}

	private void write(String file, String sql) throws IOException {
		Path path = this.folder.resolve("db").resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, sql);
	}

	private ConfigurableApplicationContext start(OwnDatabase database, String... more) {
		return start(Stream.concat(Stream.of(database.properties()).map((property) -> "--" + property), Stream.of(more))
			.toArray(String[]::new));
	}

	/** Of two arguments for the same property the last one counts. */
	private ConfigurableApplicationContext start(String... arguments) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("spring.flyway.locations", "filesystem:" + this.folder.resolve("db/migration"));
		for (String argument : arguments) {
			String[] parts = argument.substring("--".length()).split("=", 2);
			properties.put(parts[0], parts[1]);
		}
		return new SpringApplicationBuilder(ThisRoom.class).web(WebApplicationType.NONE)
			// The server's own kind of context has its line in application.yaml.
			.properties("logging.level.%s=error".formatted(AnnotationConfigApplicationContext.class.getName()))
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", properties)))
			.run();
	}

	private void refuse(OwnDatabase database, String... more) {
		assertThatException().isThrownBy(() -> start(database, more).close());
	}

	private void refuse(String... arguments) {
		assertThatException().isThrownBy(() -> start(arguments).close());
	}

	private static void assertOneSentence(CapturedOutput output) {
		assertThat(output.getErr()).startsWith("On Record cannot start: ")
			.doesNotContain("secret")
			.satisfies((said) -> assertThat(said.lines()).hasSize(1));
		assertThat(output.getOut()).isEmpty();
	}

	private static int count(OwnDatabase database) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select count(*) from thing")) {
			result.next();
			return result.getInt(1);
		}
	}

	private static String query(ConfigurableApplicationContext server, String sql) throws SQLException {
		try (Connection connection = server.getBean(DataSource.class).getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
	@Import({ Databases.class, Migrations.class })
	static class ThisRoom {

	}

}
