package onrecord.observing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times. No label has a value that a client can make up, so there are only so
 * many series.
 */
final class Metrics implements Observer {

	private static final String SUCCESS = "success";

	private static final String UNKNOWN = "other";

	/**
	 * The bounds that OpenTelemetry recommends, and what is answered without PostgreSQL.
	 */
	private static final Duration[] OF_REQUESTS = durations(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
			0.5, 1, 2.5, 5, 10);

	private static final Duration[] OF_QUERIES = durations(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5,
			10);

	private final MeterRegistry registry;

	private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

	/** By the SQLSTATE of their failure. */
	private final Map<String, Timer> queries = new ConcurrentHashMap<>();

	private final DistributionSummary cost;

	Metrics(MeterRegistry registry) {
		this.registry = registry;
		this.cost = DistributionSummary.builder("graphql.cost")
			.description("What the operations executed cost")
			.serviceLevelObjectives(10, 100, 1_000, 10_000, 100_000, 1_000_000)
			.register(registry);
		// Series that are there from the beginning: a rate has to begin at zero.
		request(new Kind(SUCCESS, RequestContext.Answer.EXECUTED, UNKNOWN));
		queries("none");
	}

	@Override
	public void executed(RequestContext requestContext, String sql, long nanos, @Nullable String failure) {
		String error = (failure == null) ? "none" : failure;
		this.queries.computeIfAbsent(error, this::queries).record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void ended(RequestContext requestContext, int status) {
		Kind kind = new Kind((requestContext.error() != null) ? requestContext.error() : SUCCESS,
				requestContext.answer(), (requestContext.known() != null) ? requestContext.known() : UNKNOWN);
		this.requests.computeIfAbsent(kind, this::request).record(requestContext.age(), TimeUnit.NANOSECONDS);
		if (requestContext.cost() > 0 && requestContext.answer() == RequestContext.Answer.EXECUTED) {
			this.cost.record(requestContext.cost());
		}
	}

	@Override
	public <K, V> Cache<K, V> cache(String name, Caffeine<? super K, ? super V> settings) {
		Cache<K, V> cache = CaffeineCacheMetrics.monitor(this.registry, settings.recordStats().build(), name);
		Gauge.builder("cache.memory", cache, Metrics::weight)
			.description("What is kept, as it is weighed")
			.baseUnit(BaseUnits.BYTES)
			.tag("cache", name)
			.register(this.registry);
		return cache;
	}

	private static double weight(Cache<?, ?> cache) {
		return cache.policy().eviction().map((bound) -> bound.weightedSize().orElse(0)).orElse(0L);
	}

	private Timer request(Kind kind) {
		return Timer.builder("graphql.request")
			.description("Requests, until their answers are written")
			.tag("outcome", kind.outcome())
			.tag("answer", kind.answer().label())
			.tag("operation", kind.operation())
			.serviceLevelObjectives(OF_REQUESTS)
			.register(this.registry);
	}

	private Timer queries(String error) {
		return Timer.builder("db.client.operation.duration")
			.description("Queries, as the server waits for them")
			.tag("db.system.name", "postgresql")
			.tag("error.type", error)
			.serviceLevelObjectives(OF_QUERIES)
			.register(this.registry);
	}

	private static Duration[] durations(double... seconds) {
		return Arrays.stream(seconds)
			.mapToObj((each) -> Duration.ofNanos(Math.round(each * 1e9)))
			.toArray(Duration[]::new);
	}

	private record Kind(String outcome, RequestContext.Answer answer, String operation) {
	}

}
