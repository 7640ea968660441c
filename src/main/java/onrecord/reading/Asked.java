package onrecord.reading;

import graphql.language.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks, as far as it is known: the document from an earlier request, or as
 * soon as it is parsed and found valid. Goes with the request in its context.
 */
public final class Asked {

	private final @Nullable String operationName;

	private @Nullable Known known;

	private @Nullable Document document;

	Asked(@Nullable String operationName, @Nullable Known known) {
		this.operationName = operationName;
		if (known != null) {
			becomes(known);
		}
	}

	/** The name of the operation that is meant; null if it is the only one. */
	public @Nullable String operationName() {
		return this.operationName;
	}

	/**
	 * The document, whether it is valid or not; null where it was not parsed, or is too
	 * large.
	 */
	public @Nullable Document document() {
		return this.document;
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
		this.document = known.document().getDocument();
	}

	void isInvalid(@Nullable Document document) {
		this.document = document;
	}

}
