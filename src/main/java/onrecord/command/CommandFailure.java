package onrecord.command;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/** Why a command ends without having done what it should. */
final class CommandFailure extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int exitCode;

	/**
	 * Ends the command.
	 * @param message a sentence for the person who started it; null where all is said
	 */
	CommandFailure(int exitCode, @Nullable String message) {
		super(message);
		this.exitCode = exitCode;
	}

	int exitCode() {
		return this.exitCode;
	}

}
