package onrecord.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a request asks, as far as it is known: the document from an earlier request, or as
 * soon as it is parsed and found valid. Goes with the request in its context.
 */
public final class Asked {

	private final @Nullable String operationName;

	private @Nullable Known known;

	Asked(@Nullable String operationName, @Nullable Known known) {
		this.operationName = operationName;
		this.known = known;
	}

	/**
	 * The operation that is meant; null while the document is not known, and where it has
	 * no such operation.
	 */
	public @Nullable Operation operation() {
		return (this.known != null) ? this.known.operation(this.operationName) : null;
	}

	@Nullable Known known() {
		return this.known;
	}

	void becomes(Known known) {
		this.known = known;
	}

}
