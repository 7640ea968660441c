package onrecord.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes over the wire.
 *
 * @param query the query string of a GET; empty for a POST
 * @param strict whether the client takes nothing but the media type of GraphQL
 */
record Request(String query, byte[] body, boolean strict) {

	/** No answer may take longer: the server's own limit for a statement, and some. */
	static final Duration LONGEST = Duration.ofSeconds(20);

	/** Of a request's head, a server takes some 8 kB. */
	private static final int LONGEST_QUERY = 6_000;

	/** Halves of surrogate pairs can only be written as escapes. */
	static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	static Request post(Operation operation, boolean strict) {
		return new Request("", JSON.writeValueAsBytes(operation.members()), strict);
	}

	/** The same as a GET; as a POST, where that would be too long. */
	static Request get(Operation operation, boolean strict) {
		String query = "?query=" + encoded(operation.document()) + "&variables="
				+ encoded(JSON.writeValueAsString(operation.variables()));
		String whole = (operation.name() != null) ? query + "&operationName=" + operation.name() : query;
		return (whole.length() > LONGEST_QUERY) ? post(operation, strict) : new Request(whole, new byte[0], strict);
	}

	HttpRequest to(int port) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/graphql" + this.query))
			.timeout(LONGEST)
			.header("Accept", this.strict ? "application/graphql-response+json" : "application/json");
		return (this.query.isEmpty()
				? request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(this.body))
				: request)
			.build();
	}

	@Override
	public String toString() {
		return this.query.isEmpty() ? new String(this.body, StandardCharsets.UTF_8) : "GET " + this.query;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
