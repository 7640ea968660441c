package onrecord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the server, which also sees the SQL that the server executes for it.
 *
 * @param port where the server listens on this machine
 */
public record Client(int port) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/**
	 * What a request came to.
	 *
	 * @param sql the statements that it took, each as it can be pasted into psql
	 */
	public record Answer(int status, JsonNode body, List<String> sql) {

		/**
		 * The value at a JSON pointer, {@code /data/corpus}; missing where there is none.
		 */
		public JsonNode at(String pointer) {
			return this.body.at(pointer);
		}

		/** The first error. */
		public JsonNode error() {
			return at("/errors/0");
		}

	}

	/** Asks the server. */
	public Answer ask(String query, Map<String, ?> variables) {
		Logger logger = (Logger) LoggerFactory.getLogger("onrecord.sql");
		ListAppender<ILoggingEvent> statements = new ListAppender<>();
		statements.start();
		logger.setLevel(Level.DEBUG);
		logger.setAdditive(false);
		logger.addAppender(statements);
		try {
			HttpResponse<String> response = post(
					JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
			return new Answer(response.statusCode(), JSON.readTree(response.body()),
					statements.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
		}
		finally {
			logger.detachAppender(statements);
		}
	}

	/** Asks the server without variables. */
	public Answer ask(String query) {
		return ask(query, Map.of());
	}

	private HttpResponse<String> post(String body) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql"))
				.header("Content-Type", "application/json")
				.header("Accept", "application/graphql-response+json")
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build();
			return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
