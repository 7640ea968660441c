package onrecord.limiting;

import java.time.Duration;

import onrecord.database.CorpusVersion;
import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class MeasureTests {

	@Autowired
	private Measure measure;

	@Autowired
	private CorpusVersion version;

	/** Once for each version: else each request would ask for the lengths, too. */
	@Test
	void looksOnceForTheVersionThatIsKnown() throws InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (this.version.known() == null && System.nanoTime() < end) {
			Thread.sleep(10);
		}
		assertThat(this.version.known()).isNotNull();
		do {
			this.measure.now();
			Thread.sleep(1100);
		}
		while (this.version.known() == null && System.nanoTime() < end);
		assertThat(this.measure.areOld()).isFalse();
	}

}
