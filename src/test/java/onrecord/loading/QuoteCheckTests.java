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

	@Test
	void nothingIsStitchedTogetherFromSingleWords() {
		load(source("We met in June. " + "Nothing was agreed then, said the host. ".repeat(20) + "They will. "
				+ "Nobody came. ".repeat(20) + "In the end he had to surrender the keys."));
		assertThat(check("We … will … surrender")).startsWith("SPLICED");
		assertThat(check("We met … Nothing was agreed")).startsWith("EXACT");
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
		return """
				{"type":"source","key":"s","title":"S","kind":"ARTICLE","language":"en","text":"%s"}""".formatted(text);
	}

	/** The verdict, and of the best match the statement, the speaker and the place. */
	private String check(String text, String... speakers) {
		String asked = (speakers.length == 0) ? "null"
				: List.of(speakers).stream().map(Sql::quoted).collect(Collectors.joining(", ", "array[", "]"));
		return this.trial
			.ask("""
					select concat_ws(' ', verdict, (
					  select concat_ws(' ', coalesce(statement.gid, 'null'), coalesce(actor.gid, 'null'), coalesce(span_start::text, 'null'))
					  from unnest(matches[1:1]) as best
					  left join statement on statement.id = statement_id
					  left join actor on actor.id = best.speaker_id))
					from check_quote(%s, %s, null, null, 1)"""
				.formatted(Sql.quoted(text), asked))
			.getFirst();
	}

}
