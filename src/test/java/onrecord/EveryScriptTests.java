package onrecord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a text in some language is found by, and what not:
 * {@code found-in-every-script.tsv} has a line for each text, with its language, the text
 * and what is asked, after {@code +} where the text must be found.
 */
class EveryScriptTests {

	private static OwnDatabase database;

	private static Connection connection;

	@BeforeAll
	static void store() throws SQLException, IOException {
		database = TestDatabase.unseeded();
		connection = database.owner().getConnection();
		// Never committed: then a statement would have to stand in a source.
		connection.setAutoCommit(false);
		for (String[] line : lines()) {
			list("insert into statement (gid, language, text, form, act) values ('statement:' || md5(?), nullif(?, ''), ?, "
					+ "'PARAPHRASE', 'ASSERT') returning gid", line[1], line[0], line[1]);
		}
	}

	@AfterAll
	static void close() throws SQLException {
		connection.close();
		database.close();
	}

	@TestFactory
	Stream<DynamicTest> aTextIsFoundByWhatStandsInItAndByNothingElse() throws IOException {
		return lines().stream()
			.flatMap((line) -> Stream.of(line)
				.skip(2)
				.map((asked) -> DynamicTest.dynamicTest(line[0] + " " + asked + " " + line[1],
						() -> check(line[1], asked.substring(1), asked.startsWith("+")))));
	}

	/** What the index finds and what is marked must agree. */
	private static void check(String text, String query, boolean isFound) throws SQLException {
		assertThat(list(
				"select words @@ text_query(?) from statement where gid = 'statement:' || md5(?) and words @@ text_query(?)",
				query, text, query))
			.as("found")
			.hasSize(isFound ? 1 : 0);
		List<String> marked = list(
				"select substr(text, span_start + 1, span_end - span_start) from statement, text_highlights(text, language, "
						+ "text_queries(?)) where gid = 'statement:' || md5(?)",
				query, text);
		// Of some words, those that stand there are marked.
		if (isFound || !query.contains(" ") || query.startsWith("\"")) {
			assertThat(marked.isEmpty()).as("nothing is marked").isEqualTo(!isFound);
		}
	}

	@Test
	void theWordsThatAnswerAreMarkedAsTheTextHasThem() throws SQLException {
		assertThat(marked("zh", "国家主席习近平在京会见了习近平", "习近平")).containsExactly("习近平", "习近平");
		assertThat(marked("zh", "习水 习近平 近平", "习近平")).as("only all of it").containsExactly("习近平");
		assertThat(marked("ja", "安倍 晋三は", "安倍晋三")).containsExactly("安倍 晋三");
		assertThat(marked("en", "The COVID-19 rules", "covid19")).containsExactly("COVID", "19");
		assertThat(marked("en", "an e-mail, some emails", "email")).containsExactly("e-mail", "emails");
		assertThat(marked("en", "1,500,000 jobs", "1500000")).containsExactly("1,500,000");
		assertThat(marked("en", "par\u00ADlia\u00ADment", "parliament")).containsExactly("par\u00ADlia\u00ADment");
		assertThat(marked("en", "… so ﬁne, a cafe\u0301", "café")).containsExactly("cafe\u0301");
		assertThat(marked("ar", "قال إنّ المُفاوضات", "مفاوضات")).containsExactly("المُفاوضات");
		assertThat(marked("en", "all for one, all for all", "\"all for all\"")).containsExactly("all", "for", "all");
		assertThat(marked("en", "\uD83D\uDE00 war \uD83D\uDE00 peace", "peace")).containsExactly("peace");
	}

	private static List<String> marked(String language, String text, String query) throws SQLException {
		return list(
				"select substr(text, span_start + 1, span_end - span_start) from (select ? as language, ? as text) as given, "
						+ "text_highlights(text, language, jsonb_build_object(dictionary_of(language), asked(dictionary_of(language), terms_of(?))))",
				language, text, query);
	}

	@Test
	void namesAreFoundInEveryScript() throws SQLException {
		list("insert into actor (gid, type, name) values ('person:xi', 'Person', ?) returning gid", "习近平");
		list("insert into actor_alias (actor_id, position, name) select id, 1, ? from actor where gid = 'person:xi' returning name",
				"しんぞう あべ");
		list("insert into actor (gid, type, name) values ('person:yoon', 'Person', ?) returning gid", "윤석열");
		list("insert into place (gid, name, kind) values ('place:beograd', ?, 'CITY') returning gid", "Београд");
		list("insert into topic (gid, name) values ('topic:covid', ?) returning gid", "COVID-19");
		list("insert into topic (gid, name) values ('topic:books', ?) returning gid", "آزادی کتاب‌ها");
		for (String name : List.of("习", "近平", "习近平", "シンゾウ", "アベ しんぞう", "윤", "석열", "윤석열", "Beograd", "Београд",
				"covid19", "covid 19", "كتاب", "ازادی", "کتابها")) {
			assertThat(list("select matched from names_like(?, null, false)", name)).as(name).isNotEmpty();
			assertThat(list(
					"select substr(matched, span_start + 1, span_end - span_start) from names_like(?, null, false), name_highlights(matched, ?)",
					name, name))
				.as(name)
				.isNotEmpty();
		}
		assertThat(list("select matched from names_like(?, null, false)", "平近")).isEmpty();
		assertThat(list("select span_start || '-' || span_end from name_highlights(?, ?)", "习近平", "近平"))
			.containsExactly("1-3");
	}

	/** Names of plain letters take a shorter way, to the same. */
	@Test
	void plainNamesHaveTheWordsAndHighlightsOfAllOthers() throws SQLException {
		Random random = new Random(20261127);
		for (int n = 0; n < 2000; n++) {
			String name = plain(random);
			String query = plain(random);
			assertThat(list("select name_words(?)::text", name)).as(name)
				.isEqualTo(list("select name_words(? || '.')::text", name));
			String highlights = "select span_start || '-' || span_end from %s order by span_start";
			assertThat(list(highlights.formatted("name_highlights(?, ?)"), name, query)).as(name + " by " + query)
				.isEqualTo(list(highlights.formatted("placed_name_highlights(?, name_words_asked(?))"), name, query));
		}
	}

	/** Letters in a row of scripts without spaces take a shorter way, to the same. */
	@Test
	void lettersInARowHaveTheHighlightsOfAllOthers() throws SQLException {
		Random random = new Random(20261127);
		int found = 0;
		for (int n = 0; n < 2000; n++) {
			String text = drawn("中国人中国กขあア정부 ，・a1", random, 40);
			String query = drawn((n % 3 != 0) ? "中国人中กขあ" : "中国人あ정부 \"a", random, 5);
			String highlights = "select span_start || '-' || span_end from %s order by span_start";
			List<String> placed = list(highlights.formatted("placed_highlights(?, '', text_queries(?) -> '')"), text,
					query);
			assertThat(list(highlights.formatted("text_highlights(?, '', text_queries(?))"), text, query))
				.as(text + " by " + query)
				.isEqualTo(placed);
			found += placed.size();
		}
		assertThat(found).isGreaterThan(500);
	}

	/** Of few letters, so that one begins as another does or is like it. */
	private static String plain(Random random) {
		return drawn("abcABde  ", random, 20);
	}

	private static String drawn(String letters, Random random, int most) {
		return random.ints(random.nextInt(1, most), 0, letters.length())
			.mapToObj(letters::charAt)
			.map(String::valueOf)
			.collect(Collectors.joining());
	}

	/** Whatever it is, it is answered or refused, and not for long. */
	@Test
	void hostileTextsAndQueriesAreBounded() throws SQLException {
		List<String> queries = List.of("。、！？", "\u200C", "\u200C\u200D\u00AD", "\uD83D\uDE00", "的".repeat(1000),
				distinct(1000), "\"" + distinct(900) + "\"", "a-".repeat(500), "-".repeat(1000), "\"".repeat(1000),
				"or ".repeat(300), "1,".repeat(500), "'\\:*&|!()<->", "\uE000\uE001", "ﷺ".repeat(300), "x".repeat(1000),
				"и\u0306".repeat(300), "中a1".repeat(300), "a.b.".repeat(250), "\uFFFF", "ه\u200C".repeat(400), "=war",
				"en:war", "<en>", "war/peace");
		for (String query : queries) {
			for (String text : List.of("peace " + query)) {
				for (String language : List.of("en", "tr", "")) {
					list("select words_of(?, ?)", language, text);
					list("select count(*) from text_highlights(?, ?, text_queries(left(?, 30)))", text, language,
							query);
				}
				list("select name_words(?)", text);
				list("select count(*) from name_highlights(?, ?)", text, query);
				list("select count(*) from names_like(?, null, true)", query);
			}
		}
		for (String piece : List.of("นักโทษการเมือง", "x", "和平", "war peace ", "é\u0301", "a-b ", "中a1-")) {
			String text = piece.repeat(300_000 / piece.length());
			long begun = System.nanoTime();
			list("insert into statement (gid, language, text, form, act) values ('statement:long', 'en', ?, 'PARAPHRASE', 'ASSERT') returning gid",
					text);
			list("delete from statement where gid = 'statement:long' returning gid");
			list("select count(*) from text_highlights(?, 'en', text_queries(?))", text, "war และ 和平");
			assertThat((System.nanoTime() - begun) / 1e9).as("seconds for %s", piece).isLessThan(60);
		}
	}

	private static String distinct(int count) {
		StringBuilder text = new StringBuilder();
		for (int n = 0; n < count; n++) {
			text.appendCodePoint(0x4E00 + 7 * n);
		}
		return text.toString();
	}

	@Test
	void aLongSourceIsFoundToItsEnd() throws SQLException {
		String filling = "Nobody wanted to talk about the weather in those days of rain. ";
		StringBuilder text = new StringBuilder("The beginning mentions zebras. ");
		while (text.length() < 5_000_000) {
			text.append(filling);
		}
		int middle = text.length() / 2;
		text.insert(middle, " In the middle giraffes walk. ");
		text.append("And the very last word belongs to the okapi.");
		list("insert into source (gid, title, kind, language, text) values ('source:long', 'A long book', 'DOCUMENT', 'en', ?) returning gid",
				text.toString());
		for (String query : List.of("zebra", "giraffe", "okapi", "\"belongs to the okapi\"", "zebra okapi",
				"zebra giraffes okapi", "book okapi", "okapi -lion")) {
			assertThat(
					list("select matched_or from (select gid as matched_or, source_id from search(?, array['SOURCE'])"
							+ " join source on source.id = source_id) as found", query))
				.as(query)
				.containsExactly("source:long");
		}
		for (String query : List.of("lion", "okapi -zebra", "\"okapi zebra\"", "okapi lion")) {
			assertThat(list("select source_id from search(?, array['SOURCE'])", query)).as(query).isEmpty();
		}
		assertThat(list("select source_excerpt(id, text_queries(?)) from source where gid = 'source:long'", "okapi")
			.getFirst()).endsWith("belongs to the okapi.");
		list("update source set text = 'Short' where gid = 'source:long' returning gid");
		assertThat(list("select source_id from source_part")).isEmpty();
	}

	private static List<String[]> lines() throws IOException {
		return new ClassPathResource("found-in-every-script.tsv").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map((line) -> line.replace("\\n", "\n").split("\t"))
			.toList();
	}

	private static List<String> list(String sql, String... values) throws SQLException {
		Savepoint before = connection.setSavepoint();
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int n = 0; n < values.length; n++) {
				statement.setString(n + 1, values[n]);
			}
			List<String> found = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					found.add(rows.getString(1));
				}
			}
			// Each that is left takes a lock as soon as something is written.
			connection.releaseSavepoint(before);
			return found;
		}
		catch (SQLException ex) {
			connection.rollback(before);
			throw ex;
		}
	}

}
