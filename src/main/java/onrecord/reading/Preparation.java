package onrecord.reading;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import graphql.ErrorType;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import onrecord.database.Asker;
import onrecord.database.Expectation;
import onrecord.database.Turns;

import org.springframework.stereotype.Component;

/**
 * What is done once for each document and each shape of its variables: to parse, to
 * validate, to plan. It is never done on all processors at once, so that whoever asks
 * what is known need not wait for it; and in turns, so that nobody who sends one new
 * document after the other keeps others from theirs.
 */
@Component
final class Preparation {

	/** How many may wait for it. */
	private static final int MOST_WAITING = 250;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

	private final Turns turns = new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING,
			LONGEST_WAIT);

	/**
	 * Does it when it is the client's turn.
	 * @throws AbortExecutionException where that does not come soon enough
	 */
	<T> T of(GraphQLContext context, Supplier<T> work) {
		Turns.Turn turn = turn(context.getOrDefault(Asker.class, Asker.PATIENT));
		try {
			return work.get();
		}
		finally {
			turn.close();
		}
	}

	private Turns.Turn turn(Asker asker) {
		try {
			return this.turns.take(asker, new Expectation(Duration.ZERO));
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
