package onrecord.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import onrecord.OnRecord;

/** Starts On Record as a process of its own. */
public final class Launch {

	private Launch() {
	}

	/**
	 * Starts the server, or a command.
	 * @param folder of the embedded database
	 */
	public static Process start(Path folder, String... arguments) throws IOException {
		// None of these processes gets old.
		return start(List.of("-XX:TieredStopAtLevel=1"), folder, arguments);
	}

	/** The same, with options of the JVM. */
	public static Process start(List<String> jvm, Path folder, String... arguments) throws IOException {
		List<String> options = new ArrayList<>(jvm);
		options.addAll(List.of("-cp", System.getProperty("java.class.path"), OnRecord.class.getName(),
				"--onrecord.database.folder=" + folder));
		options.addAll(List.of(arguments));
		Path file = Files.createTempFile(folder.getParent(), "options", "");
		Files.write(file, options.stream().map((option) -> '"' + option.replace("\\", "\\\\") + '"').toList());
		String java = ProcessHandle.current().info().command().orElseThrow();
		return new ProcessBuilder(java, "@" + file).redirectErrorStream(true).start();
	}

	/** What a server says until it is ready. */
	public static List<String> awaitGreeting(Process server) throws IOException {
		List<String> said = new ArrayList<>();
		BufferedReader output = server.inputReader();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			said.add(line);
			if (line.equals("Ctrl-C stops it.")) {
				return said;
			}
		}
		throw new AssertionError(String.join("\n", said));
	}

	/** Where a server listens that has said so. */
	public static int port(List<String> greeting) {
		return Integer.parseInt(String.join("\n", greeting).replaceFirst("(?s).*localhost:(\\d+)/graphql.*", "$1"));
	}

	/** All that a command says, once it has ended with an exit code. */
	public static String await(Process command, int exitCode) throws IOException, InterruptedException {
		try (BufferedReader output = command.inputReader()) {
			String said = String.join("\n", output.lines().toList());
			if (command.waitFor() != exitCode) {
				throw new AssertionError("exit code %d: %s".formatted(command.exitValue(), said));
			}
			return said;
		}
	}

}
