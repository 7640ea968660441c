package onrecord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A PostgreSQL that still runs though the server that started it was killed. It is
 * recognised by its process number and its moment of birth in {@code postmaster.pid}:
 * after a restart of the machine the same number may be anybody's.
 */
final class Orphan {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private Orphan() {
	}

	/**
	 * Stops the orphan in this data directory, if there is one. Call this only while
	 * holding the folder: otherwise it is no orphan.
	 */
	static void stop(Path data) throws IOException {
		Path file = data.resolve("postmaster.pid");
		if (Files.notExists(file)) {
			return;
		}
		List<String> lines = Files.readAllLines(file);
		if (lines.size() < 3) {
			// Cut off by a full disk or a power failure: a PostgreSQL that runs has
			// written more.
			Files.delete(file);
			return;
		}
		Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
		if (found.isEmpty()) {
			// PostgreSQL itself knows what to do with a file that no process stands
			// behind.
			return;
		}
		ProcessHandle process = found.get();
		if (isSomethingElse(process)) {
			// PostgreSQL would take any process of this number for its own kind and not
			// start.
			Files.delete(file);
			return;
		}
		if (!isBornAt(process, Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())))) {
			throw new Refusal("A PostgreSQL (process %d) may still be using %s.".formatted(process.pid(), data),
					"Stop it; if it is not On Record's, delete %s.".formatted(file));
		}
		stop(process);
	}

	/** Whether the PostgreSQL of this data directory is there, stopped or not. */
	static boolean isRunning(Path data) throws IOException {
		Path file = data.resolve("postmaster.pid");
		if (Files.notExists(file)) {
			return false;
		}
		List<String> lines = Files.readAllLines(file);
		// It is just writing this file where that is empty.
		return lines.isEmpty() || ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
			.filter((process) -> isAlive(process) && !isSomethingElse(process))
			.isPresent();
	}

	/**
	 * What is dead and not buried counts as alive for Java: where On Record is the first
	 * process of a container, nobody buries its PostgreSQL.
	 */
	private static boolean isAlive(ProcessHandle process) {
		try {
			return process.isAlive()
					&& !Files.readString(Path.of("/proc/%d/stat".formatted(process.pid()))).matches("(?s).*\\) Z .*");
		}
		catch (IOException ex) {
			// No Linux, or it has ended just now.
			return process.isAlive();
		}
	}

	/**
	 * Ends what a PostgreSQL that has ended left behind, busy or stopped: it would keep
	 * the next one from starting.
	 * @param programs that only it executes, by which its processes are known where they
	 * do not tell the folder that they work in
	 */
	static void endFamily(Path programs, Path data) throws IOException, InterruptedException {
		Path folder = data.toRealPath();
		List<ProcessHandle> family = ProcessHandle.allProcesses()
			.filter((process) -> isOfFamily(process, programs, folder))
			.toList();
		family.forEach(ProcessHandle::destroyForcibly);
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (family.stream().anyMatch(Orphan::isAlive) && System.nanoTime() - end < 0) {
			Thread.sleep(20);
		}
		Files.deleteIfExists(data.resolve("postmaster.pid"));
	}

	private static boolean isOfFamily(ProcessHandle process, Path programs, Path data) {
		if (isSomethingElse(process)) {
			return false;
		}
		try {
			return Files.exists(Path.of("/proc/self/cwd"))
					? Files.readSymbolicLink(Path.of("/proc/%d/cwd".formatted(process.pid()))).equals(data)
					: process.info().command().filter((command) -> Path.of(command).startsWith(programs)).isPresent();
		}
		catch (IOException ex) {
			// It has ended, or is somebody else's.
			return false;
		}
	}

	private static boolean isSomethingElse(ProcessHandle process) {
		return process.info()
			.command()
			.map((command) -> !Path.of(command).getFileName().toString().startsWith("postgres"))
			.orElse(false);
	}

	private static boolean isBornAt(ProcessHandle process, Instant moment) {
		return process.info()
			.startInstant()
			.map((start) -> Duration.between(start, moment).abs().compareTo(Duration.ofSeconds(10)) < 0)
			.orElse(false);
	}

	private static void stop(ProcessHandle postmaster) {
		List<ProcessHandle> family = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
		postmaster.destroy();
		if (!areGone(family)) {
			postmaster.destroyForcibly();
			areGone(family);
		}
	}

	private static boolean areGone(List<ProcessHandle> processes) {
		try {
			for (ProcessHandle process : processes) {
				process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
