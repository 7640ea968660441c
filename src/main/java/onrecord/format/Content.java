package onrecord.format;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, unpacked where they are packed by gzip, and without a byte order
 * mark.
 */
final class Content extends InputStream {

	/** How much of the beginning is looked at before it is read. */
	static final int CHUNK = 1 << 16;

	private final String name;

	private final PushbackInputStream bytes;

	private Content(String name, PushbackInputStream bytes) {
		this.name = name;
		this.bytes = bytes;
	}

	/**
	 * Opens a file.
	 * @param progress is told again and again how many bytes of the file have been read
	 */
	static Content open(InputFile file, LongConsumer progress) {
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
			Content content = new Content(file.name(), bytes);
			content.skipByteOrderMark();
			return content;
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

	private void skipByteOrderMark() throws IOException {
		byte[] first = this.bytes.readNBytes(3);
		if (first.length < 3 || first[0] != (byte) 0xEF || first[1] != (byte) 0xBB || first[2] != (byte) 0xBF) {
			this.bytes.unread(first);
		}
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
			return this.bytes.read(into, from, length);
		}
		catch (IOException ex) {
			throw failed(this.name, ex);
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
