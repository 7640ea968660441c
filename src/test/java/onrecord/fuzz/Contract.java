package onrecord.fuzz;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every answer keeps, whatever was asked. */
final class Contract {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final Set<String> MEMBERS = Set.of("data", "errors", "extensions");

	/** All that the server may say, but that it is at fault. */
	private static final Set<String> CODES = Set.of("BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED",
			"GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED", "TIMEOUT");

	private static final Set<Integer> REFUSALS = Set.of(400, 406, 413, 414, 415);

	/** What only somebody who knows how the server is made can read. */
	static final Pattern INSIDE = Pattern.compile(
			"\\b(java|graphql|onrecord|tools\\.jackson|org\\.(postgresql|springframework))\\.[a-z]\\w*\\.|Exception\\b|\\bat [\\w.]+\\("
					+ "|Value\\{|\\bselect [^{}]* from \\w+ |SQLSTATE|ERROR:");

	private Contract() {
	}

	/**
	 * Reads an answer.
	 * @throws Broken where it is not as GraphQL over HTTP has it, or says what it should
	 * not
	 */
	static JsonNode read(HttpResponse<byte[]> response, boolean strict) {
		JsonNode answer = json(response.body());
		require(answer.isObject() && MEMBERS.containsAll(answer.propertyNames()),
				"the members of the answer are " + answer.propertyNames());
		JsonNode errors = answer.path("errors");
		require(errors.isMissingNode() || errors.isArray() && !errors.isEmpty(), "`errors` is " + errors);
		require(answer.has("data") || answer.has("errors"), "neither data nor errors");
		require(answer.path("data").isMissingNode() || answer.path("data").isObject() || answer.path("data").isNull(),
				"`data` is no object");
		errors.forEach(Contract::error);
		status(response, answer, strict);
		return answer;
	}

	private static void error(JsonNode error) {
		require(error.path("message").isString() && !error.path("message").asString().isBlank(),
				"an error without a message");
		String code = error.at("/extensions/code").asString("");
		require(CODES.contains(code), "the code of an error is " + code + ": " + error);
		String message = error.path("message").asString();
		require(!INSIDE.matcher(message).find(), "a message tells how the server is made: " + message);
		require(message.length() < 5000, "a message has " + message.length() + " characters");
	}

	private static void status(HttpResponse<byte[]> response, JsonNode answer, boolean strict) {
		int status = response.statusCode();
		require(status == 200 || REFUSALS.contains(status) && !answer.has("data"), "the status is " + status);
		require(!strict || answer.has("data") == (status == 200),
				"the status is " + status + ", but data " + answer.has("data"));
		String type = response.headers().firstValue("Content-Type").orElse("");
		require(type.equals((strict ? "application/graphql-response+json" : "application/json") + ";charset=utf-8"),
				"the type is " + type);
	}

	private static JsonNode json(byte[] body) {
		try {
			return JSON.readTree(StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(body))
				.toString());
		}
		catch (CharacterCodingException | JacksonException ex) {
			throw new Broken("the answer is not JSON in UTF-8: " + ex.getMessage());
		}
	}

	static void require(boolean kept, String otherwise) {
		if (!kept) {
			throw new Broken(otherwise);
		}
	}

	/** An answer is not what it should be. */
	static final class Broken extends RuntimeException {

		private static final long serialVersionUID = 1;

		Broken(String message) {
			super(message);
		}

	}

}
