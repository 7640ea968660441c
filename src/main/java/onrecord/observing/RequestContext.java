package onrecord.observing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the server: what is known of it, for logs, metrics and
 * traces. Only the thread that answers the request may change it.
 */
public final class RequestContext {

	/** Of whoever asks without HTTP. */
	public static final RequestContext NONE = new RequestContext(Observer.NONE, "", (header) -> null);

	private static final int LONGEST_TEXT = 500;

	/** What would end a line of a log, or change how a terminal shows it. */
	private static final Pattern BLANK = Pattern.compile("[\\s\\p{C}\\u2028\\u2029]+");

	private final Observer observer;

	private final String method;

	private final long begun = System.nanoTime();

	private @Nullable String document;

	private @Nullable String operationName;

	private Map<String, @Nullable Object> variables = Map.of();

	private @Nullable String known;

	private long cost;

	private Answer answer = Answer.REFUSED;

	private @Nullable String error;

	private boolean errorIsOurs;

	/** The span of the request, where it is traced. */
	@Nullable Context trace;

	/**
	 * A request has come.
	 * @param method that of HTTP, as the client gave it
	 * @param headers its headers by their names, null for those that it does not have
	 */
	public RequestContext(Observer observer, String method, UnaryOperator<@Nullable String> headers) {
		this.observer = observer;
		this.method = switch (method) {
			case "GET", "HEAD", "POST" -> method;
			default -> "_OTHER";
		};
		observer.begun(this, headers);
	}

	/**
	 * What the client asks.
	 * @param known the operation's name if it is one that the operator has made known:
	 * what a client writes never becomes a label
	 */
	public void asks(String document, @Nullable String operationName, Map<String, @Nullable Object> variables,
			@Nullable String known) {
		this.document = document;
		this.operationName = operationName;
		this.variables = variables;
		this.known = known;
	}

	/** What the operation costs. */
	public void weighs(long cost) {
		this.cost = cost;
	}

	/** The operation has been planned, which took nanoseconds until now. */
	public void planned(long nanos) {
		this.observer.planned(this, nanos);
	}

	/**
	 * A query has been executed, which took nanoseconds until now.
	 * @param sql with placeholders, never with values
	 * @param failure the SQLSTATE of why it has no result; null where it has
	 */
	public void executed(String sql, long nanos, @Nullable String failure) {
		this.observer.executed(this, sql, nanos, failure);
	}

	/** How the request is going to be answered. */
	public void comesTo(Answer answer) {
		this.answer = answer;
	}

	/**
	 * The answer has an error.
	 * @param code the {@code extensions.code} of the gravest one
	 * @param isOurs whether it is the server that is to blame
	 */
	public void fails(String code, boolean isOurs) {
		this.error = code;
		this.errorIsOurs = isOurs;
	}

	/**
	 * The request is answered.
	 * @param status the status code of HTTP
	 */
	public void ended(int status) {
		this.observer.ended(this, status);
	}

	/** GET, HEAD, POST, or {@code _OTHER}. */
	public String method() {
		return this.method;
	}

	/** The operation's name where it is known, else the SHA-256 of its document. */
	public String operation() {
		return (this.known != null) ? this.known : sha256(String.valueOf(this.document));
	}

	/**
	 * What stands for a document where it is too long itself: in logs, as a key, and in
	 * requests of clients that have sent it before. In hexadecimal digits.
	 */
	public static String sha256(String document) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

	/** The document on one line, its end cut off where it is long; empty for none. */
	public String document() {
		return line(this.document);
	}

	/**
	 * The name of the operation that the client has chosen, on one line; empty for none.
	 */
	public String operationName() {
		return line(this.operationName);
	}

	/** The values of the variables: only for whoever has asked for them. */
	public Map<String, @Nullable Object> variables() {
		return this.variables;
	}

	/** The id of the request's trace; null where it is not traced. */
	public @Nullable String traceId() {
		return (this.trace != null) ? Traces.id(this.trace) : null;
	}

	@Nullable String known() {
		return this.known;
	}

	/** What the operation costs, if it has been planned for this request. */
	public long cost() {
		return this.cost;
	}

	Answer answer() {
		return this.answer;
	}

	@Nullable String error() {
		return this.error;
	}

	boolean errorIsOurs() {
		return this.errorIsOurs;
	}

	/** Nanoseconds since the request has come. */
	long age() {
		return System.nanoTime() - this.begun;
	}

	private static String line(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String line = BLANK.matcher(text.substring(0, Math.min(text.length(), 2 * LONGEST_TEXT)))
			.replaceAll(" ")
			.strip();
		return (line.length() > LONGEST_TEXT || text.length() > 2 * LONGEST_TEXT)
				? line.substring(0, Math.min(line.length(), LONGEST_TEXT)) + "…" : line;
	}

	/** The ways in which a request is answered. */
	public enum Answer {

		/** Not executed, as it cannot be or may not be. */
		REFUSED,
		/** Executed now. */
		EXECUTED,
		/** With the answer to the same request earlier. */
		KEPT,
		/** The client has the answer already: 304. */
		UNCHANGED;

		private final String label = name().toLowerCase(Locale.ROOT);

		String label() {
			return this.label;
		}

	}

}
