package onrecord.format;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, unpacked where they are packed by gzip, in UTF-8 where they are of
 * another encoding, and without a byte order mark.
 */
final class Content extends InputStream {

	/** How much of the beginning is looked at before it is read. */
	static final int CHUNK = 1 << 16;

	private final String name;

	private final PushbackInputStream bytes;

	private final @Nullable Charset doubtful;

	private long breaks;

	private byte last = '\n';

	private Content(String name, PushbackInputStream bytes, @Nullable Charset doubtful) {
		this.name = name;
		this.bytes = bytes;
		this.doubtful = doubtful;
	}

	/**
	 * Opens a file.
	 * @param encoding which somebody says it is of; null where nobody does
	 * @param progress is told again and again how many bytes of the file have been read
	 */
	static Content open(InputFile file, @Nullable Charset encoding, LongConsumer progress) {
		if (Files.isDirectory(file.path())) {
			throw new Unreadable("%s is a directory; name the files in it.".formatted(file.name()));
		}
		try {
			InputStream counted = new Counted(Files.newInputStream(file.path()), progress);
			PushbackInputStream raw = new PushbackInputStream(counted, 4);
			byte[] first = raw.readNBytes(4);
			raw.unread(first);
			PushbackInputStream bytes = isGzip(first) ? new PushbackInputStream(new GZIPInputStream(raw, CHUNK), CHUNK)
					: new PushbackInputStream(raw, CHUNK);
			return decoded(file.name(), bytes, encoding);
		}
		catch (NoSuchFileException | FileNotFoundException ex) {
			throw new Unreadable("There is no file %s.".formatted(file.name()), ex);
		}
		catch (AccessDeniedException ex) {
			throw new Unreadable("%s may not be read.".formatted(file.name()), ex);
		}
		catch (IOException ex) {
			throw failed(file.name(), ex);
		}
	}

	private static boolean isGzip(byte[] first) {
		return first.length >= 2 && first[0] == (byte) 0x1F && first[1] == (byte) 0x8B;
	}

	private static Content decoded(String name, PushbackInputStream bytes, @Nullable Charset named) throws IOException {
		byte[] head = bytes.readNBytes(CHUNK);
		Encoding encoding = Encoding.of(head, named);
		bytes.unread(head, encoding.mark(), head.length - encoding.mark());
		PushbackInputStream text = encoding.charset().equals(StandardCharsets.UTF_8) ? bytes
				: new PushbackInputStream(new Transcoded(name, bytes, encoding.charset()), CHUNK);
		return new Content(name, text, encoding.isDoubtful(head) ? encoding.charset() : null);
	}

	/** The encoding in which it is read, though it may well be UTF-8; else null. */
	@Nullable Charset doubtful() {
		return this.doubtful;
	}

	/** How many lines have been read. */
	long lines() {
		return this.breaks + ((this.last == '\n' || this.last == '\r') ? 0 : 1);
	}

	/** What the content begins with, at most 64 KB of it; it is still to be read. */
	byte[] head() {
		try {
			byte[] head = this.bytes.readNBytes(CHUNK);
			this.bytes.unread(head);
			return head;
		}
		catch (IOException ex) {
			throw failed(this.name, ex);
		}
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] into, int from, int length) {
		try {
			int read = this.bytes.read(into, from, length);
			count(into, from, read);
			return read;
		}
		catch (IOException ex) {
			throw failed(this.name, ex);
		}
	}

	private void count(byte[] read, int from, int length) {
		for (int i = from; i < from + length; i++) {
			if (read[i] == '\r' || (read[i] == '\n' && this.last != '\r')) {
				this.breaks++;
			}
			this.last = read[i];
		}
	}

	@Override
	public void close() {
		try {
			this.bytes.close();
		}
		catch (IOException ex) {
			throw failed(this.name, ex);
		}
	}

	private static Unreadable failed(String name, IOException ex) {
		return new Unreadable(switch (ex) {
			case EOFException end ->
				"%s is packed by gzip and ends too early: it has not been copied in full.".formatted(name);
			case ZipException damage -> "%s is packed by gzip and damaged: %s.".formatted(name, damage.getMessage());
			default -> "%s cannot be read: %s.".formatted(name, ex.getMessage());
		}, ex);
	}

	/** Tells how much has been read. */
	private static final class Counted extends FilterInputStream {

		private final LongConsumer progress;

		private long count;

		private Counted(InputStream bytes, LongConsumer progress) {
			super(bytes);
			this.progress = progress;
		}

		@Override
		public int read() throws IOException {
			int next = super.read();
			told((next < 0) ? 0 : 1);
			return next;
		}

		@Override
		public int read(byte[] into, int from, int length) throws IOException {
			int read = super.read(into, from, length);
			told(read);
			return read;
		}

		private void told(int read) {
			if (read > 0) {
				this.count += read;
				this.progress.accept(this.count);
			}
		}

	}

}
