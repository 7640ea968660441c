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
import onrecord.database.Caller;
import onrecord.database.CorpusVersion;
import onrecord.keeping.Keep;
import onrecord.keeping.Weight;
import onrecord.observing.Observer;
import onrecord.observing.RequestContext;
import onrecord.reading.Asked;
import onrecord.reading.Documents;
import onrecord.reading.Notes;
import onrecord.reading.Operation;
import org.jspecify.annotations.Nullable;

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

	/** How much heap answers about the schema may take. */
	private static final DataSize INTROSPECTION = DataSize.ofMegabytes(4);

	private final GraphQL graphQl;

	private final Documents documents;

	private final RequestErrors errors;

	private final CorpusVersion corpus;

	private final Cache<Key, Answer> kept;

	/** Answers about the schema, which take longest to make, whatever else is kept. */
	private final Cache<Key, Answer> introspection;

	private final boolean keeps;

	Answers(GraphQlSource source, Documents documents, RequestErrors errors, CorpusVersion corpus, Observer observer,
			@Value("${onrecord.answers.memory}") DataSize memory) {
		this.graphQl = source.graphQl();
		this.documents = documents;
		this.errors = errors;
		this.corpus = corpus;
		this.keeps = memory.toBytes() > 0;
		this.kept = observer.cache("answers", within(memory));
		this.introspection = observer.cache("introspection", within(INTROSPECTION));
	}

	private static Caffeine<Key, Answer> within(DataSize memory) {
		return Keep.within(memory, (Key key, Answer answer) -> key.weight() + answer.weight());
	}

	/**
	 * Answers the request.
	 * @param caller who waits for it
	 * @throws RefusedRequest where a root field cannot be answered now, but may be later:
	 * half an answer is none
	 */
	Answer to(GraphQlRequest request, Caller caller, RequestContext requestContext) {
		Asked asked = this.documents.asked(request.query(), request.operationName());
		String version = this.keeps ? this.corpus.known() : null;
		Key known = Key.of(asked, request, version);
		Answer kept = (known != null) ? keep(known).getIfPresent(known) : null;
		if (kept != null) {
			requestContext.comesTo(RequestContext.Answer.KEPT);
			return kept;
		}
		Answer answer = execute(request, asked, caller, requestContext);
		Key key = (known != null) ? known : Key.of(asked, request, version);
		if (key != null && answer.whole()
				&& (key.version().equals(Key.SCHEMA) || key.version().equals(this.corpus.known()))) {
			keep(key).put(key, answer);
		}
		return answer;
	}

	private Cache<Key, Answer> keep(Key key) {
		return key.version().equals(Key.SCHEMA) ? this.introspection : this.kept;
	}

	private Answer execute(GraphQlRequest request, Asked asked, Caller caller, RequestContext requestContext) {
		Notes notes = new Notes();
		ExecutionResult result = this.graphQl.execute(ExecutionInput.newExecutionInput()
			.query(request.query())
			.operationName(request.operationName())
			.variables(request.variables())
			.executionId(NONE)
			.graphQLContext(Map.of(Asked.class, asked, Caller.class, caller, RequestContext.class, requestContext,
					Notes.class, notes))
			.build());
		if (result.isDataPresent()) {
			requestContext.comesTo(RequestContext.Answer.EXECUTED);
		}
		if (result.getErrors().isEmpty()) {
			return Answer.of(result, List.of(), notes.all());
		}
		for (GraphQLError error : result.getErrors()) {
			if (RequestErrors.code(error) == ErrorCode.UNAVAILABLE) {
				throw RefusedRequest.unavailable(error.getMessage());
			}
		}
		return Answer.of(result, this.errors.told(result.getErrors(), asked, request.variables()), notes.all());
	}

	/**
	 * What is asked, of which version.
	 *
	 * @param document the SHA-256 of its text
	 * @param operation its name
	 * @param variables those that the operation declares, as JSON
	 */
	private record Key(String document, String operation, String variables, String version) {

		/** What the schema is, no load changes. */
		static final String SCHEMA = "";

		/** Null where nothing is kept, and as long as the operation is not known. */
		static @Nullable Key of(Asked asked, GraphQlRequest request, @Nullable String corpus) {
			Operation operation = asked.operation();
			String version = (operation != null && operation.introspects()) ? SCHEMA : corpus;
			return (operation != null && version != null)
					? new Key(operation.document(), operation.name(), request.variables(operation.variables()), version)
					: null;
		}

		int weight() {
			return Weight.object(4) + Weight.text(this.document) + Weight.text(this.operation)
					+ Weight.text(this.variables);
		}

	}

}
