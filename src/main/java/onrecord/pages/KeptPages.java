package onrecord.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import com.github.benmanes.caffeine.cache.Cache;
import onrecord.keeping.Keep;
import onrecord.keeping.Weight;
import onrecord.observing.Observer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Pages that were made for earlier requests, by what tells that they would be the same
 * now: the entity tag, which names the version of the corpus.
 */
final class KeptPages {

	private final Cache<String, Made> kept;

	private KeptPages(Cache<String, Made> kept) {
		this.kept = kept;
	}

	static KeptPages within(DataSize memory, Observer observer) {
		return new KeptPages(observer.cache("pages",
				Keep.within(memory, (String key, Made made) -> Weight.text(key) + made.weight())));
	}

	@Nullable Made get(@Nullable String key) {
		return (key != null) ? this.kept.getIfPresent(key) : null;
	}

	void put(String key, Made made) {
		this.kept.put(key, made);
	}

	/**
	 * What was made.
	 *
	 * @param compressed the same by gzip, so that this is done once for each that is
	 * kept; null where it is not kept, or would hardly be shorter
	 */
	record Made(String type, byte[] bytes, byte @Nullable [] compressed) {

		/** What is shorter than this is not compressed: bytes. */
		private static final int SHORT = 2048;

		Made(String type, String text) {
			this(type, text.getBytes(StandardCharsets.UTF_8), null);
		}

		/** The same, to be sent more than once. */
		Made compress() {
			if (this.bytes.length < SHORT) {
				return this;
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream(this.bytes.length / 2);
			try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
				gzip.write(this.bytes);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return new Made(this.type, this.bytes, out.toByteArray());
		}

		private int weight() {
			return Weight.object(3) + Weight.bytes(this.bytes.length)
					+ ((this.compressed != null) ? Weight.bytes(this.compressed.length) : 0);
		}

	}

}
