package onrecord.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does ahead, for the machine and the JDK that it runs on, what takes the time of a
 * start: the jar is unpacked, classes are read and linked, and a database for new folders
 * is there.
 */
@Command(name = "prepare", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Makes a folder from which the server starts in a fraction of the time, on this machine",
				"and by this JDK. The folder is not to be moved." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:it is prepared", "1:it failed", "2:the command line is wrong" },
		footerHeading = "%nExample:%n", footer = { "  java -jar onrecord.jar prepare /opt/onrecord",
				"  java @/opt/onrecord/options --server.port=8081" })
final class PrepareCommand implements Callable<Integer> {

	/** From this version on a JDK knows the one option that makes a cache. */
	private static final int FIRST_WITH_AOT_CACHE = 25;

	/** The file of the options; a folder that has it is complete. */
	private static final String OPTIONS = "options";

	@Parameters(paramLabel = "FOLDER", description = "Where to. What it has of an earlier time is replaced.")
	private Path folder = Path.of("");

	@Override
	public Integer call() throws IOException, InterruptedException {
		Path into = this.folder.toAbsolutePath().normalize();
		requireNothingElseIn(into);
		Path jar = Path.of(System.getProperty("java.class.path"));
		if (!Files.isRegularFile(jar)) {
			throw new CommandFailure(1, "Only the jar can be prepared: java -jar onrecord.jar prepare …");
		}
		FileSystemUtils.deleteRecursively(into);
		Files.createDirectories(into);
		Files.createFile(draft(into));
		java("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", into.toString());
		Path unpacked = into.resolve(jar.getFileName());
		Path template = into.resolve("template");
		boolean isAot = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
		Path cache = into.resolve(isAot ? "classes.aot" : "classes.jsa");
		java((isAot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache, "-Donrecord.rehearsal=true", "-jar",
				unpacked.toString(), "--server.port=0", "--spring.datasource.url=embedded", "--onrecord.seed=true",
				"--onrecord.database.folder=" + template, "--onrecord.database.template=");
		if (Files.notExists(cache)) {
			throw new CommandFailure(1, "This JDK has made no cache of its classes.");
		}
		Files.write(draft(into), Stream
			.of("-XX:+IgnoreUnrecognizedVMOptions", (isAot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache,
					"-Donrecord.database.template=" + template, "-jar", unpacked.toString())
			.map((option) -> '"' + option.replace("\\", "\\\\") + '"')
			.toList());
		Files.move(draft(into), into.resolve(OPTIONS));
		return 0;
	}

	/** Nothing is removed but what was made here. */
	private static void requireNothingElseIn(Path folder) throws IOException {
		boolean isPrepared = Files.exists(folder.resolve(OPTIONS)) && Files.exists(folder.resolve("template"));
		if (Files.notExists(folder) || isPrepared || Files.exists(draft(folder))) {
			return;
		}
		try (Stream<Path> files = Files.list(folder)) {
			if (files.findAny().isPresent()) {
				throw new CommandFailure(1, "There is something else in %s.".formatted(folder));
			}
		}
	}

	private static Path draft(Path folder) {
		return folder.resolve(OPTIONS + ".new");
	}

	private static void java(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader()) {
			List<String> said = output.lines().toList();
			if (process.waitFor() != 0) {
				throw new CommandFailure(1, String.join("\n", said));
			}
		}
		finally {
			process.destroy();
		}
	}

}
