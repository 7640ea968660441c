package onrecord.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TurnsTests {

	private static final Expectation LONG = new Expectation(Duration.ofSeconds(1));

	private static final Expectation QUICK = new Expectation(Duration.ofMillis(1));

	private final Turns turns = new Turns(4, 8, Duration.ofSeconds(5));

	private final BlockingQueue<String> called = new LinkedBlockingQueue<>();

	private final AtomicInteger refused = new AtomicInteger();

	@Test
	void whatTakesLongLeavesSessionsForWhatDoesNot() throws Exception {
		Turns.Turn first = this.turns.take(caller("a"), LONG);
		come("b", LONG);
		List<Turns.Turn> quick = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			quick.add(this.turns.take(caller("c"), QUICK));
		}
		assertThat(this.called).isEmpty();
		assertThat(this.turns.areTaken()).isTrue();
		first.close();
		assertThat(next()).isEqualTo("b");
		quick.forEach(Turns.Turn::close);
	}

	@Test
	void whoReadsLeastComesFirstHoweverManyOthersCameBefore() throws Exception {
		List<Turns.Turn> all = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			all.add(this.turns.take(caller("many"), QUICK));
		}
		for (int i = 0; i < 3; i++) {
			come("many", QUICK);
		}
		come("one", QUICK);
		all.getFirst().close();
		assertThat(next()).isEqualTo("one");
		all.get(1).close();
		assertThat(next()).isEqualTo("many");
	}

	@Test
	void whoFillsTheLineMakesRoomForOthers() throws Exception {
		for (int i = 0; i < 4; i++) {
			this.turns.take(caller("many"), QUICK);
		}
		for (int i = 0; i < 8; i++) {
			come("many", QUICK);
		}
		come("one", QUICK);
		assertThat(next()).isEqualTo("many refused");
		assertThat(this.refused).hasValue(1);
		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> this.turns.take(caller("many"), QUICK));
	}

	@Test
	void whereNewStatementsTakeLongTheNextAreNotBelieved() throws Exception {
		Turns.Turn surprise = this.turns.take(caller("sly"), QUICK);
		Thread.sleep(1300);
		surprise.close();
		Turns.Turn first = this.turns.take(caller("sly"), new Expectation(Duration.ofMillis(1)));
		come("other", new Expectation(Duration.ofMillis(1)));
		Expectation known = new Expectation(Duration.ofMillis(1));
		known.took(1_000_000);
		this.turns.take(caller("sly"), known).close();
		assertThat(this.called).isEmpty();
		first.close();
		assertThat(next()).isEqualTo("other");
	}

	@Test
	void ofThoseWhoHaveReadTheSameWhoWillBeSoonerDoneComesFirst() throws Exception {
		List<Turns.Turn> all = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			all.add(this.turns.take(caller("many"), QUICK));
		}
		come("slow", new Expectation(Duration.ofMillis(40)));
		come("quick", new Expectation(Duration.ofMillis(2)));
		all.getFirst().close();
		assertThat(next()).isEqualTo("quick");
	}

	@Test
	void whatIsGivenUpIsNotQuickForThat() {
		Expectation expectation = new Expectation(Duration.ofSeconds(1));
		expectation.tookAtLeast(Duration.ofMillis(20).toNanos());
		assertThat(expectation.isLong()).isTrue();
		assertThat(expectation.isKnown()).isFalse();
	}

	@Test
	void aTimeThatWasNotExpectedIsBelievedWhenItIsLongAndForgottenWhenItIsNot() {
		Expectation expectation = new Expectation(Duration.ofMillis(1));
		expectation.took(Duration.ofMillis(60).toNanos());
		assertThat(expectation.isLong()).isFalse();
		expectation.took(Duration.ofSeconds(1).toNanos());
		assertThat(expectation.isLong()).isTrue();
		expectation.took(Duration.ofMillis(2).toNanos());
		assertThat(expectation.isLong()).isFalse();
	}

	/** Comes, waits, and has its turn until the test ends. */
	private void come(String client, Expectation expectation) throws InterruptedException {
		CompletableFuture<Void> waits = new CompletableFuture<>();
		Thread thread = Thread.startVirtualThread(() -> {
			try {
				waits.complete(null);
				this.turns.take(caller(client), expectation);
				this.called.add(client);
			}
			catch (SQLException ex) {
				this.refused.incrementAndGet();
				this.called.add(client + " refused");
			}
		});
		waits.join();
		for (int i = 0; i < 500 && thread.getState() != Thread.State.TIMED_WAITING
				&& thread.getState() != Thread.State.TERMINATED; i++) {
			Thread.sleep(1);
		}
	}

	private String next() throws InterruptedException {
		return this.called.poll(2, TimeUnit.SECONDS);
	}

	private static Caller caller(String client) {
		return new Caller() {

			@Override
			public String client() {
				return client;
			}

			@Override
			public long waitsUntil() {
				return System.nanoTime() + Duration.ofSeconds(10).toNanos();
			}

			@Override
			public boolean isGone() {
				return false;
			}

		};
	}

}
