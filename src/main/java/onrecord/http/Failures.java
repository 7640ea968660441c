package onrecord.http;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import onrecord.observing.RequestContext;
import onrecord.text.Pace;
import onrecord.text.Printable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Puts what goes wrong in the server into its log, with what is needed to ask the same
 * again. Variables are in it only where {@code onrecord.failures} is at debug: they are
 * the client's business. At most so many a minute are told.
 */
@Component
final class Failures {

	private static final Logger LOG = LoggerFactory.getLogger("onrecord.failures");

	private static final JsonMapper JSON = new JsonMapper();

	/** How many lines a minute may have. */
	private static final int MOST = 60;

	/** How much of the variables a line may have: characters. */
	private static final int LONGEST = 10_000;

	/** Those of Tomcat are made without us. */
	private static final Pace PACE = new Pace(LOG, "failures", MOST);

	/** How long nothing more is said of a database that is away: nanoseconds. */
	private static final long SILENCE = 10_000_000_000L;

	/** What a client is told where so much fails that the log leaves some of it out. */
	private static final String UNTOLD = "something went wrong in the server; its log has what failed just before";

	private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

	private final AtomicInteger unsaid = new AtomicInteger();

	/**
	 * Says what nobody foresaw.
	 * @param where the root field that cannot be answered, or the whole request
	 * @return what to tell the client: under which id the log has it
	 */
	String unexpected(Throwable thrown, String where, RequestContext requestContext) {
		if (!PACE.admits()) {
			return UNTOLD;
		}
		String id = UUID.randomUUID().toString();
		LoggingEventBuilder line = LOG.atError()
			.setCause(thrown)
			.addKeyValue("failure", id)
			.addKeyValue("where", where)
			.addKeyValue("method", requestContext.method())
			.addKeyValue("operation", requestContext.operation())
			.addKeyValue("operationName", requestContext.operationName())
			.addKeyValue("document", requestContext.document());
		if (requestContext.traceId() != null) {
			line.addKeyValue("trace.id", requestContext.traceId());
		}
		String variables = "";
		if (LOG.isDebugEnabled()) {
			variables = Printable
				.line(Printable.shortened(JSON.writeValueAsString(requestContext.variables()), LONGEST));
			line.addKeyValue("variables", variables);
		}
		line.log("Failure {} in {}: {} {} {} {} {}", id, where, requestContext.method(), requestContext.operation(),
				requestContext.operationName(), requestContext.document(), variables);
		return told(id);
	}

	/**
	 * Says what nobody foresaw where no request had reached the endpoint.
	 * @return what to tell the client
	 */
	static String outside(@Nullable Throwable thrown) {
		if (!PACE.admits()) {
			return UNTOLD;
		}
		String id = UUID.randomUUID().toString();
		LOG.atError().setCause(thrown).addKeyValue("failure", id).log("Failure {}", id);
		return told(id);
	}

	private static String told(String id) {
		return "something went wrong in the server; its log has this under " + id;
	}

	/**
	 * Says that the database is away, but not for each request that finds it so.
	 * @param reason what the driver or the pool says
	 */
	void unavailable(String reason) {
		long now = System.nanoTime();
		long until = this.silentUntil.get();
		if (now - until < 0 || !this.silentUntil.compareAndSet(until, now + SILENCE)) {
			this.unsaid.incrementAndGet();
			return;
		}
		int more = this.unsaid.getAndSet(0);
		LOG.atWarn()
			.addKeyValue("unsaid", more)
			.log("The database is not available: {} ({} more since this was last said)",
					Printable.line(reason.replaceAll("\\s+", " ")), more);
	}

}
