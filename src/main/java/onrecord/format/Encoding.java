package onrecord.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * In which encoding a text is written: by its byte order mark, else as somebody says;
 * else UTF-8, unless it is certainly UTF-16. No other is ever guessed: too many texts can
 * be read in several, each time as something else.
 *
 * @param mark how many bytes at the beginning are the mark
 */
record Encoding(Charset charset, int mark) {

	/** What can be done about a text that is not UTF-8. */
	static final String ADVICE = "; if it is written in another encoding, --encoding NAME reads it"
			+ " (windows-1252 is the most frequent one in Western Europe)";

	private static final List<Mark> MARKS = List.of(new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
			new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
			new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF), new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
			new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

	/**
	 * Looks at the beginning of a text.
	 * @param named what somebody says; null where nobody does
	 */
	static Encoding of(byte[] head, @Nullable Charset named) {
		for (Mark mark : MARKS) {
			if (mark.isAtTheBeginningOf(head)) {
				return new Encoding(mark.charset(), mark.bytes().length);
			}
		}
		if (named != null) {
			return new Encoding(named, 0);
		}
		boolean little = isCertainly(StandardCharsets.UTF_16LE, head);
		boolean big = isCertainly(StandardCharsets.UTF_16BE, head);
		return new Encoding((little == big) ? StandardCharsets.UTF_8
				: little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
	}

	/**
	 * Whether a text, which is not UTF-8 or has zeros, is of an encoding of UTF-16: it
	 * has characters of ASCII, a line break or a bracket among them, and nothing that no
	 * text has.
	 */
	private static boolean isCertainly(Charset utf16, byte[] head) {
		boolean zeros = false;
		for (byte one : head) {
			zeros |= one == 0;
		}
		if (!zeros || (head.length % 2 != 0 && head.length < Content.CHUNK)) {
			return false;
		}
		CharBuffer text = CharBuffer.allocate(head.length);
		CoderResult result = utf16.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.decode(ByteBuffer.wrap(head), text, head.length < Content.CHUNK);
		String decoded = text.flip().toString();
		return !result.isError()
				&& decoded.chars().anyMatch((letter) -> letter == '\n' || letter == '\r' || letter == '{')
				&& decoded.codePoints().allMatch(Encoding::isOfTexts);
	}

	private static boolean isOfTexts(int letter) {
		return switch (Character.getType(letter)) {
			case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
			case Character.CONTROL -> letter == '\t' || letter == '\n' || letter == '\r';
			default -> true;
		};
	}

	/**
	 * Whether a text is read in this encoding, though it is UTF-8 and more than ASCII.
	 */
	boolean isDoubtful(byte[] head) {
		boolean foreign = false;
		for (byte one : head) {
			foreign |= one < 0;
		}
		int wrong = Utf8.firstError(head, 0, head.length);
		return this.mark == 0 && !this.charset.equals(StandardCharsets.UTF_8) && foreign
				&& (wrong < 0 || (head.length == Content.CHUNK && wrong > head.length - 4));
	}

	/** What a text of an encoding begins with. */
	private record Mark(Charset charset, int... bytes) {

		private boolean isAtTheBeginningOf(byte[] head) {
			for (int i = 0; i < this.bytes.length; i++) {
				if (i >= head.length || (head[i] & 0xFF) != this.bytes[i]) {
					return false;
				}
			}
			return true;
		}

	}

}
