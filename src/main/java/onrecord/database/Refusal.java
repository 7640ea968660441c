package onrecord.database;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * Why the server cannot start. The message is a full sentence for the person who started
 * it, without class names or passwords; it is shown without a stack trace.
 */
public final class Refusal extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String remedy;

	/**
	 * Refuses to start.
	 * @param reason one sentence
	 * @param remedy what to do about it, in one more
	 */
	public Refusal(String reason, String remedy) {
		this(reason, remedy, null);
	}

	Refusal(String reason, String remedy, @Nullable Throwable cause) {
		super(reason, cause);
		this.remedy = remedy;
	}

	/** What to do about it, in one sentence. */
	public String remedy() {
		return this.remedy;
	}

}
