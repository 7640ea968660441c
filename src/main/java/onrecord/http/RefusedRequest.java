package onrecord.http;

/** A request that is refused before GraphQL is asked; the message goes to the client. */
public final class RefusedRequest extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final int status;

	private final ErrorCode code;

	/**
	 * Refuses a request that the client can mend.
	 * @param status the status code of HTTP
	 */
	public RefusedRequest(int status, String message) {
		this(status, ErrorCode.BAD_USER_INPUT, message);
	}

	/**
	 * Refuses a request.
	 * @param status the status code of HTTP
	 */
	RefusedRequest(int status, ErrorCode code, String message) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
	}

	/** One that the client can mend. */
	public static RefusedRequest badRequest(String message) {
		return new RefusedRequest(400, ErrorCode.BAD_USER_INPUT, message);
	}

	static RefusedRequest unavailable(String message) {
		return new RefusedRequest(503, ErrorCode.UNAVAILABLE, message);
	}

	/**
	 * A request that GraphQL itself would refuse: its status is told by the media type.
	 */
	static RefusedRequest notExecuted(ErrorCode code, String message) {
		return new RefusedRequest(0, code, message);
	}

	/** The status code of HTTP. */
	public int status() {
		return status(ResponseType.JSON);
	}

	/** The status code of HTTP for an answer of a media type. */
	int status(ResponseType type) {
		return (this.status != 0) ? this.status : type.statusOfRefusal();
	}

	ErrorCode code() {
		return this.code;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
