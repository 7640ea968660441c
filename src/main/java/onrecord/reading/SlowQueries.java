package onrecord.reading;

import java.time.Duration;
import java.util.List;

import onrecord.observing.RequestContext;
import onrecord.planning.Plan;
import onrecord.text.Pace;
import onrecord.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says in the log which queries took long: with placeholders, so that no log keeps what
 * clients ask for; with their values, ready for psql, where {@code onrecord.slow} is at
 * debug. At most so many a minute, and of each at most so much: clients cause them.
 */
@Component
final class SlowQueries {

	private static final Logger LOG = LoggerFactory.getLogger("onrecord.slow");

	/** How many lines a minute may have. */
	private static final int MOST = 20;

	/** How much of a query a line may have: characters. */
	private static final int LONGEST = 20_000;

	private final Pace pace = new Pace(LOG, "slow queries", MOST);

	private final long nanos;

	/**
	 * Says which took longer than that.
	 * @param longest nothing is said where it is zero
	 */
	SlowQueries(@Value("${onrecord.slow-query}") Duration longest) {
		this.nanos = longest.isPositive() ? longest.toNanos() : Long.MAX_VALUE;
	}

	/** Looks at a query that has been executed, or was given up. */
	void look(Plan plan, List<String> texts, long took, RequestContext requestContext) {
		if (took <= this.nanos || !this.pace.admits()) {
			return;
		}
		long milliseconds = took / 1_000_000;
		LoggingEventBuilder line = LOG.atWarn()
			.addKeyValue("milliseconds", milliseconds)
			.addKeyValue("operation", requestContext.operation());
		if (requestContext.traceId() != null) {
			line.addKeyValue("trace.id", requestContext.traceId());
		}
		line.log("{} ms for a query of the operation {}:\n{};", milliseconds, requestContext.operation(),
				Printable.text(Printable.shortened(LOG.isDebugEnabled() ? plan.readable(texts) : plan.sql(), LONGEST)));
	}

}
