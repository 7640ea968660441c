package onrecord.format;

/**
 * A file cannot be read, or not any further. What was read of it before has been handed
 * on. The message is a sentence that names the file.
 */
public final class Unreadable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Unreadable(String message) {
		super(message);
	}

	Unreadable(String message, Throwable cause) {
		super(message, cause);
	}

}
