package onrecord.http;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.observing.Observer;
import onrecord.observing.RequestContext;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The endpoint, by GraphQL over HTTP (draft of 2025, whose audit clients go by): POST and
 * GET. A servlet, and not one of Spring's handlers, because those parse and write the
 * answer that is already made, and cannot tell a client that it has it already.
 */
final class GraphQlEndpoint extends HttpServlet {

	private static final String METHODS = "GET, HEAD, POST";

	/** How long an address may be: characters. */
	private static final int LONGEST_ADDRESS = 8000;

	/** When one that is refused for now may be worth trying again: seconds. */
	private static final String RETRY_AFTER = "1";

	private static final long serialVersionUID = 1;

	private final transient Answers answers;

	private final transient Revalidation revalidation;

	private final transient PersistedDocuments documents;

	private final transient Failures failures;

	private final transient Observer observer;

	private final transient Allowances allowances;

	private final Duration timeout;

	/**
	 * Made once for a server.
	 * @param timeout after which time nobody waits for an answer any more
	 */
	GraphQlEndpoint(Answers answers, Revalidation revalidation, PersistedDocuments documents, Failures failures,
			Allowances allowances, Observer observer, Duration timeout) {
		this.answers = answers;
		this.documents = documents;
		this.revalidation = revalidation;
		this.failures = failures;
		this.allowances = allowances;
		this.observer = observer;
		this.timeout = timeout;
	}

	@Override
	protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
		Connection.begins();
		if (Browsers.led(http, response)) {
			return;
		}
		RequestContext requestContext = new RequestContext(this.observer, http.getMethod(), http::getHeader);
		try {
			answer(http, new Peer(http, this.timeout, this.allowances), response, requestContext);
		}
		finally {
			requestContext.ended(response.getStatus());
		}
	}

	private void answer(HttpServletRequest http, Peer peer, HttpServletResponse response, RequestContext requestContext)
			throws IOException {
		ResponseType type = ResponseType.JSON;
		try {
			if (!http.getMethod().equals("POST")) {
				Closing.tell(http, response);
			}
			type = ResponseType.acceptedBy(http.getHeader(HttpHeaders.ACCEPT));
			switch (http.getMethod()) {
				case "POST" -> post(http, peer, type, response, requestContext);
				case "GET", "HEAD" -> get(http, peer, type, response, requestContext);
				default -> throw notAllowed(response, METHODS, "the method is not one of this endpoint");
			}
		}
		catch (RefusedRequest ex) {
			response.setStatus(ex.status(type));
			if (ex.status(type) == 408 || ex.status(type) == 413) {
				// Nobody is going to read the rest of the body.
				Closing.close(response);
			}
			Closing.tell(http, response);
			if (ex.code() == ErrorCode.UNAVAILABLE) {
				response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			}
			write(Answer.refusal(ex.code(), ex.getMessage()), type, peer, response, requestContext);
		}
		catch (RuntimeException ex) {
			response.setStatus(500);
			write(Answer.refusal(ErrorCode.INTERNAL_SERVER_ERROR,
					this.failures.unexpected(ex, "the request", requestContext)), type, peer, response, requestContext);
		}
	}

	private static RefusedRequest notAllowed(HttpServletResponse response, String methods, String message) {
		response.setHeader(HttpHeaders.ALLOW, methods);
		return new RefusedRequest(405, ErrorCode.BAD_USER_INPUT, message + ": allowed are " + methods);
	}

	private void post(HttpServletRequest http, Peer peer, ResponseType type, HttpServletResponse response,
			RequestContext requestContext) throws IOException {
		peer.comes(response);
		GraphQlRequest request = GraphQlRequest.ofBody(Body.of(http, MediaType.APPLICATION_JSON), this.documents);
		request.tell(requestContext, this.documents);
		Connection.isAsked();
		Answer answer = this.answers.to(request, peer, requestContext);
		if (answer.executed()) {
			keep(request);
		}
		peer.pays(requestContext.cost(), response);
		send(answer, type, peer, response, requestContext);
	}

	private void get(HttpServletRequest http, Peer peer, ResponseType type, HttpServletResponse response,
			RequestContext requestContext) throws IOException {
		String query = http.getQueryString();
		if (query != null && query.length() > LONGEST_ADDRESS) {
			throw new RefusedRequest(414, ErrorCode.LIMIT_EXCEEDED, "the address is too long: allowed are "
					+ LONGEST_ADDRESS + " characters of a query string. Send a POST");
		}
		peer.comes(response);
		Connection.isAsked();
		GraphQlRequest request = GraphQlRequest.ofQueryString((name) -> parameter(http, name), this.documents);
		request.tell(requestContext, this.documents);
		// Added, because for pages of other origins it also varies by those.
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		String tag = this.revalidation.tag(request);
		if (tag != null && Revalidation.names(http.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
			keep(request);
			this.revalidation.allow(response, tag);
			response.setStatus(304);
			requestContext.comesTo(RequestContext.Answer.UNCHANGED);
			return;
		}
		Answer answer = this.answers.to(request, peer, requestContext);
		if (!answer.executed() && !request.isQuery()) {
			throw notAllowed(response, "POST", "a GET is only for queries");
		}
		if (answer.executed()) {
			keep(request);
		}
		if (answer.whole()) {
			this.revalidation.allow(response, tag);
		}
		peer.pays(requestContext.cost(), response);
		send(answer, type, peer, response, requestContext);
	}

	/**
	 * What can be executed may be asked for by its hash from now on.
	 */
	private void keep(GraphQlRequest request) {
		if (request.hash() != null) {
			this.documents.keep(request.hash(), request.query());
		}
	}

	private static @Nullable String parameter(HttpServletRequest http, String name) {
		try {
			return http.getParameter(name);
		}
		catch (InvalidParameterException ex) {
			throw RefusedRequest.badRequest("the query string is not made of parameters in UTF-8, percent-encoded");
		}
	}

	private static void send(Answer answer, ResponseType type, Peer peer, HttpServletResponse response,
			RequestContext requestContext) throws IOException {
		response.setStatus((answer.executed() || type == ResponseType.JSON) ? 200 : 400);
		write(answer, type, peer, response, requestContext);
	}

	private static void write(Answer answer, ResponseType type, Peer peer, HttpServletResponse response,
			RequestContext requestContext) throws IOException {
		if (answer.error() != null) {
			requestContext.fails(answer.error().name(), answer.error().isOurs());
		}
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setContentType(type.header());
		response.setContentLength(answer.length());
		peer.receives(answer.length());
		answer.writeTo(response.getOutputStream());
	}

}
