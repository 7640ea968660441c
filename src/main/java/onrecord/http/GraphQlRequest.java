package onrecord.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import onrecord.observing.RequestContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a client asks: the parameters of a request as GraphQL over HTTP names them. Others
 * are ignored, and null is the same as none.
 *
 * @param hash by which the client wants to ask for the query from now on
 */
record GraphQlRequest(String query, @Nullable String operationName, Map<String, @Nullable Object> variables,
		@Nullable String hash) {

	/** What clients call the id of a document: by the draft, Relay's, and some others. */
	private static final List<String> IDS = List.of("documentId", "doc_id", "id");

	/**
	 * Reads the body of a POST.
	 * @throws RefusedRequest where it is not a JSON object of such parameters
	 */
	static GraphQlRequest ofBody(byte[] body, PersistedDocuments documents) {
		String text = text(body);
		return of(object("the body", () -> ClientJson.MAPPER.readValue(text, Object.class)), documents);
	}

	/** Stricter than Jackson, which takes longer forms of a character than UTF-8 has. */
	private static String text(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw RefusedRequest.badRequest("the body is not UTF-8");
		}
	}

	/**
	 * Reads the query string of a GET, in which variables and extensions are
	 * ClientJson.MAPPER.
	 * @param parameters by their names; null for those that are not there
	 * @throws RefusedRequest where they are not, or there is no query
	 */
	static GraphQlRequest ofQueryString(Function<String, @Nullable String> parameters, PersistedDocuments documents) {
		Map<String, @Nullable Object> given = new TreeMap<>();
		for (String name : List.of("query", "operationName")) {
			given.put(name, given(parameters.apply(name)));
		}
		for (String name : IDS) {
			given.put(name, given(parameters.apply(name)));
		}
		for (String name : List.of("variables", "extensions")) {
			String json = given(parameters.apply(name));
			if (json != null) {
				given.put(name, object("`" + name + "`", () -> ClientJson.MAPPER.readValue(json, Object.class)));
			}
		}
		return of(given, documents);
	}

	/**
	 * What was read by another protocol.
	 * @throws RefusedRequest where a text in the variables is none
	 */
	static GraphQlRequest of(String document, Map<String, @Nullable Object> variables) {
		checkUnicode("a variable", variables);
		return new GraphQlRequest(document, null, variables, null);
	}

	/**
	 * The values of variables as JSON, the same text for the same values.
	 * @param names of those that count, in an order of theirs
	 */
	String variables(List<String> names) {
		if (this.variables.isEmpty() || names.isEmpty()) {
			return "";
		}
		Map<String, @Nullable Object> counting = new LinkedHashMap<>();
		for (String name : names) {
			if (this.variables.containsKey(name)) {
				counting.put(name, this.variables.get(name));
			}
		}
		return counting.isEmpty() ? "" : ClientJson.MAPPER.writeValueAsString(counting);
	}

	/** All that the answer depends on. */
	List<@Nullable Object> meaning() {
		return Arrays.asList(this.query, this.operationName, this.variables);
	}

	/** Tells what is asked. */
	void tell(RequestContext requestContext, PersistedDocuments documents) {
		requestContext.asks(this.query, this.operationName, this.variables, documents.name(this.query));
	}

	/**
	 * Whether it asks for nothing but a query, or for nothing that GraphQL understands.
	 */
	boolean isQuery() {
		ParseAndValidateResult parsed = ParseAndValidate.parse(ExecutionInput.newExecutionInput(this.query).build());
		Document document = parsed.getDocument();
		return document == null || document.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.filter((operation) -> this.operationName == null || this.operationName.equals(operation.getName()))
			.allMatch((operation) -> operation.getOperation() == OperationDefinition.Operation.QUERY);
	}

	private static @Nullable String given(@Nullable String parameter) {
		return (parameter == null || parameter.isEmpty()) ? null : parameter;
	}

	private static GraphQlRequest of(Map<String, @Nullable Object> parameters, PersistedDocuments documents) {
		Map<String, @Nullable Object> extensions = map("`extensions`", parameters.get("extensions"));
		String hash = hash(extensions.get("persistedQuery"));
		String sent = given(text("query", parameters.get("query")));
		String query = documents.document(sent, id(parameters, sent), hash);
		return new GraphQlRequest(query, text("operationName", parameters.get("operationName")),
				map("`variables`", parameters.get("variables")), (sent != null) ? hash : null);
	}

	/**
	 * The id of the document that is meant. Beside a query, only {@code documentId} is
	 * one: react-relay-network-modern names each request by {@code id}, and where the
	 * document is known, sends an empty query.
	 */
	private static @Nullable String id(Map<String, @Nullable Object> parameters, @Nullable String query) {
		if (query != null) {
			return text("documentId", parameters.get("documentId"));
		}
		List<String> given = IDS.stream().filter((name) -> parameters.get(name) != null).toList();
		List<String> ids = given.stream().map((name) -> text(name, parameters.get(name))).distinct().toList();
		if (ids.size() > 1) {
			throw RefusedRequest.badRequest(given.stream().collect(Collectors.joining("` and `", "`", "`"))
					+ " are different: allowed is one id of a document");
		}
		return ids.isEmpty() ? null : ids.getFirst();
	}

	/** Of an automatic persisted query, as Apollo's clients send it. */
	private static @Nullable String hash(@Nullable Object persistedQuery) {
		Map<String, @Nullable Object> members = map("`extensions.persistedQuery`", persistedQuery);
		return text("extensions.persistedQuery.sha256Hash", members.get("sha256Hash"));
	}

	private static @Nullable String text(String name, @Nullable Object value) {
		if (value == null || value instanceof String) {
			return (String) value;
		}
		throw RefusedRequest.badRequest("`" + name + "` is not a text");
	}

	private static Map<String, @Nullable Object> object(String name, Json json) {
		try {
			Object value = json.value();
			if (value instanceof Map) {
				checkUnicode(name, value);
				return map(name, value);
			}
		}
		catch (JacksonException ex) {
			String place = (ex.getLocation() != null)
					? " (line " + ex.getLocation().getLineNr() + ", column " + ex.getLocation().getColumnNr() + ")"
					: "";
			throw RefusedRequest.badRequest(name + " is not JSON" + place);
		}
		throw RefusedRequest.badRequest(name + " is not a JSON object");
	}

	/** JSON can write halves of surrogate pairs, which can neither be stored nor sent. */
	private static void checkUnicode(String name, Object value) {
		if (!isUnicode(value)) {
			throw RefusedRequest.badRequest(name + " has a text with half a surrogate pair, which is no character");
		}
	}

	private static boolean isUnicode(@Nullable Object value) {
		return switch (value) {
			case String text -> text.codePoints()
				.noneMatch((point) -> Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE);
			case Map<?, ?> map -> map.entrySet()
				.stream()
				.allMatch((member) -> isUnicode(member.getKey()) && isUnicode(member.getValue()));
			case Collection<?> list -> list.stream().allMatch(GraphQlRequest::isUnicode);
			case null, default -> true;
		};
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> map(String name, @Nullable Object value) {
		if (value == null || value instanceof Map) {
			return (value != null) ? (Map<String, @Nullable Object>) value : Map.of();
		}
		throw RefusedRequest.badRequest(name + " is not a JSON object");
	}

	/** What can only be read as it comes. */
	private interface Json {

		@Nullable Object value();

	}

}
