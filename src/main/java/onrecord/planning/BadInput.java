package onrecord.planning;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** An argument that cannot be: the request is wrong, not the server. */
public final class BadInput extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> path;

	private final @Nullable String argument;

	BadInput(List<String> path, @Nullable String argument, String message) {
		super(message);
		this.path = path;
		this.argument = argument;
	}

	/** Where in the answer the field stands: response keys, up to the first list. */
	public List<String> path() {
		return this.path;
	}

	/**
	 * The argument as a schema coordinate, {@code Query.statements(first:)}, where one is
	 * to blame.
	 */
	public @Nullable String argument() {
		return this.argument;
	}

}
