package onrecord.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text of any encoding as UTF-8. What the encoding does not have ends the reading, and
 * nothing is replaced.
 */
final class Transcoded extends InputStream {

	private static final int CHUNK = 1 << 13;

	private final String name;

	private final InputStream bytes;

	private final Charset charset;

	private final CharsetDecoder decoder;

	private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder()
		.onMalformedInput(CodingErrorAction.REPORT);

	private final ByteBuffer in = ByteBuffer.allocate(CHUNK).flip();

	private final CharBuffer text = CharBuffer.allocate(CHUNK).flip();

	private final ByteBuffer out = ByteBuffer.allocate(3 * CHUNK).flip();

	private long before;

	private long line = 1;

	private boolean ended;

	Transcoded(String name, InputStream bytes, Charset charset) {
		this.name = name;
		this.bytes = bytes;
		this.charset = charset;
		this.decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] into, int from, int length) throws IOException {
		while (!this.out.hasRemaining() && !this.ended) {
			fill();
		}
		if (!this.out.hasRemaining()) {
			return -1;
		}
		int count = Math.min(length, this.out.remaining());
		this.out.get(into, from, count);
		return count;
	}

	private void fill() throws IOException {
		this.in.compact();
		int read = this.bytes.read(this.in.array(), this.in.position(), this.in.remaining());
		this.in.position(this.in.position() + Math.max(0, read)).flip();
		this.text.compact();
		int begin = this.text.position();
		int position = this.in.position();
		CoderResult result = this.decoder.decode(this.in, this.text, read < 0);
		if (read < 0 && result.isUnderflow()) {
			this.decoder.flush(this.text);
			this.ended = true;
		}
		this.before += this.in.position() - position;
		this.text.flip();
		look(begin);
		if (result.isError()) {
			throw new Unreadable("%s, line %d: byte %d of the file is no character of %s.".formatted(this.name,
					this.line, this.before + 1, this.charset.name()));
		}
		this.out.clear();
		this.encoder.encode(this.text, this.out, this.ended);
		this.out.flip();
	}

	/**
	 * Looks at what has just been decoded. The control characters of Latin-1 are letters
	 * and quotation marks of Windows-1252, for which it is often taken.
	 */
	private void look(int begin) {
		for (int i = begin; i < this.text.limit(); i++) {
			char letter = this.text.get(i);
			if (letter >= 0x80 && letter <= 0x9F) {
				throw new Unreadable(
						"%s, line %d: holds U+%04X, a control character of %s that no text has; it may be windows-1252."
							.formatted(this.name, this.line, (int) letter, this.charset.name()));
			}
			if (letter == '\n') {
				this.line++;
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

}
