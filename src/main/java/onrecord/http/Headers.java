package onrecord.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told of pages: nothing of them comes from, or goes to, anywhere else,
 * and no other page may frame them.
 */
final class Headers extends OncePerRequestFilter {

	private static final String POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "img-src 'self' data:",
			"worker-src 'self' blob:", "connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'",
			"base-uri 'none'");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
		Connection.begins();
		Connection.isAnswered(0, request.getHeader(HttpHeaders.ACCEPT_ENCODING) != null);
		chain.doFilter(request, response);
	}

}
