package onrecord.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The embedded PostgreSQL's three passwords, one a line in a file that only its owner can
 * read. The superuser's stands first because {@code initdb --pwfile} takes a file's first
 * line.
 */
record Passwords(Path file, String superuser, String owner, String reader) {

	static Passwords keptIn(Path file) throws IOException {
		List<String> lines = Files.readAllLines(file);
		if (lines.size() != 3) {
			throw new Refusal("The file %s should hold three passwords, one a line.".formatted(file),
					"Bring it back from a copy.");
		}
		return new Passwords(file, lines.get(0), lines.get(1), lines.get(2));
	}

	static Passwords createdIn(Path file) throws IOException {
		Path draft = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(draft);
		Files.createFile(draft, onlyForOwner("rw-------"));
		Files.write(draft, Stream.generate(Passwords::random).limit(3).toList());
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		return keptIn(file);
	}

	static FileAttribute<?>[] onlyForOwner(String permissions) {
		// Windows has no such permissions; there the folder's own rights decide.
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
	}

	private static String random() {
		byte[] bytes = new byte[24];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().encodeToString(bytes);
	}

	@Override
	public String toString() {
		return "Passwords[file=" + this.file + "]";
	}

}
