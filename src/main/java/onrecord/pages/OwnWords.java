package onrecord.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which words of a source are the speaker's own: all of what is quoted, what is in
 * quotation marks of what is quoted in part, and nothing of a paraphrase.
 */
final class OwnWords {

	/**
	 * What a source may have otherwise than the record, and nobody sees: character by
	 * character.
	 */
	private static final String ALIKE = "‘’‚‛ʼ“”„‟\u2010\u2011\u00a0\u202f\n\t";

	private static final String PLAIN = "'''''\"\"\"\"--    ";

	private static final String OPENING = "\"'«»‹›「『《〈〝";

	private OwnWords() {
	}

	/**
	 * Where they are in what is quoted of a source: in UTF-16, from its beginning, in
	 * their order.
	 */
	static List<Stretch> of(Members appearance, Members statement) {
		String exact = appearance.text("exact");
		if (statement.text("form").equals("VERBATIM")) {
			return List.of(new Stretch(0, exact.length()));
		}
		List<Stretch> own = new ArrayList<>();
		String text = plain(statement.text("text"));
		String source = plain(exact);
		int end = 0;
		for (Members proven : appearance.list("proves")) {
			String words = text.substring(proven.number("start", 0), proven.number("end", 0));
			int start = find(words, source, end);
			if (start >= 0) {
				end = start + words.length();
				own.add(new Stretch(start, end));
			}
		}
		return own;
	}

	/** Words of a source, cut where the speaker's own begin and end. */
	static List<Object> pieces(String exact, List<Stretch> all) {
		List<Object> pieces = new ArrayList<>();
		int end = 0;
		for (Stretch own : all) {
			add(pieces, exact.substring(end, own.start()), false);
			add(pieces, exact.substring(own.start(), own.end()), true);
			end = own.end();
		}
		add(pieces, exact.substring(end), false);
		return pieces;
	}

	private static void add(List<Object> pieces, String text, boolean isOwn) {
		if (!text.isEmpty()) {
			Map<String, @Nullable Object> piece = new HashMap<>();
			piece.put("text", text);
			piece.put("isOwn", isOwn);
			pieces.add(piece);
		}
	}

	/** Where words stand from a place on: behind a quotation mark, or else anywhere. */
	private static int find(String words, String source, int from) {
		for (int at = source.indexOf(words, from); at >= 0; at = source.indexOf(words, at + 1)) {
			if (at > 0 && OPENING.indexOf(source.charAt(at - 1)) >= 0) {
				return at;
			}
		}
		return source.indexOf(words, from);
	}

	private static String plain(String text) {
		StringBuilder plain = new StringBuilder(text);
		for (int at = 0; at < text.length(); at++) {
			int found = ALIKE.indexOf(text.charAt(at));
			if (found >= 0) {
				plain.setCharAt(at, PLAIN.charAt(found));
			}
		}
		return plain.toString();
	}

	/**
	 * A stretch of words.
	 *
	 * @param start its first character
	 * @param end what follows its last
	 */
	record Stretch(int start, int end) {

	}

}
