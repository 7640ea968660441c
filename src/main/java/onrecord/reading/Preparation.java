package onrecord.reading;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import graphql.ErrorType;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import onrecord.database.Caller;
import onrecord.database.Expectation;
import onrecord.database.Turns;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What is done once for each document and each shape of its variables: to parse, to
 * validate, to plan. It takes processors, and so is done on threads of its own, fewer
 * than there are processors: whoever asks what is known need not wait for it. And it is
 * done in turns, so that nobody who sends one new document after the other keeps others
 * from theirs.
 */
@Component
final class Preparation implements DisposableBean {

	private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

	/** How many may wait for it. */
	private static final int MOST_WAITING = 250;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

	private final Turns turns = new Turns(AT_ONCE, MOST_WAITING, LONGEST_WAIT);

	private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
			Thread.ofPlatform().daemon().name("preparation-", 1).factory());

	/**
	 * Does it when it is the client's turn.
	 * @throws AbortExecutionException where that does not come soon enough
	 */
	<T> T of(GraphQLContext context, Supplier<T> work) {
		Turns.Turn turn = turn(context.getOrDefault(Caller.class, Caller.PATIENT));
		try {
			return CompletableFuture.supplyAsync(work, this.threads).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException own) ? own : ex;
		}
		finally {
			turn.close();
		}
	}

	@Override
	public void destroy() {
		this.threads.shutdown();
	}

	private Turns.Turn turn(Caller caller) {
		try {
			return this.turns.take(caller, new Expectation(Duration.ZERO));
		}
		catch (SQLException ex) {
			throw new AbortExecutionException(List.of(GraphQLError.newError()
				.message("too many requests are new to the server: try again later")
				.errorType(ErrorType.ExecutionAborted)
				.extensions(Map.of("code", "UNAVAILABLE"))
				.build()));
		}
	}

}
