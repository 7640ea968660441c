package onrecord.pages;

import java.util.ArrayList;
import java.util.List;

import onrecord.quoting.AsRead;

/**
 * Which words of a source are the speaker's own: all of what is quoted, what is in
 * quotation marks of what is quoted in part, and nothing of a paraphrase.
 */
final class OwnWords {

	/** What may open a quotation in a text as it is read. */
	private static final String OPENING = "\"'«»‹›「『《〈〝";

	private OwnWords() {
	}

	/** Where they are in what is quoted of a source, in their order. */
	static List<Stretch> of(Members appearance, Members statement) {
		String exact = appearance.text("exact");
		if (statement.text("form").equals("VERBATIM")) {
			return List.of(new Stretch(0, exact.length()));
		}
		List<Stretch> own = new ArrayList<>();
		String text = statement.text("text");
		AsRead source = AsRead.of(exact);
		int end = 0;
		for (Members proven : appearance.list("proves")) {
			String words = text.substring(proven.number("start", 0), proven.number("end", 0));
			int start = find(words, source, end);
			if (start >= 0) {
				end = start + AsRead.of(words).toString().strip().length();
				AsRead.Stretch written = source.stretch(start, end);
				own.add(new Stretch(written.begin(), written.end()));
			}
		}
		return own;
	}

	/** Where words stand from a place on: behind a quotation mark, or else anywhere. */
	private static int find(String words, AsRead source, int from) {
		List<Integer> places = source.all(words).stream().filter((at) -> at >= from).toList();
		return places.stream()
			.filter((at) -> at > 0 && OPENING.indexOf(source.readBefore(at, 1)) >= 0)
			.findFirst()
			.orElse(places.isEmpty() ? -1 : places.getFirst());
	}

}
