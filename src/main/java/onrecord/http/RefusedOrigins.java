package onrecord.http;

import java.io.IOException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Pages of other origins, as Spring lets them in by the Fetch standard; who may not ask
 * is told so in our form. A page does not see it, but its developer does.
 */
final class RefusedOrigins extends DefaultCorsProcessor {

	@Override
	protected void rejectRequest(ServerHttpResponse response) throws IOException {
		Answer answer = Answer.refusal(ErrorCode.BAD_USER_INPUT, "a page of this origin may not ask, or not so: "
				+ "the operator allows origins by `spring.graphql.cors.allowed-origins`");
		response.setStatusCode(HttpStatus.FORBIDDEN);
		response.getHeaders().set(HttpHeaders.CONTENT_TYPE, ResponseType.JSON.header());
		response.getHeaders().setContentLength(answer.length());
		answer.writeTo(response.getBody());
		response.flush();
	}

}
