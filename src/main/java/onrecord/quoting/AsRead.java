package onrecord.quoting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A text as it is read, which knows where each of its characters stands in the text as it
 * is written: what the database's function {@code as_read} makes of it. Words are found
 * by it; whether they are what somebody said, the database decides.
 */
public final class AsRead {

	private static final String SINGLE = "‘’‚‛ʼ＇";

	private static final String DOUBLE = "“”„‟＂";

	private static final String HYPHENS = "‐‑";

	private static final String UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063"
			+ "\u2064\ufe0e\ufe0f\ufeff";

	private final String written;

	private final StringBuilder read;

	/** Where each character begins in the written text, and where it ends. */
	private int[] begins;

	private int[] ends;

	private AsRead(String written) {
		this.written = written;
		this.read = new StringBuilder(written.length());
		this.begins = new int[written.length() + 1];
		this.ends = new int[written.length() + 1];
		read();
	}

	public static AsRead of(String written) {
		return new AsRead(written);
	}

	private void read() {
		int at = 0;
		int spaceBegin = -1;
		while (at < this.written.length()) {
			int letter = this.written.codePointAt(at);
			int next = at + Character.charCount(letter);
			if (isSpace(letter)) {
				spaceBegin = (spaceBegin < 0) ? at : spaceBegin;
			}
			else if (!isLeftOut(letter)) {
				if (spaceBegin >= 0) {
					if (!isUnspaced(lastLetter()) || !isUnspaced(letter)) {
						add(" ", spaceBegin, at);
					}
					spaceBegin = -1;
				}
				next = letter(at, letter);
			}
			at = next;
		}
		if (spaceBegin >= 0) {
			add(" ", spaceBegin, at);
		}
	}

	/** Reads a letter with its marks. Returns where the next begins. */
	private int letter(int begin, int first) {
		StringBuilder letter = new StringBuilder().appendCodePoint(plain(first));
		int at = begin + Character.charCount(first);
		int end = at;
		while (at < this.written.length()) {
			int next = this.written.codePointAt(at);
			boolean unseen = isLeftOut(next);
			if (!unseen && !isMark(next)) {
				break;
			}
			at += Character.charCount(next);
			if (!unseen) {
				letter.appendCodePoint(next);
				end = at;
			}
		}
		add(Normalizer.normalize(letter, Normalizer.Form.NFC), begin, end);
		return end;
	}

	private void add(String letters, int begin, int end) {
		if (this.read.length() + letters.length() > this.begins.length) {
			int length = 2 * this.begins.length + letters.length();
			this.begins = Arrays.copyOf(this.begins, length);
			this.ends = Arrays.copyOf(this.ends, length);
		}
		for (int i = 0; i < letters.length(); i++) {
			this.begins[this.read.length() + i] = begin;
			this.ends[this.read.length() + i] = end;
		}
		this.read.append(letters);
	}

	private int lastLetter() {
		return this.read.isEmpty() ? 0 : this.read.codePointBefore(this.read.length());
	}

	/** Whether it makes no difference. */
	private static boolean isLeftOut(int letter) {
		return UNSEEN.indexOf(letter) >= 0;
	}

	private static int plain(int letter) {
		return (SINGLE.indexOf(letter) >= 0) ? '\''
				: (DOUBLE.indexOf(letter) >= 0) ? '"' : (HYPHENS.indexOf(letter) >= 0) ? '-' : letter;
	}

	private static boolean isSpace(int letter) {
		return letter <= ' ' && (letter == ' ' || letter >= '\t' && letter <= '\r') || letter == 0x85 || letter == 0xA0
				|| letter == 0x1680 || letter >= 0x2000 && letter <= 0x200A || letter == 0x2028 || letter == 0x2029
				|| letter == 0x202F || letter == 0x205F || letter == 0x3000;
	}

	/** Whether a letter is of a script that has no spaces between words. */
	private static boolean isUnspaced(int letter) {
		return letter >= 0xE00 && letter <= 0xEFF || letter >= 0x1000 && letter <= 0x109F
				|| letter >= 0x1780 && letter <= 0x17FF || letter >= 0x2E80 && letter <= 0x2FFF
				|| letter >= 0x3001 && letter <= 0x9FFF || letter >= 0xF900 && letter <= 0xFAFF
				|| letter >= 0xFF01 && letter <= 0xFF9F;
	}

	/** Whether it may be joined with the letter before it: a mark, or part of Hangul. */
	private static boolean isMark(int letter) {
		int type = Character.getType(letter);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK || letter >= 0x1160 && letter <= 0x11FF;
	}

	/** The text as it is read. */
	@Override
	public String toString() {
		return this.read.toString();
	}

	/** Where each of the words' places begins in the text as it is read. */
	public List<Integer> all(String words) {
		String wanted = of(words).toString().strip();
		List<Integer> all = new ArrayList<>();
		for (int at = this.read.indexOf(wanted); at >= 0 && !wanted.isEmpty(); at = this.read.indexOf(wanted, at + 1)) {
			all.add(at);
		}
		return all;
	}

	/**
	 * The place that is meant by words, which may be written otherwise.
	 * @param start how many code points stand before them; null where that is not said
	 * @param occurrence which one of several, from 1; null for the only one
	 * @return null where there is none, or several and none is said
	 */
	public @Nullable Stretch stretch(String words, @Nullable Integer start, @Nullable Integer occurrence,
			@Nullable String prefix, @Nullable String suffix) {
		int length = of(words).toString().strip().length();
		List<Stretch> stretches = all(words).stream()
			.filter((at) -> prefix == null || isBefore(prefix, at))
			.filter((at) -> suffix == null || isAfter(suffix, at + length))
			.map((at) -> stretch(at, at + length))
			.filter((stretch) -> start == null || codePoints(stretch.begin()) == start)
			.limit((occurrence != null) ? occurrence : 2)
			.toList();
		return (stretches.size() == ((occurrence != null) ? occurrence : 1)) ? stretches.getLast() : null;
	}

	/** Whether words stand right before a place in the text as it is read. */
	public boolean isBefore(String words, int at) {
		String prefix = of(words).toString();
		return at >= prefix.length() && this.read.substring(at - prefix.length(), at).equals(prefix);
	}

	/** Whether words stand right from a place in the text as it is read. */
	public boolean isAfter(String words, int at) {
		String suffix = of(words).toString();
		return at + suffix.length() <= this.read.length()
				&& this.read.substring(at, at + suffix.length()).equals(suffix);
	}

	/** Up to so many code points of the text as it is read before a place in it. */
	public String readBefore(int at, int most) {
		int begin = at;
		for (int taken = 0; taken < most && begin > 0; taken++) {
			begin = this.read.offsetByCodePoints(begin, -1);
		}
		return this.read.substring(begin, at);
	}

	/** Up to so many code points of the text as it is read from a place in it on. */
	public String readAfter(int at, int most) {
		int end = at;
		for (int taken = 0; taken < most && end < this.read.length(); taken++) {
			end = this.read.offsetByCodePoints(end, 1);
		}
		return this.read.substring(at, end);
	}

	/** Where a stretch of the text as it is read stands in the text as it is written. */
	public Stretch stretch(int from, int to) {
		int end = (to > from) ? this.ends[to - 1] : this.begins[from];
		return new Stretch(this.begins[from], end, this.written.substring(this.begins[from], end));
	}

	/** How many code points stand before a character of the written text. */
	public int codePoints(int character) {
		return this.written.codePointCount(0, character);
	}

	/** Up to so many code points of the written text before a character. */
	public String before(int character, int most) {
		int begin = this.written.offsetByCodePoints(character, -Math.min(most, codePoints(character)));
		return this.written.substring(begin, character);
	}

	/** Up to so many code points of the written text from a character on. */
	public String after(int character, int most) {
		int left = this.written.codePointCount(character, Math.min(this.written.length(), character + 2 * most));
		return this.written.substring(character, this.written.offsetByCodePoints(character, Math.min(most, left)));
	}

	/**
	 * Where words stand in the text as it is written.
	 *
	 * @param begin the first character
	 * @param end the one after the last
	 * @param words as they are written there
	 */
	public record Stretch(int begin, int end, String words) {
	}

}
