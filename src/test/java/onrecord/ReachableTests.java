package onrecord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import onrecord.database.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be reached beside GraphQL, where nothing is switched on. */
@ServerTest
class ReachableTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/actuator/health,200", "/actuator,404", "/actuator/prometheus,404", "/actuator/metrics,404",
			"/actuator/env,404", "/actuator/heapdump,404", "/actuator/info,404", "/metrics,404" })
	void onlyHealthIs(String path, int status) throws Exception {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(status);
	}

}
