package onrecord.http;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What each request passes first. An address has one spelling, so that whoever stands in
 * front of the server, and goes by it, and the server mean the same: Tomcat itself would
 * take away parameters, dots and slashes, and decode.
 */
final class Gate extends HttpFilter {

	private static final long serialVersionUID = 1;

	/**
	 * Parameters, empty segments and dots, and in percent what need not be, or what ends
	 * segments (RFC 3986, 6.2.2).
	 */
	private static final Pattern OTHER_SPELLING = Pattern.compile(
			";|//|\\\\|/\\.{1,2}(?:/|$)|%(?:[01][0-9a-fA-F]|2[dDeEfF]|3[0-9]|4[1-9a-fA-F]|5[0-9aAcCfF]|6[1-9a-fA-F]|7[0-9aAeEfF])");

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		boolean isEndpoint = request.getRequestURI().equals("/graphql");
		if (!isOneSpelling(request.getRequestURI())) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
		else if (!isEndpoint && !isMediaType(request.getContentType())) {
			response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
		}
		else {
			if (!isEndpoint) {
				Closing.tell(request, response);
			}
			chain.doFilter(request, response);
		}
	}

	/**
	 * What is behind the other addresses reads it, although it wants no body, and takes
	 * one that is none for its own fault.
	 */
	private static boolean isMediaType(@Nullable String type) {
		try {
			return type == null || MediaType.parseMediaType(type).isConcrete();
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isOneSpelling(String path) {
		boolean folder = path.equals("/") || path.equals("/graphiql/");
		return (folder || !path.endsWith("/")) && !OTHER_SPELLING.matcher(path).find();
	}

}
