package onrecord.keeping;

import com.github.benmanes.caffeine.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jol.info.GraphLayout;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept, and what has to go. */
class KeepTests {

	static {
		// Has JOL look into records, too.
		System.setProperty("jol.magicFieldOffset", "true");
	}

	/** The smallest there are, so that what the cache itself takes weighs most. */
	@Test
	void manySmallThingsTakeNoMoreThanTheyMay() {
		Cache<String, String> cache = Keep.within(DataSize.ofMegabytes(8), KeepTests::weight).build();
		for (int i = 0; i < 400_000; i++) {
			cache.put(Integer.toString(i, 36), "");
		}
		assertThat(GraphLayout.parseInstance(cache).totalSize()).isBetween(5_000_000L, 9_000_000L);
	}

	/**
	 * Fifty are used, each once while a client asks for thousands of others, which nobody
	 * asks for again.
	 */
	@ParameterizedTest
	@CsvSource({ "4, 1500, 12, 8000", "4, 100, 100, 8000", "24, 20000, 1000, 8000", "24, 20000, 20000, 500",
			"32, 5000, 300, 8000" })
	void whatIsUsedNowAndThenOutlivesAFlood(int megabytes, int length, int lengthOfOthers, int others) {
		Cache<String, String> cache = Keep.within(DataSize.ofMegabytes(megabytes), KeepTests::weight).build();
		int lost = 0;
		for (int i = 0; i < 50 * others; i++) {
			cache.put("other-" + i, "x".repeat(lengthOfOthers));
			if (i % (others / 50) == 0) {
				String used = "used-" + i / (others / 50) % 50;
				if (cache.getIfPresent(used) == null) {
					lost += (i > 4 * others) ? 1 : 0;
					cache.put(used, "x".repeat(length));
				}
			}
		}
		assertThat(lost).isZero();
	}

	@Test
	void whatIsLargerThanAllThatMayBeKeptIsNot() {
		Cache<String, String> cache = Keep.within(DataSize.ofKilobytes(10), KeepTests::weight).build();
		cache.put("small", "x");
		cache.put("large", "x".repeat(20_000));
		assertThat(cache.asMap()).containsOnlyKeys("small");
	}

	@ParameterizedTest
	@CsvSource({ "0, ''", "0, abcdefghi", "9, ж", "100000, aж", "100000, a" })
	void aTextWeighsWhatItTakes(int times, String text) {
		String repeated = text.repeat(Math.max(1, times));
		assertThat(Weight.text(repeated)).isEqualTo((int) GraphLayout.parseInstance(repeated).totalSize());
	}

	private static int weight(String key, String value) {
		return Weight.text(key) + Weight.text(value);
	}

}
