package onrecord.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** In the place of the terminal: what a command writes, and what it is given to read. */
final class Console implements AutoCloseable {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final PrintStream standardOut = System.out;

	private final PrintStream standardErr = System.err;

	private final InputStream standardIn = System.in;

	Console() {
		System.setOut(new PrintStream(this.out, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

	/** What was written to standard output. */
	String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	/** What was written to standard error. */
	String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

	/** Gives a text to be read from standard input. */
	void type(String text) {
		System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Forgets what was written. */
	void clear() {
		this.out.reset();
		this.err.reset();
	}

	@Override
	public void close() {
		System.setOut(this.standardOut);
		System.setErr(this.standardErr);
		System.setIn(this.standardIn);
	}

}
