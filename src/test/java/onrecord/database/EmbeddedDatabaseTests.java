package onrecord.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The PostgreSQL that comes along, on one folder that several servers in turn use. */
class EmbeddedDatabaseTests {

	@TempDir
	static Path temporary;

	private static Path folder;

	private static EmbeddedDatabase database;

	@BeforeAll
	static void start() throws SQLException {
		folder = temporary.resolve("a folder");
		database = EmbeddedDatabase.start(folder, null);
		execute("create table kept (word text)", "insert into kept values ('first')");
	}

	@AfterAll
	static void stop() throws IOException {
		database.close();
	}

	@ParameterizedTest
	@CsvSource({ "fsync, on", "synchronous_commit, on", "full_page_writes, on", "max_connections, 50",
			"listen_addresses, localhost", "log_timezone, UTC", "server_encoding, UTF8",
			"password_encryption, scram-sha-256", "data_checksums, on" })
	void itIsSetUpToKeepData(String setting, String value) throws SQLException {
		assertThat(query("show " + setting)).isEqualTo(value);
	}

	@Test
	void itsVersionIsTheOneExpectedOfAFolder() throws SQLException {
		assertThat(query("show server_version")).startsWith(EmbeddedDatabase.MAJOR_VERSION + ".");
	}

	/** Those for macOS are built for both of its processors. */
	@ParameterizedTest
	@CsvSource({ "Linux, x86_64", "Linux, aarch64", "Darwin, x86_64", "Darwin, aarch64", "Windows, x86_64" })
	void itsProgramsAreThereForEachSystem(String system, String processor) throws IOException {
		try (InputStream programs = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
			assertThat(programs.read()).isNotNegative();
		}
	}

	@Test
	void itSortsByCodePointAndKnowsTheLettersOfAllScripts() throws SQLException {
		assertThat(query("select string_agg(name, '' order by name) from unnest('{b,B,a,é,Я,я}'::text[]) name"))
			.isEqualTo("BabéЯя");
		assertThat(query("select lower('ЗЕЛЕНСЬКИЙ')")).isEqualTo("зеленський");
		assertThat(query("select to_tsvector('simple', '“peace” — «мир»')")).isEqualTo("'peace':1 'мир':2");
		assertThat(query("select similarity('Зеленський', 'Зеленский') > 0.4")).isEqualTo("t");
	}

	@ParameterizedTest
	@CsvSource({ "postgres", "onrecord_owner", "onrecord_reader" })
	void nobodyConnectsWithoutTheRightPassword(String user) {
		for (String password : List.of("", "wrong")) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(database.owner().url(), user, password).close())
				.matches((refused) -> List.of("28P01", "08004").contains(refused.getSQLState()));
		}
	}

	@Test
	void onlyItsOwnerMayReadThePasswordsAndTheFolder() throws IOException {
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("passwords"))))
			.isEqualTo("rw-------");
	}

	@Test
	void theOwnerMayCreateTheExtensionsButIsNoSuperuser() throws SQLException {
		execute("create extension if not exists pg_trgm", "drop extension if exists hstore", "create extension hstore");
		assertThat(query("select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
			.isEqualTo("f");
	}

	@Test
	void aSecondStartHasTheData() throws IOException, SQLException {
		database.close();
		database = EmbeddedDatabase.start(folder, null);
		assertThat(query("select word from kept")).isEqualTo("first");
	}

	@Test
	void aKilledPostgreSqlRecovers() throws Exception {
		execute("insert into kept values ('second')");
		ProcessHandle postgres = postmaster();
		postgres.destroyForcibly();
		postgres.onExit().get(10, TimeUnit.SECONDS);
		database.close();
		database = EmbeddedDatabase.start(folder, null);
		assertThat(query("select count(*) from kept where word = 'second'")).isEqualTo("1");
	}

	@Test
	void aFolderInUseIsRefused() {
		assertRefused(folder, "The folder %s is in use by another running On Record.".formatted(folder));
	}

	@Test
	void aFolderThatCannotBeWrittenIsRefused() throws IOException {
		Path file = Files.createFile(temporary.resolve("file"));
		assertRefused(file.resolve("folder"), "The folder %s cannot be written.".formatted(file.resolve("folder")));
	}

	@Test
	void dataOfAnotherMajorVersionIsRefused() throws IOException {
		Path old = temporary.resolve("old");
		Files.createDirectories(old.resolve("data"));
		Files.writeString(old.resolve("passwords"), "a\nb\nc\n");
		Files.writeString(old.resolve("data").resolve("PG_VERSION"), "14\n");
		assertRefused(old, "The data in %s was made by PostgreSQL 14; this On Record brings 18.".formatted(old));
	}

	@Test
	void aLostPasswordFileIsRefusedRatherThanReplaced() throws IOException {
		Path lost = temporary.resolve("lost");
		Files.createDirectories(lost.resolve("data"));
		assertRefused(lost, "The folder %s holds data, but the file with the passwords is gone.".formatted(lost));
	}

	@Test
	void whatStillRunsOrIsNotThereIsNoTemplate() throws IOException {
		Template template = new Template(temporary.resolve("template"));
		assertThat(template.isThere()).isFalse();
		Path data = Files.createDirectories(template.path().resolve("data"));
		Files.createDirectories(template.path().resolve("programs").resolve("unpacked"));
		Files.writeString(data.resolve("PG_VERSION"), "18\n");
		assertThat(template.isThere()).isTrue();
		Files.writeString(data.resolve("postmaster.pid"), "1\n");
		assertThat(template.isThere()).isFalse();
	}

	private static void assertRefused(Path path, String reason) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> EmbeddedDatabase.start(path, null).close())
			.withMessage(reason);
	}

	private static ProcessHandle postmaster() throws IOException {
		String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).getFirst();
		return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
	}

	private static void execute(String... sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			for (String each : sql) {
				statement.execute(each);
			}
		}
	}

	private static String query(String sql) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private static Connection connect() throws SQLException {
		Login owner = database.owner();
		return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
	}

}
