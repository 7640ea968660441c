package onrecord.observing;

import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** Metrics and traces at the same time. */
record Both(Metrics metrics, Traces traces) implements Observer {

	@Override
	public void begun(Journey journey, UnaryOperator<@Nullable String> headers) {
		this.traces.begun(journey, headers);
	}

	@Override
	public void planned(Journey journey, long nanos) {
		this.traces.planned(journey, nanos);
	}

	@Override
	public void executed(Journey journey, String sql, long nanos, @Nullable String failure) {
		this.metrics.executed(journey, sql, nanos, failure);
		this.traces.executed(journey, sql, nanos, failure);
	}

	@Override
	public void ended(Journey journey, int status) {
		this.metrics.ended(journey, status);
		this.traces.ended(journey, status);
	}

	@Override
	public <K, V> Cache<K, V> cache(String name, Caffeine<? super K, ? super V> settings) {
		return this.metrics.cache(name, settings);
	}

}
