package onrecord.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The body of a request, which a client may send as slowly, and as much, as it likes. */
final class Body {

	/** How long it may be: bytes. */
	static final int LONGEST = 100_000;

	/** What it may take from its first byte to the last. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int BUFFER = 8192;

	private Body() {
	}

	/**
	 * Reads it.
	 * @throws RefusedRequest where it is not JSON by its headers, too long, or too slow
	 */
	static byte[] of(HttpServletRequest http) throws IOException {
		check(http.getContentType());
		String encoding = http.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new RefusedRequest(415, ErrorCode.BAD_USER_INPUT,
					"`Content-Encoding` is not identity: a compressed body is not read here");
		}
		if (http.getContentLengthLong() > LONGEST) {
			throw tooLong();
		}
		try {
			return read(http.getInputStream());
		}
		catch (IOException ex) {
			if (ex.getCause() instanceof SocketTimeoutException) {
				throw tooSlow();
			}
			throw ex;
		}
	}

	private static byte[] read(InputStream body) throws IOException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		ByteArrayOutputStream read = new ByteArrayOutputStream(1024);
		byte[] buffer = new byte[BUFFER];
		for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
			read.write(buffer, 0, count);
			// Twice, because an array that is full is copied into a larger one.
			Connection.holds(2 * count);
			if (read.size() > LONGEST) {
				throw tooLong();
			}
			if (System.nanoTime() - end > 0) {
				throw tooSlow();
			}
		}
		return read.toByteArray();
	}

	private static void check(@Nullable String contentType) {
		Headers.check("Content-Type", contentType);
		try {
			MimeType type = MimeTypeUtils.parseMimeType(String.valueOf(contentType));
			if (type.equalsTypeAndSubtype(MimeTypeUtils.APPLICATION_JSON)
					&& (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
				return;
			}
		}
		catch (InvalidMimeTypeException ex) {
			// Then it is not the one, either.
		}
		throw new RefusedRequest(415, ErrorCode.BAD_USER_INPUT, "`Content-Type` is not application/json in UTF-8");
	}

	private static RefusedRequest tooLong() {
		return new RefusedRequest(413, ErrorCode.LIMIT_EXCEEDED,
				"the body is too long: allowed are " + LONGEST + " bytes");
	}

	private static RefusedRequest tooSlow() {
		return new RefusedRequest(408, ErrorCode.TIMEOUT,
				"the body did not come in time: allowed are " + PATIENCE.toSeconds() + " seconds");
	}

}
