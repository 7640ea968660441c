package onrecord.observing;

import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens to each request, by the thread that answers it. What takes long is
 * not done here.
 */
public interface Observer {

	/** Sees nothing, and costs nothing. */
	Observer NONE = new Observer() {
	};

	/**
	 * A request has come.
	 * @param headers its headers by their names, null for those that it does not have
	 */
	default void begun(RequestContext requestContext, UnaryOperator<@Nullable String> headers) {
	}

	/** The operation has been planned, which took nanoseconds until now. */
	default void planned(RequestContext requestContext, long nanos) {
	}

	/**
	 * A query has been executed, which took nanoseconds until now.
	 * @param sql with placeholders, never with values
	 * @param failure the SQLSTATE of why it has no result; null where it has
	 */
	default void executed(RequestContext requestContext, String sql, long nanos, @Nullable String failure) {
	}

	/**
	 * The request is answered.
	 * @param status the status code of HTTP
	 */
	default void ended(RequestContext requestContext, int status) {
	}

	/** Builds a cache whose use is to be seen. */
	default <K, V> Cache<K, V> cache(String name, Caffeine<? super K, ? super V> settings) {
		return settings.build();
	}

}
