package onrecord.observing;

import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** Metrics and traces at the same time. */
record Both(Metrics metrics, Traces traces) implements Observer {

	@Override
	public void begun(RequestContext requestContext, UnaryOperator<@Nullable String> headers) {
		this.traces.begun(requestContext, headers);
	}

	@Override
	public void planned(RequestContext requestContext, long nanos) {
		this.traces.planned(requestContext, nanos);
	}

	@Override
	public void executed(RequestContext requestContext, String sql, long nanos, @Nullable String failure) {
		this.metrics.executed(requestContext, sql, nanos, failure);
		this.traces.executed(requestContext, sql, nanos, failure);
	}

	@Override
	public void ended(RequestContext requestContext, int status) {
		this.metrics.ended(requestContext, status);
		this.traces.ended(requestContext, status);
	}

	@Override
	public <K, V> Cache<K, V> cache(String name, Caffeine<? super K, ? super V> settings) {
		return this.metrics.cache(name, settings);
	}

}
