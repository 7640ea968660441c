package onrecord.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import onrecord.Client;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole server as a process of its own, and what remains when it ends in one way or
 * another.
 */
class LifeAndDeathTests {

	@TempDir
	static Path temporary;

	private final Path folder = temporary.resolve("database");

	@Test
	void dataOutlivesAKilledServerWhosePostgreSqlWasLeftRunning() throws Exception {
		Process server = start("--server.port=0");
		Launch.awaitGreeting(server);
		ProcessHandle postgres = postmaster();
		server.destroyForcibly().waitFor();
		assertThat(postgres.isAlive()).isTrue();
		try (EmbeddedDatabase next = EmbeddedDatabase.start(this.folder, null)) {
			assertThat(postgres.isAlive()).isFalse();
			assertThat(migrations(next)).isPositive();
		}
	}

	@Test
	void anEndedServerLeavesNothingRunningAndSaysWhereItWas() throws Exception {
		Process server = start("--server.port=0");
		assertThat(Launch.awaitGreeting(server)).first()
			.asString()
			.matches("On Record is ready after \\d+\\.\\d s, with an embedded PostgreSQL 18\\.\\d+ in .*");
		ProcessHandle postgres = postmaster();
		server.destroy();
		assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(postgres.onExit()).succeedsWithin(Duration.ofSeconds(5));
		assertThat(this.folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
	}

	@Test
	void anEndingServerFinishesWhatRunsAndTakesNothingNew() throws Exception {
		try (OwnDatabase database = TestDatabase.fresh();
				Connection locker = database.owner().getConnection();
				Statement lock = locker.createStatement()) {
			Process server = start(Stream
				.concat(Stream.of(database.properties()),
						Stream.of("server.port=0", "onrecord.answers.etag=false", "onrecord.answers.memory=0"))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
			int port = Launch.port(Launch.awaitGreeting(server));
			locker.setAutoCommit(false);
			lock.execute("lock table topic in access exclusive mode");
			CompletableFuture<Client.Answer> running = CompletableFuture
				.supplyAsync(() -> new Client(port).ask("{ topics { totalCount } }"));
			await().until(() -> isStuck(database));
			server.destroy();
			await().pollInterval(Duration.ofMillis(10)).until(() -> isClosed(port));
			assertThat(running).isNotDone();
			locker.rollback();
			assertThat(running.get(5, TimeUnit.SECONDS).at("/data/topics/totalCount").asInt()).isEqualTo(5);
			assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
			// Of a JVM that SIGTERM has ended.
			assertThat(server.exitValue()).isEqualTo(143);
		}
	}

	private static boolean isStuck(OwnDatabase database) throws SQLException {
		try (Connection connection = database.reader().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						select exists (select from pg_stat_activity
						where datname = current_database() and wait_event_type = 'Lock')""")) {
			rows.next();
			return rows.getBoolean(1);
		}
	}

	private static boolean isClosed(int port) {
		try {
			new Socket("localhost", port).close();
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Test
	void aPortInUseEndsTheProcessWithOneSentence() throws Exception {
		try (ServerSocket taken = new ServerSocket(0); OwnDatabase database = TestDatabase.fresh()) {
			Process server = start(
					Stream.concat(Stream.of(database.properties()), Stream.of("server.port=" + taken.getLocalPort()))
						.map((property) -> "--" + property)
						.toArray(String[]::new));
			List<String> said;
			try (BufferedReader output = server.inputReader()) {
				said = output.lines().toList();
			}
			assertThat(said).containsExactly(("On Record cannot start: Port %d is in use by another program. Stop that "
					+ "program or choose another port: --server.port=8081, or with Maven "
					+ "-Dspring-boot.run.arguments=--server.port=8081.")
				.formatted(taken.getLocalPort()));
			assertThat(server.waitFor()).isOne();
		}
	}

	@Test
	void aFolderOfADevelopmentVersionIsNotTakenOver() throws Exception {
		Path older = temporary.resolve("older");
		try (EmbeddedDatabase database = EmbeddedDatabase.start(older, null)) {
			Path migrations = Files.createDirectory(temporary.resolve("migrations"));
			Files.writeString(migrations.resolve("V02__actor.sql"), "create table actor (name text);");
			Login owner = database.owner();
			Flyway.configure()
				.dataSource(owner.url(), owner.user(), owner.password())
				.locations("filesystem:" + migrations)
				.load()
				.migrate();
		}
		Process server = Launch.start(older, "--server.port=0");
		try (BufferedReader output = server.inputReader()) {
			assertThat(output.lines()).containsExactly(("On Record cannot start: The data in %s was made by a "
					+ "development version before 0.2, and cannot be taken over. Export what you need with that version, "
					+ "then remove this folder or choose another one: --onrecord.database.folder=….")
				.formatted(older));
		}
		assertThat(server.waitFor()).isOne();
	}

	@Test
	void aRehearsalLeavesATemplateOfWhichOthersAreCopiesUnlessTheSeedIsSwitchedOff() throws Exception {
		Path template = rehearse("template");
		String option = "--onrecord.database.template=" + template;
		// A copy that was interrupted.
		Path begun = Files.createDirectories(temporary.resolve("copy").resolve("data.new"));
		Files.writeString(begun.resolve("PG_VERSION"), "14\n");
		Path copy = rehearse("copy", option);
		assertThat(begun).doesNotExist();
		assertThat(identity(copy)).isEqualTo(identity(template));
		// It has started, so that these are the ones that count.
		assertThat(Passwords.keptIn(copy.resolve("passwords")).superuser())
			.isNotEqualTo(Passwords.keptIn(template.resolve("passwords")).superuser());
		assertThat(identity(rehearse("unseeded", option, "--onrecord.seed=false"))).isNotEqualTo(identity(template));
	}

	/** A start that ends by itself. */
	private static Path rehearse(String name, String... settings) throws Exception {
		Path folder = temporary.resolve(name);
		List<String> arguments = new ArrayList<>(List.of(settings));
		arguments.add("--server.port=0");
		List<String> jvm = List.of("-XX:TieredStopAtLevel=1", "-Donrecord.rehearsal=true");
		assertThat(Launch.await(Launch.start(jvm, folder, arguments.toArray(String[]::new)), 0)).contains("is ready");
		assertThat(folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
		return folder;
	}

	/** What initdb makes anew each time, at the beginning of PostgreSQL's own file. */
	private static byte[] identity(Path folder) throws IOException {
		return Arrays.copyOf(Files.readAllBytes(folder.resolve("data").resolve("global").resolve("pg_control")),
				Long.BYTES);
	}

	private Process start(String... arguments) throws IOException {
		return Launch.start(this.folder, arguments);
	}

	private ProcessHandle postmaster() throws IOException {
		String pid = Files.readAllLines(this.folder.resolve("data").resolve("postmaster.pid")).getFirst();
		return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
	}

	private static int migrations(EmbeddedDatabase database) throws Exception {
		Login owner = database.owner();
		try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select count(*) from flyway_schema_history")) {
			result.next();
			return result.getInt(1);
		}
	}

}
