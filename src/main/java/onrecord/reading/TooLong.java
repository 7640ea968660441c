package onrecord.reading;

/** Why there is no answer: it would have more than one may; in words for clients. */
public final class TooLong extends RuntimeException {

	private static final long serialVersionUID = 1;

	/** An answer has more than so many bytes. */
	public TooLong(long most) {
		super("the answer has more than %d MB, all fields together: ask for fewer objects at once, or for fewer long texts"
			.formatted(most / 1_000_000), null, false, false);
	}

}
