package onrecord.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told of pages: nothing of them comes from, or goes to, anywhere else,
 * and no other page may frame them. And which headers of theirs are too long.
 */
final class Headers extends OncePerRequestFilter {

	private static final String POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "img-src 'self' data:",
			"worker-src 'self' blob:", "connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'",
			"base-uri 'none'");

	/**
	 * How long a header may be that tells media types: characters. Spring keeps the last
	 * 64 that it has read, with maps of what is in them.
	 */
	private static final int LONGEST_TYPES = 1000;

	/**
	 * Looks at a header that tells media types, before it is read.
	 * @throws RefusedRequest where it is too long
	 */
	static void check(String name, @Nullable String types) {
		if (types != null && areTooLong(types)) {
			throw new RefusedRequest(431, ErrorCode.LIMIT_EXCEEDED,
					"`" + name + "` has " + types.length() + " characters: allowed are at most " + LONGEST_TYPES);
		}
	}

	private static boolean areTooLong(@Nullable String types) {
		return types != null && types.length() > LONGEST_TYPES;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
		if (areTooLong(request.getHeader(HttpHeaders.ACCEPT)) || areTooLong(request.getContentType())) {
			response.sendError(431);
			return;
		}
		Connection.begins();
		Connection.isAnswered(0, request.getHeader(HttpHeaders.ACCEPT_ENCODING) != null);
		chain.doFilter(request, response);
	}

}
