package onrecord.limiting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.parser.ParsingListener;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much one request may ask for. All but the tokens count after fragments are
 * expanded, so that a fragment is worth what it stands for.
 *
 * @param tokens of a document
 * @param rootFields of an operation
 * @param depth of an operation: levels of fields, 1 for the root fields. Introspection
 * has limits of its own, those of {@link graphql.introspection.GoodFaithIntrospection}
 * @param fields of an operation
 * @param aliases of an operation
 * @param directives of an operation
 * @param cost of an operation, see {@link Cost}
 */
@ConfigurationProperties("onrecord.limits")
public record Limits(int tokens, int rootFields, int depth, int fields, int aliases, int directives, long cost) {

	/** How long a name or a number in a document may be: characters. */
	private static final int LONGEST_NAME = 200;

	/**
	 * Looks at the text of a document before it is read: to read a number of 100,000
	 * digits takes half a second.
	 * @throws AbortExecutionException where so many digits stand in a row
	 */
	public static void check(String document) {
		int digits = 0;
		for (int i = 0; i < document.length(); i++) {
			digits = ('0' <= document.charAt(i) && document.charAt(i) <= '9') ? digits + 1 : 0;
			if (digits > LONGEST_NAME) {
				throw refusal(null, "the document has a number of more than " + LONGEST_NAME
						+ " digits: a text of so many is only allowed in a variable");
			}
		}
	}

	/**
	 * Looks at one token of a document: a text may be long, a name or a number may not.
	 * @throws AbortExecutionException where it is too long
	 */
	public static void check(ParsingListener.Token token) {
		String text = token.getText();
		if (text != null && text.length() > LONGEST_NAME && text.charAt(0) != '"') {
			throw refusal(new SourceLocation(token.getLine(), token.getCharPositionInLine() + 1),
					"a name has " + text.length() + " characters: allowed are at most " + LONGEST_NAME);
		}
	}

	/**
	 * Looks at each operation of a document.
	 * @throws AbortExecutionException where one of them is too large
	 */
	public void check(Document document) {
		Extents extents = new Extents(document);
		for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
			Extent extent = extents.of(operation);
			check(operation, "has", extent.rootFields(), this.rootFields, "root fields");
			check(operation, "is", extent.depth(), this.depth, "levels deep");
			check(operation, "has", extent.fields(), this.fields, "fields");
			check(operation, "has", extent.aliases(), this.aliases, "aliases");
			check(operation, "has", extent.directives(), this.directives, "directives");
		}
	}

	/**
	 * Looks at the cost of an operation.
	 * @return null where it is not too high
	 */
	public @Nullable AbortExecutionException refusal(OperationDefinition operation, long cost) {
		return (cost > this.cost) ? refusal(operation.getSourceLocation(), "the operation costs " + cost
				+ ": allowed are at most " + this.cost + ". Ask for smaller pages, or for less in them") : null;
	}

	/** What a client is told of a cost: {@code extensions.cost}. */
	public Map<String, Long> told(long cost) {
		Map<String, Long> told = new LinkedHashMap<>();
		told.put("cost", cost);
		told.put("limit", this.cost);
		told.put("remaining", Math.max(this.cost - cost, 0));
		return told;
	}

	private static void check(OperationDefinition operation, String verb, int number, int most, String what) {
		if (number > most) {
			String counted = (number == Extent.MOST) ? "far too many " + what : number + " " + what;
			throw refusal(operation.getSourceLocation(),
					"the operation " + verb + " " + counted + ", fragments expanded: allowed are at most " + most);
		}
	}

	private static AbortExecutionException refusal(@Nullable SourceLocation location, String message) {
		GraphQLError.Builder<?> error = GraphQLError.newError()
			.message("%s", message)
			.errorType(ErrorType.ExecutionAborted);
		if (location != null) {
			error.location(location);
		}
		return new AbortExecutionException(List.of(error.build()));
	}

}
