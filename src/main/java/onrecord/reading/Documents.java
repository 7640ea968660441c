package onrecord.reading;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import onrecord.observing.Observer;

/**
 * Keeps documents that were parsed and found valid, so that this is done once for each
 * text. Of one that has too many tokens, no more is read.
 */
final class Documents implements PreparsedDocumentProvider {

	/**
	 * How much text the documents kept may have in all: characters. Parsed, a text takes
	 * many times its length.
	 */
	private static final long MOST_KEPT = 1_000_000;

	/**
	 * How deep the grammar's rules may be nested, some three to a level of fields or
	 * values: deeper than any limit of depth, and not so deep that a stack ends.
	 */
	private static final int DEEPEST = 200;

	private final Cache<String, PreparsedDocumentEntry> documents;

	private final ParserOptions parser;

	Documents(Limits limits, Observer observer) {
		this.documents = observer.cache("documents",
				Caffeine.newBuilder()
					.maximumWeight(MOST_KEPT)
					.weigher((String text, PreparsedDocumentEntry document) -> text.length()));
		this.parser = ParserOptions.getDefaultOperationParserOptions()
			.transform((options) -> options.maxTokens(limits.tokens())
				.maxRuleDepth(DEEPEST)
				.parsingListener(Limits::check));
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		PreparsedDocumentEntry document = this.documents.getIfPresent(input.getQuery());
		if (document == null) {
			Limits.check(input.getQuery());
			input.getGraphQLContext().put(ParserOptions.class, this.parser);
			document = parseAndValidate.apply(input);
			if (!document.hasErrors()) {
				this.documents.put(input.getQuery(), document);
			}
		}
		return CompletableFuture.completedFuture(document);
	}

}
