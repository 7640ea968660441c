package onrecord.http;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * How much each client may ask for in a minute, by the cost of its operations: what it
 * has not used comes back evenly. What an operation costs is known when it has been
 * planned, so the last one may cost more than what is left. The headers are those of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
@Component
final class Allowances {

	private static final int WINDOW = 60;

	private static final double SECOND = Duration.ofSeconds(1).toNanos();

	/** Of how many clients it is known what they have used. */
	private static final int MOST_CLIENTS = 10_000;

	private final long most;

	private final Cache<String, Allowance> clients = Caffeine.newBuilder()
		.maximumSize(MOST_CLIENTS)
		.executor(Runnable::run)
		.build();

	Allowances(@Value("${onrecord.clients.cost-per-minute}") long most) {
		this.most = most;
	}

	/** What a client has; null for as much as it wants, where nothing is set. */
	@Nullable Allowance of(String client) {
		return (this.most > 0) ? this.clients.get(client, (name) -> new Allowance()) : null;
	}

	/** What one client may still ask for. */
	final class Allowance {

		private double left = Allowances.this.most;

		private long at = System.nanoTime();

		private Allowance() {
		}

		/**
		 * Looks whether something is left, and says so in the headers.
		 * @throws RefusedRequest where nothing is: 429
		 */
		synchronized void check(HttpServletResponse response) {
			refill();
			tell(response);
			if (this.left <= 0) {
				response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause()));
				throw new RefusedRequest(429, ErrorCode.RATE_LIMITED,
						"this client has asked for too much: allowed are operations that cost %d in a minute; try again in %d s"
							.formatted(Allowances.this.most, pause()));
			}
		}

		/** Takes what an operation costs, and at least 1, for each is a request. */
		synchronized void spend(long cost, HttpServletResponse response) {
			this.left -= Math.max(1, cost);
			tell(response);
		}

		private void refill() {
			long now = System.nanoTime();
			this.left = Math.min(Allowances.this.most,
					this.left + (now - this.at) / SECOND * Allowances.this.most / WINDOW);
			this.at = now;
		}

		private void tell(HttpServletResponse response) {
			response.setHeader("RateLimit-Policy", "\"cost\";q=%d;w=%d".formatted(Allowances.this.most, WINDOW));
			response.setHeader("RateLimit", "\"cost\";r=%d;t=%d".formatted((long) Math.max(0, this.left), untilFull()));
		}

		/** Seconds until there is something again. */
		private long pause() {
			return Math.max(1, seconds(-this.left));
		}

		private long untilFull() {
			return seconds(Allowances.this.most - this.left);
		}

		private long seconds(double cost) {
			return (long) Math.ceil(cost * WINDOW / Allowances.this.most);
		}

	}

}
