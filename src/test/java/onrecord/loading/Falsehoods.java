package onrecord.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes quotations of texts in many languages: true ones, in all the forms in which they
 * are still true, and false ones, in all the ways in which people and machines get them
 * wrong.
 */
final class Falsehoods {

	private static final JsonMapper JSON = new JsonMapper();

	/** Quotation marks in use, what opens and what closes. */
	private static final List<String> MARKS = List.of("“”", "„“", "„”", "””", "»«", "«»", "»»", "‘’", "‚‘", "''",
			"\"\"", "「」", "『』", "《》", "〈〉", "‹›", "›‹");

	/** Scripts whose words have spaces between them. */
	private static final List<String> UNSPACED = List.of("zh", "ja", "th");

	private static final String LOOKS_LIKE = "aаeеoоpрcсxхAАEЕOОPРCСXХаaеeоoрpсcхxΑAΟOοo";

	private final Random random;

	private final List<Text> texts;

	Falsehoods(long seed) {
		this.random = new Random(seed);
		this.texts = texts();
	}

	private static List<Text> texts() {
		try (Stream<Path> files = Files.list(Path.of("src/test/quotations"))) {
			return files.sorted().map((file) -> {
				try {
					List<String> lines = Files.readAllLines(file);
					return new Text(file.getFileName().toString().replace(".txt", ""), lines.get(0), lines.get(1));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Text> sources() {
		return this.texts;
	}

	/** The sources as they are loaded. */
	List<ObjectNode> records() {
		return this.texts.stream()
			.map((text) -> JSON.createObjectNode()
				.put("type", "source")
				.put("key", text.language())
				.put("title", text.language())
				.put("kind", "ARTICLE")
				.put("language", text.language())
				.put("text", text.text()))
			.toList();
	}

	/** Something that somebody said, as the source has it. */
	Quotation truth() {
		Text text = any(this.texts);
		List<Word> words = text.words();
		int from = this.random.nextInt(words.size() - 2);
		int to = from + 2 + this.random.nextInt(Math.min(12, words.size() - from - 1));
		return this.random.nextBoolean() ? verbatim(text, words.subList(from, Math.min(to, words.size())))
				: interrupted(text, words.subList(from, Math.min(to, words.size())));
	}

	private Quotation verbatim(Text text, List<Word> words) {
		String exact = text.between(words.getFirst(), words.getLast());
		return new Quotation(text, "VERBATIM", exact, List.of(new Passage(exact, words.getFirst().begin())), words);
	}

	/** The first and the last of the words, and the writer's mark for those between. */
	private Quotation interrupted(Text text, List<Word> words) {
		if (words.size() < 5) {
			return verbatim(text, words);
		}
		int middle = 1 + this.random.nextInt(words.size() - 3);
		String first = text.between(words.getFirst(), words.get(middle - 1));
		String second = text.between(words.get(middle + 1), words.getLast());
		String gap = any(List.of(" … ", " […] ", " ... ", " (…) ", " [she said] "));
		List<Passage> passages = this.random.nextBoolean()
				? List.of(new Passage(first, words.getFirst().begin()),
						new Passage(second, words.get(middle + 1).begin()))
				: List.of(new Passage(text.between(words.getFirst(), words.getLast()), words.getFirst().begin()));
		return new Quotation(text, "VERBATIM", first + gap + second, passages, words);
	}

	/** The same, quoted within a sentence of the writer's, unless it has marks itself. */
	Quotation quoted(Quotation quotation) {
		String text = quotation.text();
		if (text.chars().anyMatch((letter) -> "“”„‟\"«»‹›‘’‚'「」『』".indexOf(letter) >= 0)) {
			return quotation;
		}
		String marks = any(MARKS);
		boolean french = marks.equals("«»") && this.random.nextBoolean();
		return new Quotation(
				quotation.source(), "MIXED", "Then: " + marks.charAt(0) + (french ? "\u00a0" : "") + text
						+ (french ? "\u202f" : "") + marks.charAt(1) + " (so they say)",
				quotation.passages(), quotation.words());
	}

	/** The same in a form that no reader sees a difference in. */
	Quotation harmless(Quotation quotation) {
		UnaryOperator<String> form = any(List.<UnaryOperator<String>>of(UnaryOperator.identity(),
				(text) -> Normalizer.normalize(text, Normalizer.Form.NFD), (text) -> text.replace(' ', '\u00a0'),
				(text) -> text.replaceFirst(" ", "\n"), (text) -> text.replaceFirst(" ", " \u2009"),
				(text) -> within(text, "\u00ad"), (text) -> within(text, "\u200b"), (text) -> within(text, "\u2060"),
				(text) -> text.replace('’', '\''), (text) -> text.replace('“', '"').replace('”', '"')));
		boolean both = this.random.nextBoolean();
		return new Quotation(quotation.source(), quotation.form(), form.apply(quotation.text()),
				both ? quotation.passages()
					.stream()
					.map((passage) -> new Passage(form.apply(passage.words()), passage.begin()))
					.toList() : quotation.passages(),
				quotation.words());
	}

	/** Within a word: anywhere but in the writer's ellipsis. */
	private static String within(String text, String unseen) {
		return text.replaceFirst("(?<=\\p{L})(?=\\p{L}(?![^\\[]*\\]))", unseen);
	}

	/** Something that nobody said so. */
	Falsehood falsehood() {
		for (;;) {
			Quotation truth = truth();
			Kind kind = any(List.of(Kind.values()));
			String told = (truth.words().size() < 4) ? null : told(kind, truth);
			if (told != null && (kind.isOfPassages() || !plain(around(truth)).contains(plain(told)))) {
				return new Falsehood(kind, standing(kind, truth, told));
			}
		}
	}

	/**
	 * Two pieces of a source in an order in which nobody said them, or one cut within a
	 * word, with the writer's mark between them and without a passage.
	 */
	Quotation falseInPieces() {
		for (;;) {
			Quotation truth = truth();
			if (truth.passages().size() < 2) {
				continue;
			}
			Text source = truth.source();
			String first = truth.passages().get(0).words();
			String second = truth.passages().get(1).words();
			String cut = first.substring(0, first.length() - 1);
			boolean spaced = !source.space().isEmpty() && cut.matches("(?s).*\\p{L}\\p{L}");
			boolean swapped = !spaced || this.random.nextBoolean();
			// The same words may stand somewhere else, too, and there in order.
			if (swapped ? source.text().indexOf(first, source.text().indexOf(second) + second.length()) >= 0
					: isWhole(cut, source.text().substring(0, source.text().lastIndexOf(second)))) {
				continue;
			}
			String gap = any(List.of(" … ", " […] ", " ... ", " (…) ", " [she said] "));
			return new Quotation(source, "VERBATIM", swapped ? second + gap + first : cut + gap + second, List.of(),
					truth.words());
		}
	}

	private static boolean isWhole(String words, String text) {
		return Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{M}\\p{N}])")
			.matcher(text)
			.find();
	}

	/** With its own words for a passage, or with those that it is made of. */
	private Quotation standing(Kind kind, Quotation truth, String told) {
		String own = this.random.nextBoolean() ? told : around(truth);
		List<Passage> passages = switch (kind) {
			case CUT -> List.of(new Passage(told, truth.words().getFirst().begin()));
			case SWAPPED_PASSAGES -> truth.passages().reversed();
			default -> List.of(new Passage(own, truth.words().getFirst().begin()));
		};
		Quotation quotation = new Quotation(truth.source(), "VERBATIM", told, passages, truth.words());
		boolean quoted = !kind.isOfPassages() && own.equals(around(truth)) && this.random.nextBoolean();
		return quoted ? quoted(quotation) : quotation;
	}

	private static String around(Quotation quotation) {
		return quotation.source().between(quotation.words().getFirst(), quotation.words().getLast());
	}

	private @Nullable String told(Kind kind, Quotation truth) {
		Text source = truth.source();
		List<Word> words = new ArrayList<>(truth.words());
		String space = source.space();
		String around = around(truth);
		Word inner = words.get(1 + this.random.nextInt(words.size() - 2));
		int at = inner.begin() - words.getFirst().begin();
		String rest = around.substring(at);
		return switch (kind) {
			case WORD_DROPPED -> around.substring(0, at) + rest.substring(inner.length()).stripLeading();
			case NEGATED -> around.substring(0, at) + source.negation() + space + rest;
			case NEGATION_DROPPED ->
				around.replaceFirst("(?<=.)" + space + source.negation() + "(?=" + space + ".)", "");
			case SWAPPED -> {
				Collections.swap(words, 1, words.size() - 2);
				yield String.join(space, words.stream().map((word) -> word.of(source)).toList());
			}
			case JOINED ->
				words.getFirst().of(source) + space + source.between(words.get(words.size() - 2), words.getLast());
			case NUMBER_CHANGED -> around.replaceFirst("[0-8](?=[^0-9]*$)", "9");
			case OTHER_SCRIPT -> otherScript(around);
			case CAPITAL -> around.substring(0, at) + rest.toUpperCase(Locale.ROOT);
			case OVERRIDDEN -> around.substring(0, at) + any(List.of("\u202e", "\u202d", "\u2066", "\u2067")) + rest;
			case OTHER_SOURCE -> {
				Text other = any(this.texts);
				yield other.equals(source) ? null : other.between(other.words().getFirst(), other.words().get(5));
			}
			case CUT -> {
				String cut = around.substring(0, around.length() - 1);
				yield source.space().isEmpty() || !cut.matches("(?s).*\\p{L}\\p{L}") ? null : cut;
			}
			case SWAPPED_PASSAGES ->
				(truth.passages().size() < 2 || truth.passages().get(0).words().equals(truth.passages().get(1).words()))
						? null : truth.text();
		};
	}

	private @Nullable String otherScript(String text) {
		for (int at = 0; at < text.length(); at++) {
			int letter = LOOKS_LIKE.indexOf(text.charAt(at));
			if (letter >= 0) {
				return text.substring(0, at) + LOOKS_LIKE.charAt(letter ^ 1) + text.substring(at + 1);
			}
		}
		return null;
	}

	/** What is left of a text where nobody looks at its form. */
	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", " ").strip();
	}

	private <T> T any(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	/** How a quotation is false. */
	enum Kind {

		WORD_DROPPED, NEGATED, NEGATION_DROPPED, SWAPPED, JOINED, NUMBER_CHANGED, OTHER_SCRIPT, CAPITAL, OVERRIDDEN,
		OTHER_SOURCE, CUT, SWAPPED_PASSAGES;

		/** Whether the text is true, and what it is said to stand in is not. */
		private boolean isOfPassages() {
			return this == CUT || this == SWAPPED_PASSAGES;
		}

	}

	/** A text with the words that are quoted from it. */
	record Text(String language, String negation, String text) {

		List<Word> words() {
			BreakIterator breaks = BreakIterator.getWordInstance(Locale.of(this.language));
			breaks.setText(this.text);
			List<Word> words = new ArrayList<>();
			int begin = breaks.first();
			for (int end = breaks.next(); end != BreakIterator.DONE; begin = end, end = breaks.next()) {
				if (Character.isLetterOrDigit(this.text.codePointAt(begin))) {
					boolean continues = !words.isEmpty() && words.getLast().end() < begin
							&& this.text.substring(words.getLast().end(), begin).matches("['’.,‌-]")
							&& words.getLast().end() + 1 == begin;
					if (continues || !words.isEmpty() && words.getLast().end() == begin
							&& !UNSPACED.contains(this.language)) {
						begin = words.removeLast().begin();
					}
					words.add(new Word(begin, end));
				}
			}
			return words;
		}

		/** What stands between words. */
		String space() {
			return UNSPACED.contains(this.language) ? "" : " ";
		}

		String between(Word first, Word last) {
			return this.text.substring(first.begin(), last.end());
		}

	}

	/** Where a word stands in its text. */
	record Word(int begin, int end) {

		int length() {
			return this.end - this.begin;
		}

		String of(Text text) {
			return text.text().substring(this.begin, this.end);
		}

	}

	/** What is loaded: a text, and the words of the source that it is to stand in. */
	record Quotation(Text source, String form, String text, List<Passage> passages, List<Word> words) {
	}

	/** Words of a source, and where they begin in it. */
	record Passage(String words, int begin) {
	}

	/** What must not be stored. */
	record Falsehood(Kind kind, Quotation quotation) {
	}

}
