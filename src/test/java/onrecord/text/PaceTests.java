package onrecord.text;

import java.time.Duration;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How many lines a log gets of a kind. */
class PaceTests {

	@Test
	void whatIsLeftOutIsToldOnceTheMinuteIsOver() {
		Logger log = (Logger) LoggerFactory.getLogger(PaceTests.class);
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		log.addAppender(events);
		log.setAdditive(false);
		Pace pace = new Pace(log, "slow queries", 3, Duration.ofMillis(500));
		assertThat(IntStream.range(0, 1000).parallel().filter((each) -> pace.admits()).count()).isEqualTo(3);
		assertThat(events.list).isEmpty();
		await().atMost(Duration.ofSeconds(5)).until(() -> !events.list.isEmpty());
		assertThat(events.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.isEqualTo("997 more slow queries were left out here: at most 3 a minute are told.");
		assertThat(IntStream.range(0, 3).filter((each) -> pace.admits()).count()).isEqualTo(3);
		assertThat(pace.admits()).isFalse();
	}

}
