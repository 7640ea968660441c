package onrecord.database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import onrecord.Client;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server whose PostgreSQL, which came along, is killed, stopped or left without room.
 */
@DisabledOnOs(OS.WINDOWS)
class GuardTests {

	private static final Duration SOON = Duration.ofSeconds(15);

	@TempDir
	private Path temporary;

	private Path folder = Path.of("");

	private @Nullable Process server;

	private int port;

	@AfterEach
	void end() throws Exception {
		if (this.server != null) {
			this.server.destroy();
			assertThat(this.server.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void aPostgreSqlThatIsKilledIsStartedAgainAndAgainWithItsData() throws Exception {
		start(this.temporary.resolve("database"));
		for (int round = 0; round < 3; round++) {
			ProcessHandle killed = postmaster();
			// An orphan that does not end by itself, as the others do.
			signal("STOP", List.of(killed.children().findAny().orElseThrow()));
			killed.destroyForcibly();
			await().atMost(SOON).until(() -> status("readiness") == 503 || postmaster().pid() != killed.pid());
			assertThat(status("liveness")).isEqualTo(200);
			await().atMost(SOON).until(() -> status("readiness") == 200);
			assertThat(statements()).isEqualTo(17);
			assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
		}
		ProcessHandle last = postmaster();
		end();
		assertThat(last.onExit()).succeedsWithin(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void readinessAsksAPostgreSqlThatDoesNotAnswerAndSaysSoInTime(boolean busy) throws Exception {
		start(this.temporary.resolve("database"));
		assertThat(status("readiness")).isEqualTo(200);
		ProcessHandle postmaster = postmaster();
		List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
		signal("STOP", all);
		try {
			for (int request = 0; busy && request < 20; request++) {
				Thread.startVirtualThread(() -> new Client(this.port).ask("{ corpus { people } }"));
			}
			for (long end = System.nanoTime() + 8_000_000_000L; System.nanoTime() - end < 0; Thread.sleep(200)) {
				long asked = System.nanoTime();
				assertThat(status("readiness")).isEqualTo(503);
				assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(3500));
				assertThat(status("liveness")).isEqualTo(200);
			}
		}
		finally {
			signal("CONT", all);
		}
		await().atMost(Duration.ofSeconds(5)).until(() -> status("readiness") == 200);
		assertThat(statements()).isEqualTo(17);
		assertThat(postmaster().pid()).isEqualTo(postmaster.pid());
	}

	@Test
	void aPostgreSqlWithoutItsDataEndsTheServer() throws Exception {
		Process ends = start(this.temporary.resolve("database"));
		Files.delete(this.folder.resolve("data").resolve("postmaster.opts"));
		postmaster().destroyForcibly();
		assertThat(Launch.await(ends, 1))
			.contains("On Record ends: the embedded PostgreSQL in %s has ended, and its data is gone."
				.formatted(this.folder));
	}

	@Test
	void aPostgreSqlThatHasEndedOnAFullDiskComesBackWhenThereIsRoomAgain() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.temporary.resolve("disk"), 400)) {
			start(disk.resolve("database"));
			Path ballast = disk.fillUpTo(0);
			postmaster().destroyForcibly();
			await().atMost(SOON).until(() -> status("readiness") == 503);
			Thread.sleep(4000);
			assertThat(status("readiness")).isEqualTo(503);
			assertThat(status("liveness")).isEqualTo(200);
			Files.delete(ballast);
			await().atMost(SOON).until(() -> status("readiness") == 200);
			assertThat(statements()).isEqualTo(17);
			end();
		}
	}

	private Process start(Path folder) throws IOException {
		this.folder = folder;
		Process started = Launch.start(folder, "--server.port=0");
		this.server = started;
		this.port = Launch.port(Launch.awaitGreeting(started));
		return started;
	}

	private int statements() {
		return new Client(this.port).ask("{ corpus { statements } }").at("/data/corpus/statements").asInt();
	}

	private int status(String group) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest
					.newBuilder(URI.create("http://localhost:%d/actuator/health/%s".formatted(this.port, group)))
					.build(), HttpResponse.BodyHandlers.ofString())
				.statusCode();
		}
	}

	private ProcessHandle postmaster() throws IOException {
		Path file = this.folder.resolve("data").resolve("postmaster.pid");
		await().until(() -> Files.exists(file) && !Files.readAllLines(file).isEmpty());
		return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
	}

	private static void signal(String name, List<ProcessHandle> processes) {
		for (ProcessHandle process : processes) {
			SmallDisk.run("kill", "-" + name, String.valueOf(process.pid()));
		}
	}

}
