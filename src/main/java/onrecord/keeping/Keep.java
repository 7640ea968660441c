package onrecord.keeping;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;

import org.springframework.util.unit.DataSize;

/**
 * How a server keeps things for later requests: those that are used, within so many bytes
 * of heap. Of what comes when it is full, only that stays which is asked for more often
 * than what would have to go for it (W-TinyLFU), so that what one client asks once, in
 * whatever number, does not push out what others use.
 */
public final class Keep {

	/** What an entry takes besides its key and value: bytes. */
	private static final int ENTRY = 128;

	private Keep() {
	}

	/**
	 * A cache that keeps what weighs no more than that in all.
	 * @param weigher of what key and value hold, see {@link Weight}
	 */
	public static <K, V> Caffeine<K, V> within(DataSize memory, Weigher<K, V> weigher) {
		return Caffeine.newBuilder()
			.maximumWeight(memory.toBytes())
			.weigher((K key, V value) -> ENTRY + weigher.weigh(key, value))
			// What is too much goes at once: in a thread of its own it would go when that
			// comes to it, and hundreds may come before.
			.executor(Runnable::run);
	}

}
