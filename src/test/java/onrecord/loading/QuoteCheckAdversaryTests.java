package onrecord.loading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import onrecord.declaring.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds quotations that are false, by the thousand and in many languages, and true ones
 * in all their harmless forms, against the texts that they were made of.
 * {@code -Donrecord.adversary.seed=…} makes the same again,
 * {@code -Donrecord.adversary.checks=100000} more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteCheckAdversaryTests {

	private static final int AT_ONCE = 500;

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern ELLIPSIS = Pattern.compile("\\s*[\\[(]?(?:…|\\.{3}|she said)[\\])]?\\s*");

	private static final Set<String> TRUE = Set.of("EXACT", "NORMALIZED");

	/**
	 * The text is true, but not of the source or the passages that it is told to be of.
	 */
	private static final Set<Falsehoods.Kind> TOLD_TRULY = Set.of(Falsehoods.Kind.OTHER_SOURCE,
			Falsehoods.Kind.SWAPPED_PASSAGES);

	private final long seed = Long.getLong("onrecord.adversary.seed", System.nanoTime());

	private final int number = Integer.getInteger("onrecord.adversary.checks", 500);

	private final Falsehoods falsehoods = new Falsehoods(this.seed);

	private final Trial trial = Trial.empty();

	@BeforeAll
	void loadSources() {
		this.trial.load(this.falsehoods.records().stream().map(ObjectNode::toString).collect(Collectors.joining("\n")));
	}

	@AfterAll
	void drop() {
		this.trial.close();
	}

	@Test
	void nothingFalseIsFoundToBeTrue() {
		Map<Falsehoods.Kind, Map<String, Integer>> verdicts = new EnumMap<>(Falsehoods.Kind.class);
		List<String> wrong = new ArrayList<>();
		int named = 0;
		int asked = 0;
		for (int done = 0; done < this.number; done += AT_ONCE) {
			List<Falsehoods.Falsehood> told = new ArrayList<>();
			while (told.size() < AT_ONCE) {
				Falsehoods.Falsehood falsehood = this.falsehoods.falsehood();
				if (!TOLD_TRULY.contains(falsehood.kind()) && !standsSomewhere(bare(falsehood.quotation()))) {
					told.add(falsehood);
				}
			}
			List<String> answers = verdicts(told.stream().map((each) -> bare(each.quotation())).toList());
			for (int i = 0; i < told.size(); i++) {
				Falsehoods.Kind kind = told.get(i).kind();
				String verdict = answers.get(i);
				verdicts.computeIfAbsent(kind, (any) -> new TreeMap<>()).merge(verdict, 1, Integer::sum);
				asked++;
				if (verdict.equals("ALTERED") || verdict.equals("SPLICED")) {
					named++;
				}
				// What was false when it was made, a text that came later may have.
				if (TRUE.contains(verdict) && !standsSomewhere(bare(told.get(i).quotation()))) {
					wrong.add(kind + " " + told.get(i).quotation().source().language() + ": "
							+ bare(told.get(i).quotation()));
				}
				else if (!verdict.equals("ALTERED") && !verdict.equals("SPLICED")
						&& Boolean.getBoolean("onrecord.adversary.show")) {
					System.out.println(verdict + " " + kind + " " + told.get(i).quotation().source().language() + ": "
							+ bare(told.get(i).quotation()));
				}
			}
		}
		System.out.printf("Seed %d: %s%n", this.seed, verdicts);
		assertThat(wrong).as("found to be true, of seed %d", this.seed).isEmpty();
		assertThat((double) named / asked).as("named rightly, of seed %d", this.seed).isGreaterThanOrEqualTo(0.99);
	}

	@Test
	void piecesInAnotherOrderAreSpliced() {
		Map<String, Integer> verdicts = new TreeMap<>();
		List<Falsehoods.Quotation> told = new ArrayList<>();
		for (int i = 0; i < this.number / 4; i++) {
			told.add(this.falsehoods.falseInPieces());
		}
		List<String> wrong = new ArrayList<>();
		List<String> answers = verdicts(told.stream().map(Falsehoods.Quotation::text).toList());
		for (int i = 0; i < told.size(); i++) {
			verdicts.merge(answers.get(i), 1, Integer::sum);
			// Short pieces may stand in this order, too, where nobody took them from.
			if (TRUE.contains(answers.get(i)) && !standInOrder(told.get(i).text())) {
				wrong.add(told.get(i).source().language() + ": " + told.get(i).text());
			}
		}
		System.out.printf("Seed %d, in pieces: %s%n", this.seed, verdicts);
		assertThat(wrong).as("found to be true, of seed %d", this.seed).isEmpty();
	}

	@Test
	void everythingTrueIsFoundInWhateverFormNoReaderSees() {
		Map<String, Integer> verdicts = new TreeMap<>();
		List<String> missed = new ArrayList<>();
		for (int done = 0; done < this.number / 2; done += AT_ONCE) {
			List<Falsehoods.Quotation> told = new ArrayList<>();
			for (int i = 0; i < AT_ONCE; i++) {
				told.add(this.falsehoods.harmless(this.falsehoods.truth()));
			}
			List<String> answers = verdicts(told.stream().map(Falsehoods.Quotation::text).toList());
			for (int i = 0; i < told.size(); i++) {
				verdicts.merge(answers.get(i), 1, Integer::sum);
				if (!TRUE.contains(answers.get(i))) {
					missed.add(answers.get(i) + " " + told.get(i).source().language() + ": " + told.get(i).text());
				}
			}
		}
		System.out.printf("Seed %d, true: %s%n", this.seed, verdicts);
		assertThat(missed).as("not found, of seed %d", this.seed).isEmpty();
	}

	@Test
	void whatAnotherSaidIsAnothers() {
		Set<String> texts = new TreeSet<>();
		this.trial.load(
				"{\"type\":\"person\",\"key\":\"speaker\",\"name\":\"A\"}\n{\"type\":\"person\",\"key\":\"other\",\"name\":\"B\"}");
		StringBuilder statements = new StringBuilder();
		for (int i = 0; i < this.number / 4; i++) {
			Falsehoods.Quotation truth = this.falsehoods.truth();
			if (truth.passages().size() == 1 && truth.passages().getFirst().words().equals(truth.text())
					&& standsOnce(truth.text()) && texts.add(truth.text())) {
				statements.append(statement("s" + i, truth)).append('\n');
			}
		}
		Summary summary = this.trial.load(statements.toString());
		assertThat(summary.refusals()).isEmpty();
		List<String> told = List.copyOf(texts);
		Map<String, Integer> verdicts = new TreeMap<>();
		verdicts(told, "array['person:other']").forEach((each) -> verdicts.merge(each, 1, Integer::sum));
		System.out.printf("Seed %d, of another: %s%n", this.seed, verdicts);
		assertThat(verdicts).as("of seed %d", this.seed).containsOnlyKeys("OTHER_SPEAKER");
		assertThat(verdicts(told, "array['person:speaker']")).as("of seed %d", this.seed).allMatch(TRUE::contains);
	}

	private static String statement(String key, Falsehoods.Quotation truth) {
		ObjectNode statement = JSON.createObjectNode()
			.put("type", "statement")
			.put("key", key)
			.put("text", truth.text())
			.put("form", "VERBATIM")
			.put("act", "ASSERT")
			.put("language", truth.source().language())
			.put("speaker", "person:speaker");
		statement.putArray("appearances")
			.addObject()
			.put("source", "source:" + truth.source().language())
			.put("start", truth.passages().getFirst().begin());
		return statement.toString();
	}

	/** As it is read: what it is compared with has no case. */
	private boolean standsOnce(String text) {
		String plain = plain(text).toLowerCase(Locale.ROOT);
		return this.falsehoods.sources()
			.stream()
			.mapToInt((source) -> plain(source.text()).toLowerCase(Locale.ROOT).split(Pattern.quote(plain), -1).length
					- 1)
			.sum() == 1;
	}

	/**
	 * Whether some source has it after all, whatever it was made of; its first letter may
	 * be a capital.
	 */
	private boolean standsSomewhere(String told) {
		String plain = plain(told);
		return this.falsehoods.sources()
			.stream()
			.map((source) -> plain(source.text()))
			.anyMatch((text) -> text.contains(plain.substring(1))
					&& text.toLowerCase(Locale.ROOT).contains(plain.toLowerCase(Locale.ROOT)));
	}

	/** Whether some source has all pieces after all, one after the other. */
	private boolean standInOrder(String told) {
		List<String> pieces = ELLIPSIS.splitAsStream(told.toLowerCase(Locale.ROOT))
			.map(QuoteCheckAdversaryTests::plain)
			.filter((piece) -> !piece.isEmpty())
			.toList();
		return this.falsehoods.sources()
			.stream()
			.map((source) -> plain(source.text()).toLowerCase(Locale.ROOT))
			.anyMatch((text) -> {
				int at = 0;
				for (String piece : pieces) {
					int found = text.indexOf(piece, at);
					if (found < 0) {
						return false;
					}
					at = found + piece.length();
				}
				return true;
			});
	}

	private static String plain(String text) {
		return text.replaceAll("[\\s\\u00a0]+", " ").strip();
	}

	/** Without the writer's sentence around it. */
	private static String bare(Falsehoods.Quotation quotation) {
		String text = quotation.text();
		return quotation.form().equals("MIXED")
				? text.substring("Then: ".length() + 1, text.length() - " (so they say)".length() - 1).strip() : text;
	}

	private List<String> verdicts(List<String> quotations) {
		return verdicts(quotations, "null");
	}

	private List<String> verdicts(List<String> quotations, String speakers) {
		return this.trial.ask("""
				select (select verdict from check_quote(text, %s, null, null, 1))
				from unnest(array[%s]) with ordinality as told (text, n) order by n""".formatted(speakers,
				quotations.stream().map(Sql::quoted).collect(Collectors.joining(", "))));
	}

}
