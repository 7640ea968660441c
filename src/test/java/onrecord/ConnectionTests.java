package onrecord;

import java.io.IOException;

import onrecord.database.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Whoever closes a connection says so, and whoever does not goes on with it. */
@ServerTest
class ConnectionTests {

	private static final String NEXT = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n";

	@LocalServerPort
	private int port;

	/**
	 * A request, {@code <} for ends of lines, and whether the connection ends with it.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					431 | true  | GET /graphql HTTP/1.1<Host: a<X: LONGER<<
					431 | true  | GET /graphiql/ HTTP/1.1<Host: a<X: LONGER<<
					431 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<X: LONGER<Content-Length: 2<<{}
					414 | true  | GET /LONGER HTTP/1.1<Host: a<<
					414 | true  | GET /graphql?query=LONG HTTP/1.1<Host: a<<
					400 | true  | NONSENSE<<
					400 | true  | GET /graphql?query={ HTTP/1.1<Host: a<<
					400 | true  | GET /graphql HTTP/1.1<<
					400 | true  | GET /graphql HTTP/1.1<Host: a<Host: b<<
					400 | true  | GET /graphql%00 HTTP/1.1<Host: a<<
					400 | true  | GET /graphql HTTP/1.1<Host: a<Content-Length: x<<
					400 | true  | GET /graphql HTTP/1.1<Host: a<Content-Length: 1<Content-Length: 2<<
					400 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Transfer-Encoding: chunked<<zz<{}<0<<
					400 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Content-Length: 1<<{
					505 | true  | GET /graphql HTTP/9.9<Host: a<<
					501 | true  | POST /graphql HTTP/1.1<Host: a<Transfer-Encoding: none<<
					408 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Content-Length: 10<<
					413 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Content-Length: 100001<<
					413 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Transfer-Encoding: chunked<<20000<MUCH
					413 | true  | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Content-Length: 99999999<Expect: 100-continue<<
					415 | true  | POST /graphql HTTP/1.1<Host: a<Content-Length: 99999999<<x
					415 | true  | POST /graphql HTTP/1.1<Host: a<Transfer-Encoding: chunked<<20000<MUCH
					415 | false | POST /graphql HTTP/1.1<Host: a<Content-Length: 2<<{}
					406 | true  | POST /graphql HTTP/1.1<Host: a<Accept: image/png<Content-Length: 99999999<<x
					405 | true  | PUT /graphql HTTP/1.1<Host: a<Content-Length: 99999999<<x
					405 | true  | DELETE /graphql HTTP/1.1<Host: a<Transfer-Encoding: chunked<<20000<MUCH
					405 | false | PUT /graphql HTTP/1.1<Host: a<Content-Length: 2<<{}
					405 | true  | POST /graphiql/ HTTP/1.1<Host: a<Content-Length: 99999999<<x
					404 | true  | POST /nowhere HTTP/1.1<Host: a<Content-Length: 99999999<<x
					404 | true  | POST /nowhere HTTP/1.1<Host: a<Transfer-Encoding: chunked<<20000<MUCH
					404 | true  | POST /graphql;x HTTP/1.1<Host: a<Content-Length: 99999999<<x
					404 | false | POST /graphql;x HTTP/1.1<Host: a<Content-Length: 2<<{}
					404 | false | GET /nowhere HTTP/1.1<Host: a<<
					415 | false | GET /actuator/health HTTP/1.1<Host: a<Content-Type: */*<<
					415 | false | GET /nowhere HTTP/1.1<Host: a<Content-Type: none<<
					200 | true  | GET /graphql?query=%7Bcorpus%7Bstatements%7D%7D HTTP/1.1<Host: a<Content-Length: 99999999<<x
					200 | true  | GET /actuator/health HTTP/1.1<Host: a<Content-Length: 99999999<<x
					200 | true  | GET /actuator/health HTTP/1.1<Host: a<Transfer-Encoding: chunked<<20000<MUCH
					200 | true  | GET /actuator/health HTTP/1.1<Host: a<Connection: close<<
					200 | true  | GET /actuator/health HTTP/1.0<<
					200 | false | GET /actuator/health HTTP/1.1<Host: a<Content-Length: 2<<{}
					200 | false | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Transfer-Encoding: \
					chunked<<15<{"query":"{corpus{a}}<2<"}<0<<
					200 | false | POST /graphql HTTP/1.1<Host: a<Content-Type: application/json<Transfer-Encoding: \
					chunked<<1c<{"documentId":"x:not known"}<0<<
					""")
	void aClientKnowsWhetherItMayGoOn(int status, boolean closes, String request) throws IOException {
		try (RawClient client = new RawClient(this.port)) {
			client.send(request.replace("LONGER", "a".repeat(20_000))
				.replace("LONG", "a".repeat(9_000))
				.replace("MUCH", "a".repeat(0x20000))
				.replace("<", "\r\n"));
			RawClient.Answer answer = client.read();
			if (answer.status() == 100) {
				answer = client.read();
			}
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.saysClose()).as("%s", answer.headers()).isEqualTo(closes);
			if (!closes) {
				client.send(NEXT);
				assertThat(client.read().status()).isEqualTo(200);
			}
		}
	}

	/** Tomcat uses what has read one request for the next client's. */
	@Test
	void aRequestOfHttp09LeavesNothingBehind() throws IOException {
		for (int old = 0; old < 5; old++) {
			try (RawClient client = new RawClient(this.port)) {
				client.send("GET /nowhere\r\n");
				assertThatIOException().isThrownBy(client::read).withMessageContaining("{\"errors\":");
			}
		}
		try (RawClient client = new RawClient(this.port)) {
			client.send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
			assertThat(client.read().status()).isEqualTo(414);
		}
	}

}
