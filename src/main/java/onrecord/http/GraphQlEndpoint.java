package onrecord.http;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;

/**
 * The endpoint, by GraphQL over HTTP (draft of 2025, whose audit clients go by): POST and
 * GET. A servlet, and not one of Spring's handlers, because those parse and write the
 * answer that is already made, and cannot tell a client that it has it already.
 */
final class GraphQlEndpoint extends HttpServlet {

	/** How long a body may be: bytes. */
	static final int LONGEST_BODY = 100_000;

	/** When one that is refused for now may be worth trying again: seconds. */
	private static final String RETRY_AFTER = "1";

	private static final long serialVersionUID = 1;

	private static final Logger LOG = LoggerFactory.getLogger(GraphQlEndpoint.class);

	private final transient Answers answers;

	private final transient Revalidation revalidation;

	GraphQlEndpoint(Answers answers, Revalidation revalidation) {
		this.answers = answers;
		this.revalidation = revalidation;
	}

	@Override
	protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
		ResponseType type = ResponseType.JSON;
		try {
			type = ResponseType.acceptedBy(http.getHeader(HttpHeaders.ACCEPT));
			switch (http.getMethod()) {
				case "POST" -> send(this.answers.to(GraphQlRequest.ofBody(body(http))), type, response);
				case "GET", "HEAD" -> get(http, type, response);
				default -> {
					response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
					throw new RefusedRequest(405, ErrorCode.BAD_USER_INPUT,
							"the method is not one of this endpoint: allowed are GET, HEAD and POST");
				}
			}
		}
		catch (RefusedRequest ex) {
			response.setStatus(ex.status());
			if (ex.code() == ErrorCode.UNAVAILABLE) {
				response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			}
			write(Answer.refusal(ex.code(), ex.getMessage()), type, response);
		}
		catch (RuntimeException ex) {
			String id = UUID.randomUUID().toString();
			LOG.error("Failure {}", id, ex);
			response.setStatus(500);
			write(Answer.refusal(ErrorCode.INTERNAL_SERVER_ERROR,
					"something went wrong in the server; its log has this under " + id), type, response);
		}
	}

	private void get(HttpServletRequest http, ResponseType type, HttpServletResponse response) throws IOException {
		GraphQlRequest request = GraphQlRequest.ofQueryString(http.getParameter("query"),
				http.getParameter("operationName"), http.getParameter("variables"));
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		String tag = this.revalidation.tag(request);
		if (tag != null && Revalidation.names(http.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
			this.revalidation.allow(response, tag);
			response.setStatus(304);
			return;
		}
		Answer answer = this.answers.to(request);
		if (answer.whole()) {
			this.revalidation.allow(response, tag);
		}
		send(answer, type, response);
	}

	private static byte[] body(HttpServletRequest http) throws IOException {
		String type = http.getContentType();
		if (type == null || !type.regionMatches(true, 0, "application/json", 0, 16)) {
			throw new RefusedRequest(415, ErrorCode.BAD_USER_INPUT, "`Content-Type` is not application/json");
		}
		byte[] body = http.getInputStream().readNBytes(LONGEST_BODY + 1);
		if (body.length > LONGEST_BODY) {
			throw new RefusedRequest(413, ErrorCode.LIMIT_EXCEEDED,
					"the body is too long: allowed are " + LONGEST_BODY + " bytes");
		}
		return body;
	}

	private static void send(Answer answer, ResponseType type, HttpServletResponse response) throws IOException {
		response.setStatus((answer.executed() || type == ResponseType.JSON) ? 200 : 400);
		write(answer, type, response);
	}

	private static void write(Answer answer, ResponseType type, HttpServletResponse response) throws IOException {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setContentType(type.header());
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

}
