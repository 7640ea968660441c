package onrecord.reading;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A finished answer to a root field: sent to the client as it is.
 *
 * @param parts well-formed JSON in UTF-8, one after the other, which nobody may change.
 * Long stretches of what PostgreSQL has sent are never copied: a text of megabytes is in
 * the memory once.
 * @param length of all: bytes
 */
public record Json(List<ByteBuffer> parts, int length) {

	/** All of it in one. */
	public byte[] utf8() {
		byte[] all = new byte[this.length];
		int at = 0;
		for (ByteBuffer part : this.parts) {
			part.get(part.position(), all, at, part.remaining());
			at += part.remaining();
		}
		return all;
	}

}
