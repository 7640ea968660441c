package onrecord.format;

import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param name the name by which it is spoken of; "-" for standard input
 * @param path where its content lies
 */
public record InputFile(String name, Path path) {

	/** A file that is spoken of by its path as it was given. */
	public static InputFile of(Path path) {
		return new InputFile(path.toString(), path);
	}

}
