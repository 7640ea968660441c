package onrecord.loading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries to store quotations that are false, by the thousand and in many languages, and
 * true ones in all their harmless forms. {@code -Donrecord.adversary.seed=…} makes the
 * same again, {@code -Donrecord.adversary.quotations=100000} more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdversaryTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int AT_ONCE = 2_500;

	private final long seed = Long.getLong("onrecord.adversary.seed", System.nanoTime());

	private final int number = Integer.getInteger("onrecord.adversary.quotations", 10_000);

	private final Falsehoods falsehoods = new Falsehoods(this.seed);

	private final Trial trial = Trial.empty();

	@AfterEach
	void clear() {
		this.trial.clear();
	}

	@AfterAll
	void drop() {
		this.trial.close();
	}

	@Test
	void nothingFalseIsAccepted() {
		Map<String, Integer> byLanguage = new TreeMap<>();
		Map<Falsehoods.Kind, Integer> byKind = new EnumMap<>(Falsehoods.Kind.class);
		load(this.falsehoods.records());
		for (int done = 0; done < this.number; done += AT_ONCE) {
			List<Falsehoods.Falsehood> told = new ArrayList<>();
			for (int i = 0; i < AT_ONCE; i++) {
				Falsehoods.Falsehood falsehood = this.falsehoods.falsehood();
				told.add(falsehood);
				byLanguage.merge(falsehood.quotation().source().language(), 1, Integer::sum);
				byKind.merge(falsehood.kind(), 1, Integer::sum);
			}
			Summary summary = load(statements(told.stream().map(Falsehoods.Falsehood::quotation).toList(), done));
			List<String> accepted = this.trial.ask("select gid from statement order by id");
			assertThat(accepted.stream().map((gid) -> told.get(Integer.parseInt(gid.split(":")[1]) % AT_ONCE)))
				.as("accepted, of seed %d", this.seed)
				.isEmpty();
			assertThat(summary.refused()).isEqualTo(AT_ONCE);
		}
		System.out.printf("Seed %d: %,d false quotations, none accepted: %s, %s%n", this.seed, this.number, byLanguage,
				byKind);
	}

	@Test
	void nothingFalseIsFoundByItsPieces() {
		load(this.falsehoods.records());
		for (int done = 0; done < this.number / 4; done += AT_ONCE) {
			List<Falsehoods.Quotation> told = new ArrayList<>();
			for (int i = 0; i < AT_ONCE; i++) {
				told.add(this.falsehoods.falseInPieces());
			}
			load(statements(told, done));
			List<String> accepted = this.trial.ask("select gid from statement order by id");
			assertThat(accepted.stream().map((gid) -> told.get(Integer.parseInt(gid.split(":")[1]) % AT_ONCE)))
				.as("accepted, of seed %d", this.seed)
				.isEmpty();
		}
	}

	@Test
	void everythingTrueIsAcceptedInWhateverFormNoReaderSees() {
		Map<String, Integer> byLanguage = new TreeMap<>();
		load(this.falsehoods.records());
		for (int done = 0; done < this.number / 4; done += AT_ONCE) {
			List<Falsehoods.Quotation> told = new ArrayList<>();
			for (int i = 0; i < AT_ONCE; i++) {
				Falsehoods.Quotation truth = this.falsehoods.truth();
				truth = (i % 2 == 0) ? this.falsehoods.quoted(truth) : truth;
				told.add(this.falsehoods.harmless(truth));
				byLanguage.merge(truth.source().language(), 1, Integer::sum);
			}
			Summary summary = load(statements(told, done));
			assertThat(summary.refusals()).as("refused, of seed %d", this.seed).isEmpty();
		}
		assertThat(this.trial.ask("select distinct verification from appearance order by 1")).containsExactly("EXACT",
				"NORMALIZED");
		System.out.printf("Seed %d: true quotations in harmless forms, all accepted: %s%n", this.seed, byLanguage);
	}

	private Summary load(List<ObjectNode> records) {
		return this.trial.load(records.stream().map(ObjectNode::toString).collect(Collectors.joining("\n")));
	}

	private static List<ObjectNode> statements(List<Falsehoods.Quotation> told, int from) {
		List<ObjectNode> statements = new ArrayList<>();
		for (Falsehoods.Quotation quotation : told) {
			ObjectNode statement = JSON.createObjectNode()
				.put("type", "statement")
				.put("key", String.valueOf(from + statements.size()))
				.put("text", quotation.text())
				.put("form", quotation.form())
				.put("act", "ASSERT");
			statement.putArray("attribution").addObject().put("relation", "SAID");
			ArrayNode appearances = statement.putArray("appearances");
			if (quotation.passages().isEmpty()) {
				appearances.addObject().put("source", "source:" + quotation.source().language());
			}
			for (Falsehoods.Passage passage : quotation.passages()) {
				appearances.addObject()
					.put("source", "source:" + quotation.source().language())
					.put("exact", passage.words())
					.put("start", quotation.source().text().codePointCount(0, passage.begin()));
			}
			statements.add(statement);
		}
		return statements;
	}

}
