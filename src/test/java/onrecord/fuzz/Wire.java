package onrecord.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What a client sends on one connection, drawn by chance: from what HTTP allows to what
 * nobody would think of.
 */
final class Wire {

	private static final List<String> METHODS = List.of("POST", "POST", "POST", "GET", "GET", "HEAD", "OPTIONS", "PUT",
			"DELETE", "TRACE", "CONNECT", "PRI", "post", "P\u00D6ST", "", "M".repeat(9000));

	private static final List<String> TARGETS = List.of("/graphql", "/graphql", "/graphql",
			"/graphql?query=%7B__typename%7D", "/graphql?query={__typename}",
			"/graphql?query=%7Btopics%7BtotalCount%7D%7D&variables=%7B%7D", "/graphql?query=%zz",
			"/graphql?query=%C3%28", "/graphql?" + "a=b&".repeat(500), "/graphql;x", "//graphql", "/%67raphql",
			"/graphql/", "/graphql/../graphql", "/graphql%00", "http://localhost/graphql", "http://[::1/graphql", "*",
			"localhost:80", "", "graphql", "/actuator/health", "/actuator", "/actuator/health/readiness", "/graphiql/",
			"/graphiql", "/graphiql/index.html", "/graphiql/%2e%2e/%2e%2e/etc/passwd", "/graphiql/..%5c..%5c", "/error",
			"/" + "x".repeat(7000), "/\u00E9\u20AC", "/a b", "/graphql#x", "/graphql?\\", "/[]{}|^`\"<>",
			"/schema.graphqls");

	private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1",
			"HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "HTTP/1.10", "http/1.1", "HTTP/", "");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/json; charset=utf-8", "application/json;charset=utf-16", "application/json;charset=nothing",
			"application/json;charset=\"", "application/graphql-response+json", "application/graphql", "text/plain", "",
			"*/*", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data",
			"a/b;".repeat(300), "\u0001", "application/json, text/html", "APPLICATION/JSON");

	private static final List<String> HEADERS = List.of("Accept: */*", "Accept: application/json",
			"Accept: application/graphql-response+json", "Accept: text/html;q=0.9, application/json;q=x",
			"Accept: ;;,,", "Accept: image/png", "Accept: application/json;q=0", "Accept-Encoding: gzip",
			"Accept-Encoding: gzip;q=0, *", "Accept-Encoding: \u00FF", "Accept-Language: ar, zh;q=0.5, \u0000",
			"Content-Encoding: gzip", "Content-Encoding: identity", "Content-Encoding: nothing", "Connection: close",
			"Connection: keep-alive", "Connection: Upgrade, HTTP2-Settings", "Connection: Host", "Upgrade: h2c",
			"Upgrade: websocket", "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "Expect: 100-continue",
			"Expect: nothing", "Origin: https://elsewhere.example", "Origin: null",
			"Access-Control-Request-Method: POST", "Access-Control-Request-Headers: \u0002", "If-None-Match: *",
			"If-None-Match: \"x\", W/\"y", "If-Modified-Since: yesterday", "Range: bytes=0-1", "Range: bytes=5-1,9-,-",
			"Cookie: a=b; c=\"; $Version=1", "Authorization: Basic !!!", "X-Forwarded-For: ::1, x",
			"X-Forwarded-Proto: \u0007", "X-Forwarded-Port: 99999999999", "Forwarded: for=\"[", "Via: 1.1 a",
			"traceparent: 00-0-0-0", "traceparent: 00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-01",
			"baggage: " + "a=b,".repeat(200), "X-HTTP-Method-Override: DELETE", "Host: b", "Host: [::1",
			"X: " + "y".repeat(9000), "No-Colon", ": no name", "With Space: x", "X :y", " folded", "\tfolded",
			"X\u0000: y", "X: \rY: z", "X: \u00E9\u20AC", "TE: trailers", "Trailer: Content-Length", "Date: never",
			"Keep-Alive: timeout=-1", "Max-Forwards: x", "Accept: text/html, */*;q=0.8");

	private static final List<String> BODIES = List.of("{\"query\":\"{ __typename }\"}",
			"{\"query\":\"{ topics { totalCount nodes { id name } } }\"}",
			"{\"query\":\"query($id: ID!) { person(id: $id) { name } }\",\"variables\":{\"id\":\"person:x\"}}",
			"{\"query\":\"{ __typename }\",\"operationName\":1}", "{\"query\":null,\"extensions\":[]}", "[]",
			"[{\"query\":\"{ __typename }\"}]", "null", "", "\"x\"", "{", "{\"query\":\"{\"}",
			"{\"query\":\"\\ud800\"}", "{\"query\":\"{ a\",\"query\":\"{ b\"}", "{\"documentId\":\"x\"}",
			"{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"x\"}}}", "[".repeat(5000),
			"{\"query\":\"{ __typename }\",\"variables\":{\"a\":" + "1".repeat(2000) + "}}", "query=%7B__typename%7D",
			"--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--b--",
			"\uFEFF{\"query\":\"{ __typename }\"}", " ".repeat(20_000), "\u0000\u0001\u0002");

	private final Random random;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private boolean isPlain;

	Wire(Random random) {
		this.random = random;
	}

	/** What is sent, in so many pieces. */
	static List<byte[]> next(Random random) {
		Wire wire = new Wire(random);
		int requests = (random.nextInt(4) > 0) ? 1 : 2 + random.nextInt(2);
		for (int request = 0; request < requests; request++) {
			wire.request();
		}
		return wire.pieces(wire.mutated());
	}

	private void request() {
		// With one thing that is odd, or with many.
		this.isPlain = this.random.nextBoolean();
		write((this.isPlain ? "POST /graphql HTTP/1.1" : one(METHODS) + " " + one(TARGETS) + " " + one(VERSIONS))
				+ end());
		if (this.isPlain || this.random.nextInt(20) > 0) {
			write("Host: localhost" + end());
		}
		if (this.isPlain || this.random.nextInt(8) > 0) {
			write("Content-Type: " + (this.isPlain ? "application/json" : one(TYPES)) + end());
		}
		for (int header = this.random.nextInt(this.isPlain ? 2 : 5); header > 0; header--) {
			write(one(HEADERS) + end());
		}
		if (this.random.nextInt(200) == 0) {
			write(("X: y" + end()).repeat(200));
		}
		String body = one(BODIES);
		int length = body.getBytes(StandardCharsets.UTF_8).length;
		switch (this.random.nextInt(this.isPlain ? 20 : 8)) {
			case 0 -> write(end() + body);
			case 1 ->
				write("Content-Length: " + this.<String>one(List.of("-1", "+2", "0", "1", "x", "99999999999999999999",
						"100001", "0x5", "1, 1", "", " 7 ", String.valueOf(length + 1))) + end() + end() + body);
			case 2, 3 -> {
				write("Transfer-Encoding: " + this.<String>one(List.of("chunked", "chunked", "chunked", "gzip, chunked",
						"chunked, chunked", "identity", "xchunked", "Chunked", "chunked;q=1", "")) + end());
				if (this.random.nextInt(10) == 0) {
					write("Content-Length: " + length + end());
				}
				write(end());
				chunks(body);
			}
			default -> write("Content-Length: " + length + end() + end() + body);
		}
	}

	private void chunks(String body) {
		for (String rest = body; !rest.isEmpty();) {
			String chunk = rest.substring(0, 1 + this.random.nextInt(rest.length()));
			rest = rest.substring(chunk.length());
			int length = chunk.getBytes(StandardCharsets.UTF_8).length;
			write(seldom(Integer.toHexString(length), () -> one(List.of("", "zz", "-1", "FFFFFFFFFFFFFFFFF",
					Integer.toHexString(length + 1), "0".repeat(5000) + "1"))));
			write(seldom("", () -> one(List.of(";a=b", ";" + "x".repeat(9000), " ", ";a=\"\r\n"))) + end() + chunk
					+ end());
		}
		write(seldom("0\r\n\r\n", () -> one(List.of("", "0\r\n", "0\r\nX: y\r\n\r\n",
				"0\r\n" + "X: y\r\n".repeat(3000) + "\r\n", "0\r\nno colon\r\n\r\n"))));
	}

	private String end() {
		return this.isPlain ? "\r\n" : seldom("\r\n", () -> one(List.of("\n", "\r", "\r\r\n", "\n\n")));
	}

	/** Cut anywhere, or with bytes changed, doubled or put in. */
	private byte[] mutated() {
		byte[] sent = this.bytes.toByteArray();
		int at = this.random.nextInt(sent.length);
		return switch (this.random.nextInt(12)) {
			case 0, 1 -> Arrays.copyOf(sent, at);
			case 2 -> {
				for (int times = 1 + this.random.nextInt(5); times > 0; times--) {
					sent[this.random.nextInt(sent.length)] = (byte) this.random.nextInt(256);
				}
				yield sent;
			}
			case 3 ->
				joined(Arrays.copyOf(sent, at), Arrays.copyOfRange(sent, this.random.nextInt(at + 1), sent.length));
			case 4 -> {
				byte[] noise = new byte[this.random.nextInt(100)];
				this.random.nextBytes(noise);
				yield joined(joined(Arrays.copyOf(sent, at), noise), Arrays.copyOfRange(sent, at, sent.length));
			}
			default -> sent;
		};
	}

	private static byte[] joined(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	private List<byte[]> pieces(byte[] sent) {
		List<byte[]> pieces = new ArrayList<>();
		int from = 0;
		for (int left = this.random.nextInt(4); left > 0 && from < sent.length; left--) {
			int until = from + 1 + this.random.nextInt(sent.length - from);
			pieces.add(Arrays.copyOfRange(sent, from, until));
			from = until;
		}
		pieces.add(Arrays.copyOfRange(sent, from, sent.length));
		return pieces;
	}

	private void write(String text) {
		this.bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
	}

	private String seldom(String usual, Supplier<String> other) {
		return (this.random.nextInt(30) == 0) ? other.get() : usual;
	}

	private <T> T one(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
