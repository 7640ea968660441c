package onrecord.database;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A small file system of a test's own, which can really be full. */
public final class SmallDisk implements AutoCloseable {

	private static final int PIECE = 4096;

	private final Path folder;

	private SmallDisk(Path folder) {
		this.folder = folder;
	}

	/**
	 * Mounts one, or ends the test as one that cannot be run here.
	 * @param folder a folder that is not there yet
	 * @param megabytes how much it holds
	 */
	public static SmallDisk mount(Path folder, int megabytes) throws IOException {
		Files.createDirectory(folder);
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()),
				"only root on Linux may mount a file system, and not in every container");
		return new SmallDisk(folder);
	}

	/** A file or folder on it. */
	public Path resolve(String name) {
		return this.folder.resolve(name);
	}

	/**
	 * Leaves only so many bytes free.
	 * @return a file to be deleted for room
	 */
	public Path fillUpTo(long free) throws IOException {
		Path ballast = resolve("ballast");
		byte[] some = new byte[PIECE];
		try (OutputStream out = Files.newOutputStream(ballast)) {
			while (Files.getFileStore(this.folder).getUsableSpace() > free) {
				out.write(some);
			}
		}
		return ballast;
	}

	@Override
	public void close() {
		run("umount", "--lazy", this.folder.toString());
	}

	/** Whether a program ends well. */
	static boolean run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start()
				.onExit()
				.join()
				.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
