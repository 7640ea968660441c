package onrecord.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Closing on which no other request may follow. A client that is not told sends the next
 * one, and it is lost.
 */
final class Closing {

	private Closing() {
	}

	/**
	 * Says so where a body has not been read to its end, and may be longer than what is
	 * read of bodies that nobody wants. To be called before the response is committed.
	 */
	static void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
		long length = request.getContentLengthLong();
		boolean bounded = length >= 0 && length <= Body.LONGEST;
		if (!bounded && !request.getInputStream().isFinished()) {
			close(response);
		}
	}

	/** Says so. */
	static void close(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CONNECTION, "close");
	}

}
