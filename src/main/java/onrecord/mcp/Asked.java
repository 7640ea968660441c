package onrecord.mcp;

import java.util.List;
import java.util.Map;

import onrecord.http.ClientJson;
import onrecord.http.Inquiry;
import tools.jackson.databind.JsonNode;

/**
 * What came of asking a document.
 *
 * @param data null where nothing was executed
 * @param errors what was wrong, each in a sentence
 */
record Asked(JsonNode data, List<String> errors) {

	/** How long an answer may be that a model is to read: bytes. */
	private static final int LONGEST = 200_000;

	/**
	 * Asks it.
	 * @throws onrecord.http.RefusedRequest where the answer is too long, or there is none
	 */
	static Asked of(Inquiry inquiry, String document, Map<String, Object> arguments, String name) {
		JsonNode response = ClientJson.MAPPER.readTree(inquiry.ask(document, arguments, name, LONGEST));
		return new Asked(response.path("data"),
				response.path("errors").valueStream().map((error) -> error.path("message").asString()).toList());
	}

}
