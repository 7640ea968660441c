package onrecord.fuzz;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The server, as it is met over HTTP: no answer comes from here that is not well-formed.
 *
 * @param port where it listens on this machine
 */
record Server(int port, HttpClient http) {

	/**
	 * Gets an answer.
	 * @throws Contract.Broken where it is not what every answer is
	 */
	JsonNode answer(Request request) {
		HttpResponse<byte[]> response = send(request);
		try {
			return Contract.read(response, request.strict());
		}
		catch (Contract.Broken ex) {
			throw new Contract.Broken(ex.getMessage() + " in " + new String(response.body(), StandardCharsets.UTF_8));
		}
	}

	/** Gets the answer to an operation with variables. */
	JsonNode answer(String document, Map<String, Object> variables) {
		return answer(Request.post(new Operation(document, null, variables, Set.of()), true));
	}

	private HttpResponse<byte[]> send(Request request) {
		try {
			return this.http.send(request.to(this.port), BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new Contract.Broken("no answer: " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
