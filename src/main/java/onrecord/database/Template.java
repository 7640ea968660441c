package onrecord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The folder of an On Record that was stopped, which another one begins as a copy of: its
 * programs are unpacked, its database has the schema and the seed.
 */
record Template(Path path) {

	/** Whether it can be copied. Otherwise a new folder is made from the beginning. */
	boolean isThere() {
		return Files.isReadable(data().resolve("PG_VERSION")) && Files.notExists(data().resolve("postmaster.pid"))
				&& Files.isReadable(programs());
	}

	/**
	 * Copies the programs, and the data as a draft that has a password of its own:
	 * whoever can read a template, such as one in the image of a container, does not know
	 * those of its copies. The other roles get theirs at each start.
	 */
	void copyTo(Folder folder, Passwords passwords) throws IOException, InterruptedException {
		if (Files.notExists(folder.programs())) {
			Path draft = folder.programs().resolveSibling("copied");
			FileSystemUtils.deleteRecursively(draft);
			copy(programs(), draft);
			Files.move(draft, folder.programs());
		}
		String data = folder.draft().toString();
		copy(data(), folder.draft());
		Programs programs = Programs.unpackedIn(folder.programs());
		programs.run(folder.log(), "alter role postgres password '%s'\n".formatted(passwords.superuser()), "postgres",
				"--single", "-D", data, "postgres");
		// Safe on disk before it is called data, as what initdb makes is.
		programs.run(folder.log(), "", "initdb", "--sync-only", "-D", data);
	}

	/** With their rights, on which PostgreSQL insists. */
	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			for (Path each : (Iterable<Path>) all::iterator) {
				Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES,
						LinkOption.NOFOLLOW_LINKS);
			}
		}
	}

	private Path data() {
		return this.path.resolve("data");
	}

	private Path programs() {
		return this.path.resolve("programs").resolve("unpacked");
	}

}
