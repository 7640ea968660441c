package onrecord;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Places in texts in the units of UTF-16, in which Java's strings are, as a browser's:
 * whoever cuts there has the words, whatever is before them. Texts are drawn by chance;
 * {@code -Donrecord.offset.seed=…} draws the same again.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(classes = OnRecord.class, initializers = OffsetTests.Corpus.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffsetTests {

	private static final long SEED = Long.getLong("onrecord.offset.seed", System.nanoTime());

	private static final int SOURCES = 25;

	/**
	 * Of one unit and of two, of one code point and of several: a wave, a pilot, a thumb
	 * with a modifier, Gothic, Chinese of extension B.
	 */
	private static final List<String> WORDS = List.of("ferry", "quay", "Hafen", "мир", "e\u0301t\u00E9", "习近平",
			"\uD83C\uDF0A", "\uD83D\uDC69\u200D\u2708\uFE0F", "\uD83D\uDC4D\uD83C\uDFFD",
			"\uD800\uDF32\uD800\uDF3F\uD800\uDF44", "\uD840\uDC00\uD840\uDC01", "\uFFFD");

	private final Random random = new Random(SEED);

	@LocalServerPort
	private int port;

	@Autowired
	private OwnDatabase database;

	/** What was said, with the source that has it: all of it, and in marks. */
	private final List<String[]> said = new ArrayList<>();

	@BeforeAll
	void store() throws SQLException {
		try (Connection connection = this.database.owner().getConnection()) {
			connection.setAutoCommit(false);
			for (int n = 0; n < SOURCES; n++) {
				store(connection, "source:drawn-" + n);
			}
			execute(connection, "insert into topic (gid, name) values ('topic:waves', ?)",
					"\uD83C\uDF0A\uD840\uDC00 Harbour");
			execute(connection,
					"insert into source (gid, title, kind, language) values ('source:heard', 'Heard', 'BROADCAST', 'en')");
			execute(connection,
					"insert into passage (source_id, exact) select id, ? from source where gid = 'source:heard'",
					"\uD83C\uDF0A\uD83C\uDF0A we shall never sell the old lighthouse \uD83C\uDF0A to anybody at all");
			connection.commit();
		}
	}

	private void store(Connection connection, String source) throws SQLException {
		StringBuilder text = new StringBuilder(words(6));
		List<String> quotations = new ArrayList<>();
		for (int n = 0; n < 4; n++) {
			boolean isMixed = n % 2 == 1;
			String quotation = "n" + this.said.size() + " " + words(6);
			quotations.add(isMixed ? words(3) + " \u201C" + quotation + "\u201D " + words(2) : quotation);
			text.append(". ").append(quotations.getLast()).append(". ").append(words(3));
			this.said.add(new String[] { source, quotations.getLast(), quotation });
		}
		execute(connection, "insert into source (gid, title, kind, language, text) values (?, ?, 'POST', 'en', ?)",
				source, words(3) + " ferry", text.toString());
		for (String quotation : quotations) {
			String id = "statement:" + Integer.toHexString(quotation.hashCode());
			execute(connection,
					"insert into statement (gid, text, language, form, act) values (?, ?, 'en', ?::statement_form, 'ASSERT')",
					id, quotation, quotation.startsWith("n") ? "VERBATIM" : "MIXED");
			execute(connection, """
					insert into appearance (statement_id, position, passage_id)
					select id, 1, passage_of(?, ?) from statement where gid = ?""", source, quotation, id);
		}
		// What is quoted after it moves, and where that is told of the revision is not
		// the
		// beginning.
		int place = text.indexOf(quotations.get(2));
		execute(connection, "update source set text = ? where gid = ?",
				text.insert(place, "\uD83C\uDF0A \uD800\uDF32 ").toString(), source);
	}

	private String words(int number) {
		StringBuilder words = new StringBuilder();
		for (int n = 0; n < number; n++) {
			words.append((n > 0) ? " " : "").append(WORDS.get(this.random.nextInt(WORDS.size())));
		}
		return words.toString();
	}

	private static void execute(Connection connection, String sql, String... values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int n = 0; n < values.length; n++) {
				statement.setString(n + 1, values[n]);
			}
			statement.execute();
		}
	}

	@Test
	void whatIsQuotedStandsThere() {
		int compared = 0;
		for (int n = 0; n < SOURCES; n++) {
			JsonNode source = ask("""
					query ($id: ID!) {
					  source(id: $id) {
					    text
					    revisions { text start(unit: UTF16) removed inserted }
					    appearances(first: 100) {
					      nodes {
					        exact start(unit: UTF16) end(unit: UTF16) points: start
					        statement { text form }
					        proves { start(unit: UTF16) end(unit: UTF16) }
					      }
					    }
					  }
					}""", Map.of("id", "source:drawn-" + n)).at("/source");
			String text = source.at("/text").asString();
			for (JsonNode appearance : source.at("/appearances/nodes")) {
				assertThat(cut(text, appearance)).isEqualTo(appearance.at("/exact").asString());
				assertThat(text.offsetByCodePoints(0, appearance.at("/points").asInt()))
					.isEqualTo(appearance.at("/start").asInt());
				String said = appearance.at("/statement/text").asString();
				String proven = this.said.stream().filter((each) -> each[1].equals(said)).findFirst().orElseThrow()[2];
				assertThat(appearance.at("/proves").valueStream().map((span) -> cut(said, span)))
					.containsExactly(proven);
				compared += (appearance.at("/start").asInt() > appearance.at("/points").asInt()) ? 1 : 0;
			}
			JsonNode revision = source.at("/revisions/0");
			int start = revision.at("/start").asInt();
			assertThat(revision.at("/text").asString().substring(start)).startsWith(revision.at("/removed").asString());
			assertThat(text.substring(start)).startsWith(revision.at("/inserted").asString());
			assertThat(text.substring(0, start)).isEqualTo(revision.at("/text").asString().substring(0, start));
		}
		assertThat(compared).as("places that are not the same in code points").isGreaterThan(SOURCES);
	}

	@Test
	void aPartOfATextIsCutWhereAStringWouldBe() {
		for (int n = 0; n < 200; n++) {
			Map<String, Object> source = Map.of("id", "source:drawn-" + n % SOURCES);
			String text = ask("query ($id: ID!) { source(id: $id) { text } }", source).at("/source/text").asString();
			int from = this.random.nextInt(text.length() + 3);
			int to = this.random.nextInt(text.length() + 3);
			JsonNode parts = ask(
					"""
							query ($id: ID!, $from: Int!, $to: Int!, $unit: OffsetUnit!) {
							  source(id: $id) { text(from: $from, to: $to, unit: $unit) head: text(to: $to, unit: $unit) tail: text(from: $to, unit: $unit) }
							}""",
					Map.of("id", source.get("id"), "from", from, "to", to, "unit", "UTF16"))
				.at("/source");
			assertThat(parts.at("/text").asString())
				.isEqualTo((from < to) ? text.substring(whole(text, from), whole(text, to)) : "");
			assertThat(parts.at("/head").asString() + parts.at("/tail").asString()).isEqualTo(text);
		}
	}

	/** Not between the two units of a character. */
	private static int whole(String text, int place) {
		int within = Math.min(place, text.length());
		return (within > 0 && within < text.length()
				&& Character.isSurrogatePair(text.charAt(within - 1), text.charAt(within))) ? within - 1 : within;
	}

	@Test
	void whatAnswersASearchIsMarkedThere() {
		JsonNode found = ask(
				"""
						{
						  statements(filter: { text: "ferry" }, first: 100) {
						    nodes { text highlights(text: "ferry") { start(unit: UTF16) end(unit: UTF16) } }
						  }
						  search(text: "ferry") { edges { matched highlights { start(unit: UTF16) end(unit: UTF16) } } }
						  names: search(text: "harbour", in: [TOPIC]) { edges { matched highlights { start(unit: UTF16) end(unit: UTF16) } } }
						  suggest(prefix: "harb") { name highlights { start(unit: UTF16) end(unit: UTF16) points: start } }
						}""",
				Map.of());
		assertThat(found.at("/statements/nodes")).isNotEmpty().allSatisfy((statement) -> {
			assertThat(statement.at("/highlights")).isNotEmpty();
			assertThat(statement.at("/highlights")).allSatisfy(
					(highlight) -> assertThat(cut(statement.at("/text").asString(), highlight)).isEqualTo("ferry"));
		});
		assertThat(found.at("/search/edges")).isNotEmpty().allSatisfy((edge) -> {
			assertThat(edge.at("/highlights")).isNotEmpty();
			assertThat(edge.at("/highlights")).allSatisfy(
					(highlight) -> assertThat(cut(edge.at("/matched").asString(), highlight)).isEqualTo("ferry"));
		});
		JsonNode name = found.at("/names/edges/0");
		assertThat(cut(name.at("/matched").asString(), name.at("/highlights/0"))).isEqualTo("Harbour");
		JsonNode suggestion = found.at("/suggest/0");
		assertThat(cut(suggestion.at("/name").asString(), suggestion.at("/highlights/0"))).isEqualTo("Harb");
		assertThat(suggestion.at("/highlights/0/start").asInt())
			.isEqualTo(suggestion.at("/highlights/0/points").asInt() + 2);
	}

	@Test
	void whatIsDifferentInAQuotationStandsThereInBoth() {
		int differences = 0;
		int pieces = 0;
		for (int n = 0; n + 1 < this.said.size(); n++) {
			String quotation = this.said.get(n)[2];
			int space = quotation.indexOf(' ', quotation.length() / 2);
			String altered = "\uD83C\uDF0A " + quotation.substring(0, space) + " never" + quotation.substring(space);
			String spliced = this.said.get(n + 1)[2] + " " + quotation;
			for (String told : List.of(altered, spliced)) {
				for (JsonNode match : checked(told)) {
					String text = ask("query ($id: ID!) { source(id: $id) { text } }",
							Map.of("id", match.at("/source/id").asString()))
						.at("/source/text")
						.asString();
					if (!match.at("/verdict").asString().equals("SPLICED")) {
						assertThat(cut(text, match)).isEqualTo(match.at("/exact").asString());
					}
					for (JsonNode difference : match.at("/differences")) {
						assertThat(cut(told, difference)).isEqualTo(difference.at("/quoted").asString(""));
						assertThat(recorded(text, difference)).isEqualTo(difference.at("/recorded").asString(""));
						differences++;
					}
					for (JsonNode piece : match.at("/pieces")) {
						assertThat(cut(told, piece)).isEqualToIgnoringCase(recorded(text, piece));
						pieces++;
					}
				}
			}
		}
		assertThat(differences).isGreaterThan(SOURCES);
		assertThat(pieces).isGreaterThan(SOURCES);
	}

	/** Where the text is not held, the words that are kept of it are what is compared. */
	@Test
	void whatIsDifferentFromWordsOfAnUnknownTextStandsInThem() {
		String quotation = "\uD83C\uDF0A sell the old blue lighthouse \uD83C\uDF0A to anybody";
		JsonNode match = checked(quotation).get(0);
		assertThat(match.at("/source/id").asString()).isEqualTo("source:heard");
		assertThat(match.at("/start").isNull()).isTrue();
		assertThat(match.at("/end").isNull()).isTrue();
		assertThat(match.at("/differences")).isNotEmpty();
		for (JsonNode difference : match.at("/differences")) {
			assertThat(cut(quotation, difference)).isEqualTo(difference.at("/quoted").asString(""));
			assertThat(recorded(match.at("/exact").asString(), difference))
				.isEqualTo(difference.at("/recorded").asString(""));
		}
	}

	private JsonNode checked(String quotation) {
		return ask("""
				query ($text: String!) {
				  checkQuote(text: $text) {
				    matches {
				      verdict exact start(unit: UTF16) end(unit: UTF16) source { id }
				      differences {
				        quoted recorded
				        start(unit: UTF16) end(unit: UTF16) recordedStart(unit: UTF16) recordedEnd(unit: UTF16)
				      }
				      pieces { start(unit: UTF16) end(unit: UTF16) recordedStart(unit: UTF16) recordedEnd(unit: UTF16) }
				    }
				  }
				}""", Map.of("text", quotation)).at("/checkQuote/matches");
	}

	private static String cut(String text, JsonNode span) {
		return text.substring(span.at("/start").asInt(), span.at("/end").asInt());
	}

	private static String recorded(String text, JsonNode span) {
		return text.substring(span.at("/recordedStart").asInt(), span.at("/recordedEnd").asInt());
	}

	private JsonNode ask(String query, Map<String, Object> variables) {
		JsonNode answer = new Client(this.port).ask(query, variables).body();
		assertThat(answer.has("errors")).as("of seed %d: %s", SEED, answer).isFalse();
		return answer.at("/data");
	}

	/** A database with the article, dropped with the server. */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh().serve(context);
		}

	}

}
