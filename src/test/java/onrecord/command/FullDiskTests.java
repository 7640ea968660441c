package onrecord.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import onrecord.Client;
import onrecord.OwnServer;
import onrecord.database.Launch;
import onrecord.database.OwnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A load onto a disk that has no room for it: a small file system, which is really full.
 */
class FullDiskTests {

	@TempDir
	private Path temporary;

	private Path disk = Path.of("");

	@BeforeEach
	void mount() throws Exception {
		this.disk = Files.createDirectory(this.temporary.resolve("disk"));
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", this.disk.toString()),
				"only root on Linux may mount a file system, and not in every container");
	}

	@AfterEach
	void unmount() throws Exception {
		run("umount", "--lazy", this.disk.toString());
	}

	@Test
	void aLoadThatFindsNoRoomChangesNothingAndTheServerGoesOn() throws Exception {
		try (OwnPostgres postgres = OwnPostgres.start(this.disk.resolve("data"));
				OwnServer server = OwnServer.start(postgres.database())) {
			Client client = new Client(server.port());
			assertThat(people(client)).isEqualTo(4);
			postgres.beginLogFile();
			Path ballast = fillUpTo(8_000_000);

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

	private Path fillUpTo(long free) throws IOException {
		Path ballast = this.disk.resolve("ballast");
		byte[] some = new byte[1_000_000];
		try (OutputStream out = Files.newOutputStream(ballast)) {
			while (Files.getFileStore(this.disk).getUsableSpace() > free) {
				out.write(some);
			}
		}
		return ballast;
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

	private static boolean run(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
