package onrecord.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.database.Caller;
import onrecord.observing.Observer;
import onrecord.observing.RequestContext;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.MimeType;

/** One request over HTTP that is not GraphQL's own, and asks operations itself. */
public final class Inquiry implements AutoCloseable {

	private final HttpServletRequest http;

	private final HttpServletResponse response;

	private final Peer peer;

	private final Answers answers;

	private final Revalidation revalidation;

	private final Failures failures;

	private final Observer observer;

	private boolean paid;

	Inquiry(HttpServletRequest http, HttpServletResponse response, Peer peer, Answers answers,
			Revalidation revalidation, Failures failures, Observer observer) {
		this.http = http;
		this.response = response;
		this.peer = peer;
		this.answers = answers;
		this.revalidation = revalidation;
		this.failures = failures;
		this.observer = observer;
	}

	/**
	 * The body of the request.
	 * @param type of which it is by its headers, in UTF-8
	 * @throws RefusedRequest where it is not, is too long, or comes too slowly
	 */
	public byte[] body(MimeType type) throws IOException {
		byte[] body = Body.of(this.http, type);
		Connection.isAsked();
		return body;
	}

	/**
	 * What stands for all that follows from nothing but the answer to an operation, as
	 * long as the corpus has this version.
	 * @return an entity tag; null where there are none, or the version is not known
	 */
	public @Nullable String tag(String document, Map<String, ? extends @Nullable Object> variables) {
		return this.revalidation.tag(GraphQlRequest.of(document, new TreeMap<>(variables)));
	}

	/**
	 * Whether the client has just what it asks for; if so, it is told, and nothing is to
	 * be sent.
	 * @param tag of what it asks for; null for none
	 */
	public boolean isKnown(@Nullable String tag) {
		if (tag == null || !Revalidation.names(this.http.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
			return false;
		}
		allow(tag);
		this.response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
		return true;
	}

	/** Tells the client how to ask again for what it is sent. */
	public void allow(@Nullable String tag) {
		this.revalidation.allow(this.response, tag);
	}

	/**
	 * Has it seen that the client is told what was made for an earlier request.
	 * @param name under which it is observed
	 */
	public void isToldAgain(String name) {
		RequestContext requestContext = new RequestContext(this.observer, this.http.getMethod(), this.http::getHeader);
		boolean unchanged = this.response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED;
		requestContext.asks(name, null, Map.of(), name);
		requestContext.comesTo(unchanged ? RequestContext.Answer.UNCHANGED : RequestContext.Answer.KEPT);
		requestContext.ended(this.response.getStatus());
	}

	/** Who waits for what is read. */
	public Caller caller() {
		return this.peer;
	}

	/**
	 * Asks an operation.
	 * @param name under which it is observed
	 * @param longest how long the answer may be: bytes
	 * @return a GraphQL response, which may have errors: JSON
	 * @throws RefusedRequest where it is not asked, cannot be answered now, or the answer
	 * is longer
	 */
	public String ask(String document, Map<String, ? extends @Nullable Object> variables, String name, int longest) {
		RequestContext requestContext = new RequestContext(this.observer, this.http.getMethod(), this.http::getHeader);
		int status = 200;
		try {
			GraphQlRequest request = GraphQlRequest.of(document, new TreeMap<>(variables));
			requestContext.asks(document, null, request.variables(), name);
			Answer answer = this.answers.to(request, this.peer, requestContext);
			if (answer.error() != null) {
				requestContext.fails(answer.error().name(), answer.error().isOurs());
			}
			if (answer.length() > longest) {
				throw new RefusedRequest(400, ErrorCode.LIMIT_EXCEEDED,
						"the answer has %,d bytes: allowed here are %,d. Ask for fewer, or for less of each"
							.formatted(answer.length(), longest));
			}
			return text(answer);
		}
		catch (RefusedRequest ex) {
			status = ex.status();
			requestContext.fails(ex.code().name(), ex.code().isOurs());
			throw ex;
		}
		catch (RuntimeException ex) {
			status = 500;
			requestContext.fails(ErrorCode.INTERNAL_SERVER_ERROR.name(), true);
			throw new RefusedRequest(status, ErrorCode.INTERNAL_SERVER_ERROR,
					this.failures.unexpected(ex, "the request", requestContext));
		}
		finally {
			pays(requestContext.cost());
			requestContext.ended(status);
		}
	}

	/**
	 * Puts into the log what nobody foresaw, apart from what is asked.
	 * @return what to tell the client
	 */
	public String failed(RuntimeException thrown) {
		return Failures.outside(thrown);
	}

	private String text(Answer answer) {
		// As bytes, as a text, and in whatever the other protocol makes of it.
		Connection.holds(3 * answer.length());
		this.peer.receives(answer.length());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length());
		try {
			answer.writeTo(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private void pays(long cost) {
		this.paid = true;
		this.peer.pays(cost, this.response);
	}

	/** What asks nothing costs something, too. */
	@Override
	public void close() {
		if (!this.paid) {
			pays(0);
		}
	}

}
