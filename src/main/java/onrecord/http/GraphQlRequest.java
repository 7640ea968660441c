package onrecord.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client asks: the parameters of a request as GraphQL over HTTP names them. Others
 * are ignored, and null is the same as none.
 */
record GraphQlRequest(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {

	/** Bounds the effort of reading what no operation of this API needs. */
	private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
		.maxNestingDepth(50)
		.maxNumberLength(100)
		.build();

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	/**
	 * Reads the body of a POST.
	 * @throws RefusedRequest where it is not a JSON object of such parameters
	 */
	static GraphQlRequest ofBody(byte[] body) {
		String text = text(body);
		return of(object("the body", () -> JSON.readValue(text, Object.class)));
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
	 * Reads the query string of a GET, in which variables are JSON.
	 * @throws RefusedRequest where they are not, or there is no query
	 */
	static GraphQlRequest ofQueryString(@Nullable String query, @Nullable String operationName,
			@Nullable String variables) {
		Map<String, @Nullable Object> parameters = new TreeMap<>();
		parameters.put("query", given(query));
		parameters.put("operationName", given(operationName));
		if (given(variables) != null) {
			parameters.put("variables", object("`variables`", () -> JSON.readValue(variables, Object.class)));
		}
		return of(parameters);
	}

	private static @Nullable String given(@Nullable String parameter) {
		return (parameter == null || parameter.isEmpty()) ? null : parameter;
	}

	private static GraphQlRequest of(Map<String, @Nullable Object> parameters) {
		// Looked at for its form only: there is no extension that this server knows.
		map("`extensions`", parameters.get("extensions"));
		String query = text("query", parameters.get("query"));
		if (query == null) {
			throw RefusedRequest.badRequest("`query` is missing: a GraphQL document is expected");
		}
		return new GraphQlRequest(query, text("operationName", parameters.get("operationName")),
				map("`variables`", parameters.get("variables")));
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
				if (!isUnicode(value)) {
					throw RefusedRequest
						.badRequest(name + " has a text with half a surrogate pair, which is no character");
				}
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
