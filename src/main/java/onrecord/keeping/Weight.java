package onrecord.keeping;

import java.util.Collection;

/**
 * How much heap things take: bytes, rather more than they do. The rules are those of a
 * 64-bit HotSpot whose heap is below 32 GB.
 */
public final class Weight {

	private static final int HEADER = 12;

	private static final int ARRAY_HEADER = 16;

	private static final int REFERENCE = 4;

	private static final int ALIGNMENT = 8;

	/** What has one byte a character in a string, if all of it has. */
	private static final int LATIN = 0xff;

	private Weight() {
	}

	/** Of an object with so many references or ints. */
	public static int object(int fields) {
		return aligned(HEADER + fields * REFERENCE);
	}

	/** Of an array of bytes. */
	public static int bytes(int length) {
		return aligned(ARRAY_HEADER + length);
	}

	/** Of a list or a small map, without what is in it. */
	public static int list(int size) {
		return object(3) + aligned(ARRAY_HEADER + size * REFERENCE);
	}

	/** Of a text, with the array that holds its characters. */
	public static int text(String text) {
		return object(3) + bytes(text.length() * (isLatin(text) ? 1 : 2));
	}

	/** Of a list of texts. */
	public static int texts(Collection<String> texts) {
		return list(texts.size()) + texts.stream().mapToInt(Weight::text).sum();
	}

	private static boolean isLatin(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > LATIN) {
				return false;
			}
		}
		return true;
	}

	private static int aligned(int bytes) {
		return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	}

}
