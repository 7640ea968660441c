package onrecord.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The folder in which the embedded PostgreSQL lives: its data, its programs, its log and
 * its passwords. One server at a time holds it.
 */
final class Folder implements Closeable {

	private final Path path;

	private final FileChannel lock;

	private Folder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Takes the folder, creating it if need be.
	 * @throws Refusal if it cannot be written, or another server holds it
	 */
	static Folder hold(Path path) {
		Folder folder = holdUnlessInUse(path);
		if (folder == null) {
			throw new Refusal("The folder %s is in use by another running On Record.".formatted(path),
					"Stop that one, or choose another folder: --onrecord.database.folder=….");
		}
		return folder;
	}

	/**
	 * Takes the folder, creating it if need be, unless another On Record holds it.
	 * @throws Refusal if it cannot be written
	 */
	static @Nullable Folder holdUnlessInUse(Path path) {
		try {
			Files.createDirectories(path, Passwords.onlyForOwner("rwx------"));
			Files.createDirectories(path.resolve("programs"), Passwords.onlyForOwner("rwx------"));
			FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				channel.close();
				return null;
			}
			return new Folder(path, channel);
		}
		catch (IOException ex) {
			throw new Refusal("The folder %s cannot be written.".formatted(path),
					"Give this user the right to write there, or choose another folder: "
							+ "--onrecord.database.folder=….",
					ex);
		}
	}

	/**
	 * The operating system frees this lock when its holder dies, however that happens.
	 */
	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	/** PostgreSQL's data directory. What bears this name was initialised to the end. */
	Path data() {
		return this.path.resolve("data");
	}

	/** Where a data directory is initialised before it gets its name. */
	Path draft() {
		return this.path.resolve("data.new");
	}

	/**
	 * Where PostgreSQL's programs are unpacked. Not the library's default, which
	 * everybody on the machine can write to; it makes this one writable to all as well,
	 * hence a closed folder around it.
	 */
	Path programs() {
		return this.path.resolve("programs").resolve("unpacked");
	}

	Path log() {
		return this.path.resolve("postgresql.log");
	}

	Passwords passwords() throws IOException {
		Path file = this.path.resolve("passwords");
		if (Files.exists(file)) {
			return Passwords.keptIn(file);
		}
		if (Files.exists(data())) {
			throw new Refusal("The folder %s holds data, but the file with the passwords is gone.".formatted(this.path),
					"Bring the file %s back from a copy.".formatted(file));
		}
		return Passwords.createdIn(file);
	}

	/** Clears away what a server that was killed left behind. */
	void tidy() throws IOException {
		Orphan.stop(data());
		Orphan.stop(draft());
		FileSystemUtils.deleteRecursively(draft());
		Files.deleteIfExists(log());
		if (Files.exists(programs())) {
			// Unpacking again does not mend files that were unpacked in part.
			try (Stream<Path> unpacked = Files.list(programs())) {
				for (Path version : unpacked.filter((each) -> Files.notExists(each.resolve(".exists"))).toList()) {
					FileSystemUtils.deleteRecursively(version);
				}
			}
		}
	}

	/** The major version of the PostgreSQL that made the data. */
	String majorVersion() throws IOException {
		return Files.readString(data().resolve("PG_VERSION")).strip();
	}

	@Override
	public void close() throws IOException {
		this.lock.close();
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
