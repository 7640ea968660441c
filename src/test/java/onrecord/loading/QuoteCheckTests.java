package onrecord.loading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import onrecord.declaring.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** What a check of a quotation says of what is loaded and changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteCheckTests {

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
	void wordsOfASourceWhoseTextIsNotHeldAreFoundWhereTheyAreQuoted() {
		load("""
				{"type":"person","key":"ann","name":"Ann"}
				{"type":"source","key":"radio","title":"Radio","kind":"BROADCAST"}
				{"type":"statement","key":"s","text":"We shall never leave this valley","form":"VERBATIM","act":"PROMISE",\
				"speaker":"person:ann","appearances":[{"source":"source:radio","exact":"We shall never leave this valley"}]}""");
		assertThat(check("We shall never leave this valley")).isEqualTo("EXACT statement:s person:ann null");
		assertThat(check("We shall leave this valley")).isEqualTo("ALTERED statement:s person:ann null");
	}

	@Test
	void aTextThatIsChangedIsSearchedAsItIsNow() {
		load(source("The old bridge will be closed on Monday."));
		assertThat(check("will be closed on Monday")).isEqualTo("EXACT null null 15");
		load(source("The old bridge will be opened again in spring."));
		assertThat(check("will be closed on Monday")).isEqualTo("NOT_FOUND");
		assertThat(check("opened again in spring")).isEqualTo("EXACT null null 23");
	}

	@Test
	void whatSeveralSaidEachOfThemSaid() {
		load("""
				{"type":"person","key":"ann","name":"Ann"}
				{"type":"person","key":"ben","name":"Ben"}
				{"type":"person","key":"eve","name":"Eve"}
				{"type":"source","key":"s","title":"S","kind":"ARTICLE","text":"Both: we stand together here."}
				{"type":"statement","key":"s","text":"we stand together here","form":"VERBATIM","act":"PROMISE",\
				"speakers":["person:ann","person:ben"],"appearances":[{"source":"source:s"}]}""");
		assertThat(check("we stand together here", "person:ben")).isEqualTo("EXACT statement:s null 6");
		assertThat(check("we stand together here", "person:eve")).isEqualTo("OTHER_SPEAKER statement:s null 6");
		assertThat(check("we never stand together here", "person:eve")).startsWith("OTHER_SPEAKER");
		assertThat(check("we stand together here", "person:nobody")).startsWith("OTHER_SPEAKER");
	}

	@Test
	void wordsAreFoundWhereverTheyStandInALongText() {
		List<String> words = IntStream.range(0, 9_000).mapToObj((n) -> "w" + Integer.toString(n, 36)).toList();
		load(source(String.join(" ", words)));
		for (int from = 0; from < words.size() - 40; from += 37) {
			String said = String.join(" ", words.subList(from, from + 5 + from % 35));
			String told = check(said);
			assertThat(told).as(said).startsWith("EXACT").endsWith(" " + String.join(" ", words).indexOf(said));
		}
	}

	/** However many texts have all other words. */
	@Test
	void whatIsAlteredInManyPlacesIsFoundByItsRareWords() {
		load(IntStream.range(0, 300)
			.mapToObj((n) -> source("s" + n, "Weather: no more boats in harbour, say fishermen who fear storms."))
			.collect(Collectors.joining("\n")));
		load(source("The boats in harbour fear zyzzyvas and weather more than fishermen do."));
		this.trial.analyze();
		assertThat(check("boats in harbours fear zyzzyvas but weather more as fishermen")).startsWith("ALTERED");
	}

	@Test
	void nothingIsStitchedTogetherFromSingleWords() {
		load(source("We met in June. " + "Nothing was agreed then, said the host. ".repeat(20) + "They will. "
				+ "Nobody came. ".repeat(20) + "In the end he had to surrender the keys."));
		assertThat(check("We … will … surrender")).startsWith("SPLICED");
		assertThat(check("We met … Nothing was agreed")).startsWith("EXACT");
	}

	@Test
	void whatIsPutTogetherFromSeveralSourcesIsToldOfEach() {
		load("""
				{"type":"person","key":"ann","name":"Ann"}
				{"type":"person","key":"ben","name":"Ben"}
				{"type":"source","key":"a","title":"A","kind":"ARTICLE","text":"Ann: The harbour will be closed until spring."}
				{"type":"source","key":"b","title":"B","kind":"ARTICLE","text":"Ben: we have never asked anybody for money."}
				{"type":"source","key":"c","title":"C","kind":"BROADCAST"}
				{"type":"statement","key":"sa","text":"The harbour will be closed until spring","form":"VERBATIM","act":"PROMISE",\
				"speaker":"person:ann","appearances":[{"source":"source:a"}]}
				{"type":"statement","key":"sb","text":"we have never asked anybody for money","form":"VERBATIM","act":"ASSERT",\
				"speaker":"person:ben","appearances":[{"source":"source:b"}]}
				{"type":"statement","key":"sc","text":"everybody must go home tonight","form":"VERBATIM","act":"DEMAND",\
				"speaker":"person:ann","appearances":[{"source":"source:c","exact":"everybody must go home tonight"}]}""");
		String joined = "The harbour will be closed until spring. We have never asked anybody for money";
		assertThat(matches(joined)).containsExactlyInAnyOrder(
				"SPLICED statement:sa source:a The harbour will be closed until spring.: 0-40",
				"SPLICED statement:sb source:b we have never asked anybody for money: 41-78");
		assertThat(matches(joined, "person:ann")).containsExactlyInAnyOrder(
				"SPLICED statement:sa source:a The harbour will be closed until spring.: 0-40",
				"OTHER_SPEAKER statement:sb source:b we have never asked anybody for money: 41-78");
		assertThat(matches("asked anybody for money … the harbour will be closed … must go home tonight"))
			.containsExactlyInAnyOrder("SPLICED statement:sa source:a The harbour will be closed: 26-52",
					"SPLICED statement:sb source:b asked anybody for money: 0-23",
					"SPLICED statement:sc source:c must go home tonight: 55-75");
		// What stands nowhere is not made up for, and three words are nobody's.
		assertThat(matches("The harbour will be closed until spring, because nobody ever paid for anything here"))
			.isEmpty();
		assertThat(matches("closed until spring and asked anybody for money")).isEmpty();
	}

	@Test
	void aPieceThatManyHaveDoesNotHideTheOther() {
		StringBuilder sources = new StringBuilder();
		for (int n = 0; n < 30; n++) {
			sources
				.append("""
						{"type":"source","key":"r%d","title":"R","kind":"ARTICLE","text":"Number %d. The harbour will be closed until spring."}
						"""
					.formatted(n, n));
		}
		load(sources
				+ "{\"type\":\"source\",\"key\":\"b\",\"title\":\"B\",\"kind\":\"ARTICLE\",\"text\":\"We asked nobody for money.\"}");
		assertThat(matches("The harbour will be closed until spring. We asked nobody for money")).hasSize(2)
			.anyMatch((match) -> match.contains("source:b"));
		assertThat(matches("We asked nobody for money. The harbour will be closed until spring")).hasSize(2)
			.anyMatch((match) -> match.contains("source:b"));
	}

	@Test
	void charactersThatNobodyTypesJoinNothing() {
		load(source("We shall not wait for them."));
		assertThat(check("We shall\u0001not wait")).doesNotStartWith("NORMALIZED").doesNotStartWith("EXACT");
		assertThat(check("We shall\u0002not\u0001wait")).doesNotStartWith("NORMALIZED").doesNotStartWith("EXACT");
	}

	@Test
	void theSameWordAThousandTimesIsBounded() {
		load(source("war and peace and war " + "war ".repeat(600) + "and the of to a in that is we for ".repeat(60)));
		long begun = System.nanoTime();
		assertThat(check("war ".repeat(240).strip())).startsWith("EXACT");
		assertThat(check("war peace ".repeat(90).strip())).isNotNull();
		assertThat(check("the a of in to that and we is for ".repeat(29).strip())).isNotNull();
		assertThat(System.nanoTime() - begun).isLessThan(3_000_000_000L);
	}

	private void load(String records) {
		assertThat(this.trial.load(records).refusals()).isEmpty();
	}

	private static String source(String text) {
		return source("s", text);
	}

	private static String source(String key, String text) {
		return """
				{"type":"source","key":"%s","title":"S","kind":"ARTICLE","language":"en","text":"%s"}""".formatted(key,
				text);
	}

	/** The verdict, and of the best match the statement, the speaker and the place. */
	private String check(String text, String... speakers) {
		return this.trial
			.ask("""
					select concat_ws(' ', verdict, (
					  select concat_ws(' ', coalesce(statement.gid, 'null'), coalesce(actor.gid, 'null'), coalesce(span_start::text, 'null'))
					  from unnest(matches[1:1]) as best
					  left join statement on statement.id = statement_id
					  left join actor on actor.id = best.speaker_id))
					from check_quote(%s, %s, null, null, 1)"""
				.formatted(Sql.quoted(text), array(speakers)))
			.getFirst();
	}

	/** All matches: verdict, statement, source, words, and where its pieces stand. */
	private List<String> matches(String text, String... speakers) {
		return this.trial.ask("""
				select concat_ws(' ', match.verdict, statement.gid, source.gid, match.exact) || ': ' || (
				  select string_agg(piece.span_start || '-' || piece.span_end, ' ') from unnest(match.pieces) as piece)
				from check_quote(%s, %s, null, null, 5), unnest(matches) as match
				join source on source.id = match.source_id
				left join statement on statement.id = match.statement_id""".formatted(Sql.quoted(text),
				array(speakers)));
	}

	private static String array(String... speakers) {
		return (speakers.length == 0) ? "null"
				: List.of(speakers).stream().map(Sql::quoted).collect(Collectors.joining(", ", "array[", "]"));
	}

}
