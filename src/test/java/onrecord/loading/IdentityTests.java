package onrecord.loading;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** Which records are the same, and what becomes of what each of them says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTests {

	private static final String Q1 = "\"identifiers\":[{\"scheme\":\"wikidata\",\"value\":\"Q1\"}]";

	private static final String NAMES = "select name from actor union all (select name from actor_alias order by position)";

	private final Trial trial = Trial.empty();

	@AfterEach
	void clear() {
		this.trial.clear();
	}

	@AfterAll
	void close() {
		this.trial.close();
	}

	@Test
	void ofAnIdentifierThatIsNotWorldwideTheNamespaceCounts() {
		this.trial
			.load("""
					{"type":"person","key":"a","name":"Ada Elm","identifiers":[{"scheme":"id","value":"5","namespace":"elm"}]}
					{"type":"person","key":"b","name":"Ada Elm","identifiers":[{"scheme":"id","value":"5","namespace":"oak"}]}
					{"type":"person","key":"c","name":"Ada Elm","identifiers":[{"scheme":"id","value":"5"}]}""");
		Summary summary = this.trial
			.load("""
					{"type":"person","key":"d","name":"A. Elm","identifiers":[{"scheme":"id","value":"5","namespace":"oak"}]}""");
		assertThat(summary.matches()).containsExactly(new Summary.Match("person:d", "person:b", "both are id 5"));
		assertThat(this.trial.ask("select count(*) from actor")).containsExactly("3");
		exportedItIsTheSame();
	}

	@Test
	void whatOneOfTwoHasAloneIsUnitedWithTheOther() {
		this.trial.load("""
				{"type":"organization","key":"elm","name":"Elm Council","kind":"GOVERNMENT"}
				{"type":"person","key":"a","name":"Ada Elm","aliases":[{"name":"Ada E."}],"roles":[
				{"title":"Mayor","organization":"organization:elm","from":"2015"}],%s}""".formatted(Q1)
			.replace("[\n", "["));
		String other = """
				{"type":"person","key":"b","name":"Ada Elm-Oak","description":"Of Elm","aliases":[{"name":"Ada E."},{"name":"Ада \
				Елм","language":"uk"}],\
				"roles":[{"title":"Mayor","organization":"organization:elm","from":"2015"},{"title":"Councillor","from":"2011"}],\
				"identifiers":[{"scheme":"wikidata","value":"Q1"},{"scheme":"viaf","value":"7"}]}""";
		Summary first = this.trial.load(other);
		assertThat(first.refusals()).isEmpty();
		assertThat(first.matches()).hasSize(1);
		assertThat(this.trial.ask(NAMES)).containsExactly("Elm Council", "Ada Elm", "Ada E.", "Ada Elm-Oak", "Ада Елм");
		assertThat(this.trial.ask("select title from role order by position")).containsExactly("Mayor", "Councillor");
		assertThat(this.trial.ask("select value from actor_identifier order by 1")).containsExactly("7", "Q1");
		assertThat(this.trial.ask("select description from actor where gid = 'person:a'")).containsExactly("Of Elm");
		String stored = this.trial.export();
		Summary second = this.trial.load(other);
		assertThat(second.counts()).containsExactly(new Summary.Counts("person", 0, 0, 1, 0));
		assertThat(this.trial.export()).isEqualTo(stored);
		exportedItIsTheSame();
	}

	@Test
	void theOrderInWhichTwoComeDoesNotMatter() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"b","name":"Ada Oak-Elm","aliases":[{"name":"Ada"}],%1$s}
				{"type":"person","key":"a","name":"Ada Elm","description":"Of Elm","aliases":[{"name":"Ada"}],%1$s}
				{"type":"person","key":"c","name":"Ада Елм",%1$s}""".formatted(Q1));
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask(NAMES)).containsExactly("Ada Oak-Elm", "Ada", "Ada Elm", "Ада Елм");
		assertThat(this.trial.ask("select gid || ' ' || description from actor")).containsExactly("person:b Of Elm");
	}

	@Test
	void thoseThatHaveNoNameInCommonStayApartAndAreListed() {
		this.trial.load("{\"type\":\"person\",\"key\":\"a\",\"name\":\"Ada Elm\",%s}".formatted(Q1));
		String other = "{\"type\":\"person\",\"key\":\"b\",\"name\":\"Bo Quist\",%s}".formatted(Q1);
		for (int time = 0; time < 2; time++) {
			Summary summary = this.trial.load(other);
			assertThat(summary.refusals()).isEmpty();
			assertThat(summary.matches()).isEmpty();
			assertThat(summary.likelyDuplicates()).containsExactly(
					new Summary.Match("person:b", "person:a", "both are wikidata Q1, but have no name in common"));
			assertThat(this.trial.ask("select name from actor order by id")).containsExactly("Ada Elm", "Bo Quist");
			assertThat(this.trial.ask("select gid from actor_identifier join actor on id = actor_id"))
				.containsExactly("person:a");
		}
		assertThat(this.trial.load("{\"type\":\"person\",\"key\":\"b\",\"sameAs\":\"person:a\"}").refusals()).isEmpty();
		assertThat(this.trial.load(other).likelyDuplicates()).isEmpty();
		assertThat(this.trial.ask(NAMES)).containsExactly("Ada Elm", "Bo Quist");
		assertThat(this.trial.ask("select count(*) from actor")).containsExactly("1");
	}

	@Test
	void namesAreComparedWhereTheyCanBe() {
		assertThat(this.trial
			.ask("""
					select string_agg(case when names_have_nothing_in_common(ours, theirs) then 'no' else 'yes' end, ' ' order by nth)
					from (values
					  (1, array['Ada Elm'], array['Dr. Élm, A.']), (2, array['Volodymyr Zelenskyy'], array['Wolodymyr Selenskyj']),
					  (3, array['Volodymyr Zelenskyy'], array['Володимир Зеленський']), (4, array['NATO'], array['North Atlantic Treaty Organization']),
					  (5, array['习近平'], array['習近平']), (6, array['Jean-Luc Oak'], array['JEANLUC OAK']), (7, array['Mikhail Gorbachev'], \
					array['Michail Gorbatschow']),
					  (8, array['Germany', 'Deutschland'], array['Deutschland']), (9, array['Владимир Зеленский'], array['Володимир Зеленський']),
					  (11, array['Ada Elm'], array['Bo Quist']), (12, array['Dr. Ada Elm'], array['Dr. Bo Quist']), (13, array['The Party of \
					Elm'], array['The Union of Oak']),
					  (14, array['李明'], array['王芳']), (15, array['Анна Іваненко'], array['Петро Сидоренко']), (16, array['محمد علي'], array['فاطمة حسن']),
					  (17, array['A. Elm'], array['A. Quist'])) as pair (nth, ours, theirs)"""))
			.containsExactly("yes yes yes yes yes yes yes yes yes no no no no no no no");
	}

	@Test
	void aPersonIsNoOrganizationWhateverTheIdentifier() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"Ada Elm",%1$s}
				{"type":"organization","key":"a","name":"Ada Elm","kind":"OTHER",%1$s}""".formatted(Q1));
		assertThat(summary.matches()).isEmpty();
		assertThat(this.trial.ask("select gid from actor order by id")).containsExactly("person:a", "organization:a");
	}

	@Test
	void twoThatWereApartAreNotMergedByAnIdentifierThatComesLater() {
		this.trial.load("""
				{"type":"person","key":"a","name":"Ada Elm",%s}
				{"type":"person","key":"b","name":"Ada E. Elm"}""".formatted(Q1));
		Summary summary = this.trial
			.load("{\"type\":\"person\",\"key\":\"b\",%s,\"description\":\"Of Elm\"}".formatted(Q1));
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.likelyDuplicates())
			.containsExactly(new Summary.Match("person:b", "person:a", "both are wikidata Q1"));
		assertThat(this.trial.ask("select description from actor where gid = 'person:b'")).containsExactly("Of Elm");
	}

	@Test
	void anIdentifierCanBeGivenToAnother() {
		this.trial.load("""
				{"type":"person","key":"a","name":"Ada Elm",%s}
				{"type":"person","key":"b","name":"Bo Quist"}""".formatted(Q1));
		this.trial.load("""
				{"type":"person","key":"a","identifiers":[]}
				{"type":"person","key":"b",%s}""".formatted(Q1));
		assertThat(this.trial.ask("select gid from actor_identifier join actor on id = actor_id"))
			.containsExactly("person:b");
	}

	@Test
	void whatAddsTakesNothingAway() {
		this.trial
			.load("""
					{"type":"organization","key":"elm","name":"Elm Council","kind":"GOVERNMENT"}
					{"type":"person","key":"a","name":"Ada Elm","roles":[{"title":"Councillor","organization":"organization:elm","from":"2011",\
					"until":"2015"}]}""");
		String later = """
				{"type":"person","key":"a","adds":true,"name":"Ada Oak","roles":[{"title":"Mayor","organization":"organization:elm","from":"2015"}]}
				{"type":"person","key":"a","adds":true,"roles":[{"title":"Mayor","organization":"organization:elm","from":"2015"}]}
				{"type":"person","key":"a","adds":true,"roles":[{"title":"Councillor","organization":"organization:elm"},{"title":"Host"}]}""";
		assertThat(this.trial.load(later).refusals()).isEmpty();
		String roles = "select concat_ws(' ', title, held_from, held_until) from role order by position";
		assertThat(this.trial.ask(roles)).containsExactly("Councillor 2011 2015", "Mayor 2015", "Host");
		assertThat(this.trial.ask(NAMES)).containsExactly("Elm Council", "Ada Oak", "Ada Elm");
		assertThat(this.trial.load(later).counts()).containsExactly(new Summary.Counts("person", 0, 0, 1, 0));
		// What is told anew with its end, or another beginning, is the same role.
		this.trial
			.load("""
					{"type":"person","key":"a","adds":true,"roles":[{"title":"Mayor","organization":"organization:elm","from":"2015","until":"2019"},
					{"title":"Councillor","organization":"organization:elm","from":"2012","until":"2015"}]}"""
				.replace("\n", ""));
		assertThat(this.trial.ask(roles)).containsExactlyInAnyOrder("Mayor 2015 2019", "Host", "Councillor 2012 2015");
	}

	@Test
	void whatAddsToNobodyIsRefusedAlone() {
		Summary summary = this.trial.load("""
				{"type":"person","key":"a","name":"Ada Elm"}
				{"type":"person","key":"a","adds":true,"roles":[{"title":"Mayor"}]}
				{"type":"person","key":"a","adds":true,"roles":[{"title":"Mayor","organization":"organization:none"}]}
				{"type":"person","key":"a","adds":true,"roles":[{"title":"Host","from":"2015","until":"2011"}]}
				{"type":"person","key":"b","adds":true,"roles":[{"title":"Mayor"}]}""");
		assertThat(summary.refusals()).extracting((refused) -> refused.line() + " " + refused.field())
			.containsExactly("5 key");
		assertThat(summary.notes()).extracting((note) -> note.line() + " " + note.field())
			.containsExactlyInAnyOrder("3 roles[0].organization", "4 roles[0].from, until");
		assertThat(this.trial.ask("select title from role")).containsExactly("Mayor");
		assertThat(summary.counts()).containsExactly(new Summary.Counts("person", 1, 0, 0, 1));
	}

	@Test
	void whatIsGivenUpForAnotherIsUnitedWithIt() {
		this.trial
			.load("""
					{"type":"place","key":"elm","name":"Elm","kind":"CITY"}
					{"type":"place","key":"e2","name":"Elm City","kind":"CITY","latitude":1,"longitude":2,"identifiers":[{"scheme":"geonames",\
					"value":"1"}]}
					{"type":"place","key":"e3","name":"Elm Town","kind":"CITY","aliases":[{"name":"Elm"},{"name":"Elmo"}],\
					"identifiers":[{"scheme":"geonames","value":"2"}]}""");
		Summary summary = this.trial.load("""
				{"type":"place","key":"e2","sameAs":"place:elm"}
				{"type":"place","key":"e3","sameAs":"place:elm"}""");
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask("select concat_ws(' ', gid, name, latitude) from place"))
			.containsExactly("place:elm Elm 1");
		assertThat(this.trial.ask("select name from place_alias order by 1")).containsExactly("Elm City", "Elm Town",
				"Elmo");
		assertThat(this.trial.ask("select value from place_identifier order by 1")).containsExactly("1", "2");
		exportedItIsTheSame();
	}

	/** No statement may take the square of what one person has. */
	@Test
	void aPersonWithManyRolesIsLoaded() {
		StringBuilder records = new StringBuilder("{\"type\":\"person\",\"key\":\"a\",\"name\":\"Ada Elm\"}\n");
		for (int n = 0; n < 20_000; n++) {
			records.append("{\"type\":\"person\",\"key\":\"a\",\"adds\":true,\"roles\":[{\"title\":\"Member %d\"}]}\n"
				.formatted(n / 2));
		}
		long begin = System.nanoTime();
		assertThat(this.trial.load(records.toString()).refusals()).isEmpty();
		assertThat(this.trial.load(records.toString()).counts())
			.containsExactly(new Summary.Counts("person", 0, 0, 1, 0));
		assertThat((System.nanoTime() - begin) / 1_000_000_000L).isLessThan(60);
		assertThat(this.trial.ask("select count(*) from role")).containsExactly("10000");
	}

	private void exportedItIsTheSame() {
		String records = this.trial.export();
		try (Trial other = Trial.empty()) {
			assertThat(other.load(records).refusals()).isEmpty();
			assertThat(other.export()).isEqualTo(records);
		}
	}

}
