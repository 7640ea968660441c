package onrecord.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.http.HttpHeaders;

/**
 * Browsers that open the endpoint: they are led to GraphiQL, with the query that they
 * bring along, because whoever follows a link wants to read. Programs, and scripts of
 * pages, prefer no page.
 */
final class Browsers {

	/**
	 * How long a query string may be that is led on: characters. Tomcat's headers have
	 * room for 8 KB.
	 */
	private static final int LONGEST = 7000;

	private Browsers() {
	}

	/** Leads on a browser, or says that there is none. */
	static boolean led(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String query = request.getQueryString();
		if (!isBrowser(request) || (query != null && (query.length() > LONGEST || !isForGraphiQl(request)))) {
			return false;
		}
		Closing.tell(request, response);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.LOCATION, "graphiql/" + ((query != null) ? "?" + query : ""));
		response.setStatus(HttpServletResponse.SC_FOUND);
		return true;
	}

	private static boolean isBrowser(HttpServletRequest request) {
		try {
			return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
					&& ResponseType.isLessThanPage(request.getHeader(HttpHeaders.ACCEPT));
		}
		catch (RefusedRequest ex) {
			// The endpoint says why.
			return false;
		}
	}

	/**
	 * A document that is asked for by its id or hash is one that GraphiQL does not have.
	 */
	private static boolean isForGraphiQl(HttpServletRequest request) {
		try {
			return request.getParameter("query") != null
					|| (request.getParameter("documentId") == null && request.getParameter("extensions") == null);
		}
		catch (InvalidParameterException ex) {
			// The endpoint says so.
			return false;
		}
	}

}
