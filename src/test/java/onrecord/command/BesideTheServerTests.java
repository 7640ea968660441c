package onrecord.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import onrecord.Client;
import onrecord.database.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands as processes of their own, while the server runs in another on its embedded
 * database.
 */
class BesideTheServerTests {

	@TempDir
	private Path temporary;

	@Test
	void aRunningServerNoticesALoadAtOnceAndNothingOfOneThatWasKilled() throws Exception {
		Path folder = this.temporary.resolve("database");
		Process server = Launch.start(folder, "--server.port=0");
		try {
			Client client = new Client(Launch.port(Launch.awaitGreeting(server)));
			assertThat(people(client)).isEqualTo(4);
			assertThat(people(client)).isEqualTo(4);
			String said = Launch.await(Launch.start(folder, "import", people("few.jsonl", 0, 3)), 0);
			assertThat(said).containsPattern("person +3 +0 +0 +0");
			assertThat(people(client)).isEqualTo(7);

			Process killed = Launch.start(folder, "import", people("many.jsonl", 0, 200_000));
			while (!isLoading(folder)) {
				Thread.sleep(50);
			}
			killed.destroyForcibly().waitFor();
			assertThat(people(client)).isEqualTo(7);
			assertThat(Launch.await(Launch.start(folder, "export"), 0)
				.lines()
				.filter((line) -> line.contains("\"person\""))).hasSize(7);
			assertThat(people(client)).isEqualTo(7);

			Launch.await(Launch.start(folder, "import", people("again.jsonl", 0, 5)), 0);
			assertThat(people(client)).isEqualTo(9);
		}
		finally {
			server.destroy();
			server.waitFor();
		}
	}

	private static int people(Client client) {
		return client.ask("{ corpus { people } }").at("/data/corpus/people").asInt();
	}

	private String people(String name, int from, int until) throws IOException {
		Path file = this.temporary.resolve(name);
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			for (int person = from; person < until; person++) {
				out.write("{\"type\":\"person\",\"key\":\"p%1$d\",\"name\":\"Person %1$d\"}\n".formatted(person));
			}
		}
		return file.toString();
	}

	/** Whether a loader has begun to send rows: its temporary tables are there. */
	private boolean isLoading(Path folder) throws Exception {
		try (var files = Files.find(folder.resolve("data").resolve("base"), 2, (file,
				attributes) -> file.getFileName().toString().matches("t\\d+_\\d+") && attributes.size() > 1_000_000)) {
			return files.findAny().isPresent();
		}
	}

}
