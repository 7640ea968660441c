package onrecord.http;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.ExecutionId;
import onrecord.database.Asker;
import onrecord.database.CorpusVersion;
import onrecord.observing.Journey;
import onrecord.observing.Observer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Answers to requests: executed, or kept from an earlier request. An answer is kept for
 * one version of the corpus, and only if that version was known before and after it was
 * read; so it can never be given for a later one.
 */
@Component
final class Answers {

	/** graphql-java would draw a random one for each request, which nobody looks at. */
	private static final ExecutionId NONE = ExecutionId.from("-");

	private final GraphQL graphQl;

	private final RequestErrors errors;

	private final CorpusVersion corpus;

	private final Cache<Key, Answer> kept;

	private final boolean keeps;

	Answers(GraphQlSource source, RequestErrors errors, CorpusVersion corpus, Observer observer,
			@Value("${onrecord.answers.memory}") DataSize memory) {
		this.graphQl = source.graphQl();
		this.errors = errors;
		this.corpus = corpus;
		this.keeps = memory.toBytes() > 0;
		this.kept = observer.cache("answers", Caffeine.newBuilder()
			.maximumWeight(memory.toBytes())
			// The request is kept, too, and its variables may be longer than its
			// query.
			.weigher((Key key, Answer answer) -> key.toString().length() + answer.body().length));
	}

	/**
	 * Answers the request.
	 * @param asker who waits for it
	 * @throws RefusedRequest where a root field cannot be answered now, but may be later:
	 * half an answer is none
	 */
	Answer to(GraphQlRequest request, Asker asker, Journey journey) {
		String version = this.keeps ? this.corpus.known() : null;
		if (version == null) {
			return execute(request, asker, journey);
		}
		Key key = new Key(request, version);
		Answer kept = this.kept.getIfPresent(key);
		if (kept != null) {
			journey.comesTo(Journey.Answer.KEPT);
			return kept;
		}
		Answer answer = execute(request, asker, journey);
		if (answer.whole() && version.equals(this.corpus.known())) {
			this.kept.put(key, answer);
		}
		return answer;
	}

	private Answer execute(GraphQlRequest request, Asker asker, Journey journey) {
		ExecutionResult result = this.graphQl.execute(ExecutionInput.newExecutionInput()
			.query(request.query())
			.operationName(request.operationName())
			.variables(request.variables())
			.executionId(NONE)
			.graphQLContext(Map.of(Asker.class, asker, Journey.class, journey))
			.build());
		if (result.isDataPresent()) {
			journey.comesTo(Journey.Answer.EXECUTED);
		}
		if (result.getErrors().isEmpty()) {
			return Answer.of(result, List.of());
		}
		List<GraphQLError> errors = this.errors.coded(result.getErrors());
		for (GraphQLError error : errors) {
			if (error.getErrorType() == ErrorCode.UNAVAILABLE) {
				throw RefusedRequest.unavailable(error.getMessage());
			}
		}
		return Answer.of(result, RequestErrors.first(errors));
	}

	private record Key(GraphQlRequest request, String version) {
	}

}
