package onrecord.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the embedded PostgreSQL: where it has ended it is started again, on the
 * same data and the same port, as often as it takes. Where that cannot be done, the
 * process ends.
 */
final class Guard implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

	private static final Duration LOOK = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	/** How long it is tried, unless the disk is full: that ends one day. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** What a disk has left that is not full: PostgreSQL needs some files of 16 MB. */
	private static final long ROOM = 64_000_000;

	private final Folder folder;

	private final Thread thread;

	private volatile boolean closed;

	private Guard(Folder folder) {
		this.folder = folder;
		this.thread = Thread.ofPlatform().daemon().name("postgresql-guard").unstarted(this::look);
	}

	/** Begins to look after the PostgreSQL that runs in a folder. */
	static Guard over(Folder folder) {
		Guard guard = new Guard(folder);
		guard.thread.start();
		return guard;
	}

	private void look() {
		try {
			while (!this.closed) {
				Thread.sleep(LOOK);
				if (!Orphan.isRunning(this.folder.data()) && !this.closed) {
					LOG.warn("The embedded PostgreSQL has ended{} It is started again.", lastWords());
					startAgain();
				}
			}
		}
		catch (InterruptedException ex) {
			// Closed.
		}
		catch (IOException | RuntimeException ex) {
			end(ex.toString());
		}
	}

	private void startAgain() throws IOException, InterruptedException {
		long since = System.nanoTime();
		Duration pause = LOOK;
		while (!this.closed) {
			if (Files.notExists(this.folder.data().resolve("postmaster.opts"))) {
				throw new IOException("its data is gone");
			}
			Orphan.endFamily(this.folder.programs(), this.folder.data());
			if (start()) {
				LOG.warn("The embedded PostgreSQL runs again.");
				return;
			}
			if (Files.getFileStore(this.folder.data()).getUsableSpace() < ROOM) {
				since = System.nanoTime();
			}
			if (System.nanoTime() - since > PATIENCE.toNanos()) {
				throw new IOException("it does not start again" + lastWords());
			}
			Thread.sleep(pause);
			Duration twice = pause.multipliedBy(2);
			pause = (twice.compareTo(LONGEST_PAUSE) < 0) ? twice : LONGEST_PAUSE;
		}
	}

	/**
	 * Starts it with the options that it had, which it has written down itself. It takes
	 * nobody in before it has recovered, which is waited for as long as it takes.
	 */
	private boolean start() throws IOException, InterruptedException {
		Path data = this.folder.data();
		String program = Files.readString(data.resolve("postmaster.opts")).replaceFirst("(?s) \".*", "").strip();
		Process process = new Programs(Path.of(program).resolveSibling(""))
			.command("pg_ctl", "restart", "-D", data.toString(), "-w", "-t", "86400")
			.redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(this.folder.log().toFile()))
			.start();
		try {
			return process.waitFor() == 0;
		}
		finally {
			process.destroy();
		}
	}

	private String lastWords() {
		return EmbeddedDatabase.lastWords(this.folder);
	}

	private void end(String reason) {
		System.err.printf("On Record ends: the embedded PostgreSQL in %s has ended, and %s Its log is %s.%n",
				this.folder, reason.replaceFirst("^[\\w.]+Exception: ", "").replaceFirst("(?<!\\.)$", "."),
				this.folder.log());
		// In a thread of its own, since whoever ends it waits for this one.
		Thread.ofPlatform().start(() -> System.exit(1));
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
