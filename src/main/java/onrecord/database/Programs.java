package onrecord.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.lang3.SystemUtils;

/**
 * PostgreSQL's own programs.
 *
 * @param folder in which they lie beside one another
 */
record Programs(Path folder) {

	/** Those that were unpacked below a folder. */
	static Programs unpackedIn(Path parent) throws IOException {
		try (Stream<Path> versions = Files.list(parent)) {
			return new Programs(versions.filter((version) -> Files.exists(version.resolve(".exists")))
				.findFirst()
				.orElseThrow(() -> new IOException("there are no programs in " + parent))
				.resolve("bin"));
		}
	}

	/** One of them with its arguments, not yet started. */
	ProcessBuilder command(String program, String... arguments) {
		List<String> command = new ArrayList<>();
		if (SystemUtils.IS_OS_LINUX && "root".equals(System.getProperty("user.name"))) {
			// PostgreSQL does not want to be root.
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(this.folder.resolve(SystemUtils.IS_OS_WINDOWS ? program + ".exe" : program).toString());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command);
	}

	/**
	 * Runs one of them to its end.
	 * @param log to which it writes what it has to say
	 * @param input what it reads
	 * @throws IOException if it fails
	 */
	void run(Path log, String input, String program, String... arguments) throws IOException, InterruptedException {
		Process process = command(program, arguments).redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(log.toFile()))
			.start();
		try {
			process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
			process.getOutputStream().close();
			if (process.waitFor() != 0) {
				throw new IOException("%s failed".formatted(program));
			}
		}
		finally {
			process.destroy();
		}
	}

}
