package onrecord;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends what it likes, and reads what it gets, on one connection. */
final class RawClient implements Closeable {

	private static final int LONGEST_WAIT = 10_000;

	private final Socket socket;

	RawClient(int port) throws IOException {
		this.socket = new Socket("localhost", port);
		this.socket.setSoTimeout(LONGEST_WAIT);
	}

	/** Sends bytes, and does not mind whether they are read. */
	void send(String bytes) {
		try {
			this.socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			// Whoever closes has answered.
		}
	}

	/** Reads an answer to its end. */
	Answer read() throws IOException {
		InputStream in = this.socket.getInputStream();
		String status = line(in);
		Map<String, String> headers = new TreeMap<>();
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			headers.put(line.split(":")[0].toLowerCase(Locale.ROOT), line.replaceFirst("^[^:]*: *", ""));
		}
		if (headers.containsKey("transfer-encoding")) {
			StringBuilder body = new StringBuilder();
			for (int length = Integer.parseInt(line(in), 16); length > 0; length = Integer.parseInt(line(in), 16)) {
				body.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
				line(in);
			}
			line(in);
			return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body.toString());
		}
		int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
		return new Answer(Integer.parseInt(status.split(" ")[1]), headers,
				new String(in.readNBytes(length), StandardCharsets.UTF_8));
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new IOException("The connection was closed after: " + line);
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).strip();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/** What came. */
	record Answer(int status, Map<String, String> headers, String body) {

		boolean saysClose() {
			return this.headers.getOrDefault("connection", "").equalsIgnoreCase("close");
		}

	}

}
