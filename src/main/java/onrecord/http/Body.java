package onrecord.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

	/** What is read of a longer one at a time: bytes. */
	private static final int PIECE = 8192;

	private Body() {
	}

	/**
	 * Reads it.
	 * @param type of which it is by its headers, in UTF-8
	 * @throws RefusedRequest where it is not, is too long, or too slow
	 */
	static byte[] of(HttpServletRequest http, MimeType type) throws IOException {
		check(http.getContentType(), type);
		String encoding = http.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new RefusedRequest(415, ErrorCode.BAD_USER_INPUT,
					"`Content-Encoding` is not identity: a compressed body is not read here");
		}
		if (http.getContentLengthLong() > LONGEST) {
			throw tooLong();
		}
		try {
			return read(http.getInputStream(), http.getContentLengthLong());
		}
		catch (IOException ex) {
			if (ex.getCause() instanceof SocketTimeoutException) {
				throw tooSlow();
			}
			throw ex;
		}
	}

	/**
	 * Reads it in pieces that are not copied before the last has come: there may be many
	 * whose last never does.
	 * @param length as the client says; negative where he does not
	 */
	private static byte[] read(InputStream body, long length) throws IOException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		List<byte[]> pieces = new ArrayList<>();
		// With room for a byte more, so that there is no second piece for no bytes.
		byte[] piece = new byte[(length >= 0) ? (int) Math.min(length + 1, PIECE) : PIECE];
		int read = 0;
		int filled = 0;
		for (int count = body.read(piece); count >= 0; count = body.read(piece, filled, piece.length - filled)) {
			read += count;
			filled += count;
			// Twice, because in the end they are put together.
			Connection.holds(2 * count);
			if (read > LONGEST) {
				throw tooLong();
			}
			if (System.nanoTime() - end > 0) {
				throw tooSlow();
			}
			if (filled == piece.length) {
				pieces.add(piece);
				piece = new byte[PIECE];
				filled = 0;
			}
		}
		byte[] whole = new byte[read];
		int at = 0;
		for (byte[] each : pieces) {
			System.arraycopy(each, 0, whole, at, each.length);
			at += each.length;
		}
		System.arraycopy(piece, 0, whole, at, filled);
		return whole;
	}

	private static void check(@Nullable String contentType, MimeType wanted) {
		Headers.check("Content-Type", contentType);
		try {
			MimeType type = MimeTypeUtils.parseMimeType(String.valueOf(contentType));
			if (type.equalsTypeAndSubtype(wanted)
					&& (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
				return;
			}
		}
		catch (InvalidMimeTypeException ex) {
			// Then it is not the one, either.
		}
		throw new RefusedRequest(415, ErrorCode.BAD_USER_INPUT, "`Content-Type` is not " + wanted + " in UTF-8");
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
