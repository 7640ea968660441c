package onrecord.reading;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.GraphQLContext;
import onrecord.database.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PreparationTests {

	private final Preparation preparation = new Preparation();

	@AfterEach
	void end() {
		this.preparation.destroy();
	}

	@Test
	void neverHasAllProcessorsNorTheThreadThatAsks() {
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		try (var clients = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
			for (int client = 0; client < 20; client++) {
				clients.submit(() -> this.preparation.of(context(), () -> {
					most.accumulateAndGet(now.incrementAndGet(), Math::max);
					threads.add(Thread.currentThread());
					now.decrementAndGet();
					return "done";
				}));
			}
		}
		assertThat(most.get()).isLessThanOrEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
		assertThat(threads).isNotEmpty().noneMatch(Thread::isVirtual);
	}

	@Test
	void whatItThrowsIsNotWrapped() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.preparation.of(context(), () -> {
			throw new IllegalArgumentException("no document");
		})).withMessage("no document");
		assertThat(this.preparation.of(context(), () -> "the next")).isEqualTo("the next");
	}

	private static GraphQLContext context() {
		return GraphQLContext.newContext().of(Caller.class, Caller.PATIENT).build();
	}

}
