package onrecord.reading;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import onrecord.keeping.Keep;
import onrecord.keeping.Weight;
import onrecord.limiting.Limits;
import onrecord.observing.Observer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps documents that were parsed and found valid, so that this is done once for each
 * text. Of one that has too many tokens, no more is read.
 */
@Component
public final class Documents implements PreparsedDocumentProvider {

	/**
	 * How deep the grammar's rules may be nested, some three to a level of fields or
	 * values: deeper than any limit of depth, and not so deep that a stack ends.
	 */
	private static final int DEEPEST = 200;

	private final Cache<String, Known> kept;

	private final ParserOptions parser;

	private final Preparation preparation;

	Documents(Limits limits, Preparation preparation, Observer observer,
			@Value("${onrecord.documents.memory}") DataSize memory) {
		this.kept = observer.cache("documents",
				Keep.within(memory, (String text, Known known) -> Weight.text(text) + known.weight()));
		this.preparation = preparation;
		this.parser = ParserOptions.getDefaultOperationParserOptions()
			.transform((options) -> options.maxTokens(limits.tokens())
				.maxRuleDepth(DEEPEST)
				.parsingListener(Limits::check));
	}

	/**
	 * What a request asks, which is to go into its context.
	 * @param operationName null if it is the only one
	 */
	public Asked asked(String text, @Nullable String operationName) {
		return new Asked(operationName, this.kept.getIfPresent(text));
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		Asked asked = input.getGraphQLContext().get(Asked.class);
		if (asked == null) {
			asked = asked(input.getQuery(), input.getOperationName());
			input.getGraphQLContext().put(Asked.class, asked);
		}
		Known known = asked.known();
		Asked unknown = asked;
		return CompletableFuture.completedFuture((known != null) ? known.document()
				: this.preparation.of(input.getGraphQLContext(), () -> read(input, unknown, parseAndValidate)));
	}

	private PreparsedDocumentEntry read(ExecutionInput input, Asked asked,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		Limits.check(input.getQuery());
		input.getGraphQLContext().put(ParserOptions.class, this.parser);
		PreparsedDocumentEntry document = parseAndValidate.apply(input);
		if (document.hasErrors()) {
			asked.isInvalid(document.getDocument());
		}
		else {
			Known known = Known.of(input.getQuery(), document);
			this.kept.put(input.getQuery(), known);
			asked.becomes(known);
		}
		return document;
	}

}
