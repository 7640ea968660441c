package onrecord.checking;

import java.util.List;

/**
 * The schema, the declarations and the database do not fit together: the server does not
 * start.
 */
public final class Gaps extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> gaps;

	Gaps(List<String> gaps) {
		super("schema, declarations and database do not fit together:\n  " + String.join("\n  ", gaps));
		this.gaps = List.copyOf(gaps);
	}

	/** Each gap as a sentence that begins with the place, {@code Statement.text: …}. */
	public List<String> gaps() {
		return this.gaps;
	}

}
