package onrecord.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import onrecord.Client;
import onrecord.OwnServer;
import onrecord.database.Launch;
import onrecord.database.OwnPostgres;
import onrecord.database.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A load onto a disk that has no room for it: a small file system, which is really full.
 */
class FullDiskTests {

	@TempDir
	private Path temporary;

	@Test
	void aLoadThatFindsNoRoomChangesNothingAndTheServerGoesOn() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.temporary.resolve("disk"), 256);
				OwnPostgres postgres = OwnPostgres.start(disk.resolve("data"));
				OwnServer server = OwnServer.start(postgres.database())) {
			Client client = new Client(server.port());
			assertThat(people(client)).isEqualTo(4);
			postgres.beginLogFile();
			Path ballast = disk.fillUpTo(8_000_000);

			String said = load(postgres, people("many.jsonl", 100_000), 1);
			assertThat(said).contains("No space left on device")
				.endsWith("Nothing was loaded.")
				.doesNotContain("Exception");
			assertThat(people(client)).isEqualTo(4);

			Files.delete(ballast);
			load(postgres, people("few.jsonl", 3), 0);
			assertThat(people(client)).isEqualTo(7);
		}
	}

	private String load(OwnPostgres postgres, Path file, int exitCode) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
		for (String property : postgres.database().properties()) {
			arguments.add("--" + property);
		}
		return Launch.await(Launch.start(this.temporary.resolve("none"), arguments.toArray(String[]::new)), exitCode);
	}

	private Path people(String name, int count) throws IOException {
		Path file = this.temporary.resolve(name);
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			for (int person = 0; person < count; person++) {
				out.write("{\"type\":\"person\",\"key\":\"p%1$d\",\"name\":\"Person %1$d\"}\n".formatted(person));
			}
		}
		return file;
	}

	private static int people(Client client) {
		return client.ask("{ corpus { people } }").at("/data/corpus/people").asInt();
	}

}
