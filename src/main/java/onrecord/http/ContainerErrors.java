package onrecord.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * The errors that Tomcat tells clients itself, in our form: of requests that never reach
 * the endpoint, of pages that there are none.
 */
public final class ContainerErrors extends ErrorReportValve {

	private static final String TOO_LARGE = StringManager.getManager(Http11InputBuffer.class)
		.getString("iib.requestheadertoolarge.error");

	@Override
	protected void report(Request request, Response response, @Nullable Throwable thrown) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			if (thrown instanceof IllegalArgumentException && TOO_LARGE.equals(thrown.getMessage())) {
				// Tomcat calls it 400, whatever it is that is too large.
				status = request.getCoyoteRequest().requestURI().isNull() ? 414 : 431;
				response.setStatus(status);
			}
			if (isEnd(request)) {
				Closing.close(response);
			}
			else {
				Closing.tell(request, response);
			}
			Answer answer = answer(status, thrown);
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setContentType(type(request).header());
			response.setContentLength(answer.length());
			answer.writeTo(response.getOutputStream());
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// Nobody is there to be told.
		}
	}

	/** Whether Tomcat has lost its way in what the client sends, and will close. */
	private static boolean isEnd(Request request) {
		AtomicBoolean isError = new AtomicBoolean();
		request.getCoyoteRequest().action(ActionCode.IS_ERROR, isError);
		return isError.get();
	}

	private static ResponseType type(Request request) {
		try {
			return ResponseType.acceptedBy(request.getHeader("Accept"));
		}
		catch (RefusedRequest ex) {
			return ResponseType.JSON;
		}
	}

	private static Answer answer(int status, @Nullable Throwable thrown) {
		return switch (status) {
			case 400 -> Answer.refusal(ErrorCode.BAD_USER_INPUT, "this is not a request of HTTP as it should be");
			case 404 ->
				Answer.refusal(ErrorCode.BAD_USER_INPUT, "there is nothing at this address: GraphQL is at /graphql");
			case 405 -> Answer.refusal(ErrorCode.BAD_USER_INPUT, "this address does not take this method");
			case 408 -> Answer.refusal(ErrorCode.TIMEOUT, "the request did not come in time");
			case 413 -> Answer.refusal(ErrorCode.LIMIT_EXCEEDED, "the request is too long");
			case 414 -> Answer.refusal(ErrorCode.LIMIT_EXCEEDED, "the address is too long");
			case 415 -> Answer.refusal(ErrorCode.BAD_USER_INPUT, "this address does not take this Content-Type");
			case 431 -> Answer.refusal(ErrorCode.LIMIT_EXCEEDED, "the headers are too long");
			case 501, 505 -> Answer.refusal(ErrorCode.BAD_USER_INPUT, "this server does not know this part of HTTP");
			case 503 -> Answer.refusal(ErrorCode.UNAVAILABLE, "the server cannot answer now: try again later");
			default -> (status < 500) ? Answer.refusal(ErrorCode.BAD_USER_INPUT, "this request cannot be answered")
					: Answer.refusal(ErrorCode.INTERNAL_SERVER_ERROR, Failures.outside(thrown));
		};
	}

}
