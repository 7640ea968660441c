package onrecord.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import onrecord.format.Formats;
import onrecord.format.Hints;
import onrecord.format.InputFile;
import onrecord.format.TableHints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Popolo of several publishers in one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopoloLoadTests {

	private static final String PARLIAMENT = """
			{"organizations":[{"id":"legislature","name":"Parliament of %1$sland","classification":"legislature"},
			{"id":"party/green","name":"Greens of %1$sland","classification":"party"}],
			"persons":[{"id":"p1","name":"Ada %1$s","identifiers":[{"scheme":"upstream_id","identifier":"1"}]}],
			"memberships":[{"person_id":"p1","organization_id":"legislature","on_behalf_of_id":"party/green","role":"member",
			"legislative_period_id":"term/3"}],
			"events":[{"id":"term/3","classification":"legislative period","start_date":"2015-01-01","end_date":"2019-01-01"}]}""";

	private static final String ROLES = """
			select concat_ws(' ', person.name, title, organization.name, held_from, held_until)
			from role join actor as person on person.id = person_id left join actor as organization on organization.id = organization_id
			order by person.id, position""";

	@TempDir
	private Path folder;

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
	void twoParliamentsWithTheSameIdsStayTwo() {
		String elm = PARLIAMENT.formatted("Elm");
		String oak = PARLIAMENT.formatted("Oak");
		assertThat(load(null, elm).refusals()).isEmpty();
		assertThat(load(null, oak).refusals()).isEmpty();
		List<String> roles = List.of("Ada Elm member Parliament of Elmland 2015-01-01 2019-01-01",
				"Ada Elm Member Greens of Elmland 2015-01-01 2019-01-01",
				"Ada Oak member Parliament of Oakland 2015-01-01 2019-01-01",
				"Ada Oak Member Greens of Oakland 2015-01-01 2019-01-01");
		assertThat(this.trial.ask(ROLES)).containsExactlyElementsOf(roles);
		String stored = this.trial.export();
		assertThat(load(null, oak, elm).counts()).allSatisfy((counts) -> {
			assertThat(counts.added()).isZero();
			assertThat(counts.changed()).isZero();
		});
		assertThat(this.trial.export()).isEqualTo(stored);
		clear();
		assertThat(load(null, elm, oak).refusals()).isEmpty();
		assertThat(this.trial.ask(ROLES)).containsExactlyElementsOf(roles);
	}

	@Test
	void membershipsComeWithPersonsOfAnotherFileOrAfterThem() {
		String persons = "{\"persons\": [{\"id\": \"p1\", \"name\": \"Ada Elm\"}]}";
		String memberships = """
				{"organizations": [{"id": "o1", "name": "Ministry"}], "memberships": [
				{"person_id": "p1", "organization_id": "o1", "role": "Minister", "start_date": "2001-01-01"},
				{"person_id": "p2", "organization_id": "o1", "role": "Secretary"}]}""";
		for (List<String> files : List.of(List.of(persons, memberships), List.of(memberships, persons))) {
			Summary summary = load("elm", files.toArray(String[]::new));
			assertThat(summary.refusals()).extracting((refused) -> refused.line() + " " + refused.reason())
				.containsExactly("3 there is no such record to add to, neither here nor in the database");
			assertThat(this.trial.ask(ROLES)).containsExactly("Ada Elm Minister Ministry 2001-01-01");
			clear();
		}
		load("elm", persons);
		load("oak", persons);
		for (int time = 0; time < 2; time++) {
			assertThat(load("elm", memberships).refused()).isOne();
			assertThat(this.trial.ask(ROLES)).containsExactly("Ada Elm Minister Ministry 2001-01-01");
		}
		assertThat(load("elm", memberships).counts()).allSatisfy((counts) -> assertThat(counts.changed()).isZero());
		load("elm", persons.replace("}]}", "}],\"organizations\":[{\"id\":\"o2\",\"name\":\"Council\"}],"
				+ "\"memberships\":[{\"person_id\":\"p1\",\"organization_id\":\"o2\",\"role\":\"member\"}]}"));
		assertThat(this.trial.ask(ROLES)).containsExactly("Ada Elm Minister Ministry 2001-01-01",
				"Ada Elm member Council");
	}

	@Test
	void aFileWithoutPersonsBelongsToTheOnlyOneThatHasThem() {
		String persons = "{\"persons\":[{\"id\":\"p1\",\"name\":\"Ada Elm\"},{\"id\":\"p2\",\"name\":\"Bo Quist\"}]}";
		String memberships = """
				{"organizations":[{"id":"o1","name":"Ministry"}],"memberships":[{"person_id":"p1","organization_id":"o1","role":"Minister"}]}""";
		Summary summary = load(null, memberships, persons);
		assertThat(summary.refusals()).isEmpty();
		assertThat(summary.notes()).extracting(Refused::value)
			.hasSize(2)
			.containsOnly(summary.notes().getFirst().value());
		assertThat(this.trial.ask(ROLES)).containsExactly("Ada Elm Minister Ministry");
		clear();
		// Two might be meant, or none.
		assertThat(load(null, memberships, persons, PARLIAMENT.formatted("Oak")).refused()).isOne();
		assertThat(load(null, memberships.replace("\"p1\"", "\"p3\""), persons).refused()).isOne();
		assertThat(this.trial.ask(ROLES)).noneMatch((role) -> role.contains("Minister"));
	}

	@Test
	void aLaterVersionFindsItsRecords() {
		String elm = PARLIAMENT.formatted("Elm");
		load(null, elm);
		Summary summary = load(null,
				elm.replace("Greens of", "The Greens of")
					.replace("\"role\":\"member\",", "\"role\":\"member\",\"end_date\":\"2018-03-01\",")
					.replace("\"persons\":[", "\"persons\":[")
					.replace("\"1\"}]}]", "\"1\"}]},{\"id\":\"p2\",\"name\":\"Bo Quist\"}]"));
		assertThat(summary.refusals()).isEmpty();
		assertThat(this.trial.ask(ROLES)).containsExactly("Ada Elm member Parliament of Elmland 2015-01-01 2018-03-01",
				"Ada Elm Member The Greens of Elmland 2015-01-01 2018-03-01");
		assertThat(this.trial.ask("select name from actor order by id")).containsExactly("Parliament of Elmland",
				"The Greens of Elmland", "Ada Elm", "Bo Quist");
	}

	@Test
	void personsOfTwoPublishersAreOneByAWorldwideIdentifier() {
		String wikidata = ",{\"scheme\":\"wikidata\",\"identifier\":\"Q1\"}]";
		String elm = PARLIAMENT.formatted("Elm").replace("\"1\"}]", "\"1\"}" + wikidata);
		String oak = PARLIAMENT.formatted("Oak")
			.replace("Ada Oak", "Ada Elm-Oak")
			.replace("\"1\"}]", "\"1\"}" + wikidata);
		load(null, elm);
		assertThat(load(null, oak).matches()).hasSize(1);
		assertThat(this.trial.ask(ROLES)).hasSize(4).allMatch((role) -> role.startsWith("Ada Elm "));
		assertThat(this.trial.ask("select name from actor_alias")).containsExactly("Ada Elm-Oak");
		assertThat(this.trial.ask("select count(*) from actor_identifier")).containsExactly("3");
		String stored = this.trial.export();
		load(null, elm);
		load(null, oak);
		assertThat(this.trial.export()).isEqualTo(stored);
		load(null, PARLIAMENT.formatted("Ash").replace("Ada Ash", "Bo Quist").replace("\"1\"}]", "\"1\"}" + wikidata));
		assertThat(this.trial.ask("select count(*) from actor where type = 'Person'")).containsExactly("2");
	}

	/**
	 * Whoever makes up parliaments with the same ids, terms, parties and areas, some of
	 * whose members are in two of them, gets each as it is.
	 */
	@Test
	void madeUpParliamentsComeInAsTheyAre() {
		Random random = new Random(16);
		List<String> documents = new ArrayList<>();
		for (int country = 0; country < 6; country++) {
			documents.add(madeUp(random, "Land" + (char) ('A' + country), country));
		}
		for (String document : documents) {
			assertThat(load(null, document).refusals()).isEmpty();
		}
		// 40 of each, of which 5 are also those of the one before.
		assertThat(this.trial.ask("select count(*) from actor where type = 'Person'")).containsExactly("215");
		assertThat(this.trial.ask("""
				select count(*) from role join actor as organization on organization.id = organization_id
				where split_part(title, ' of ', 2) not in ('', organization.name)""")).containsExactly("0");
		assertThat(this.trial
			.ask("""
					select count(*) from actor join role on person_id = actor.id join actor as organization on organization.id = organization_id
					where not actor.name like '%' || split_part(organization.name, ' of ', 2) || '%'
					  and not exists (select from actor_alias where actor_id = actor.id and actor_alias.name like '%' || \
					split_part(organization.name, ' of ', 2) || '%')"""))
			.containsExactly("0");
		String stored = this.trial.export();
		assertThat(load(null, documents.toArray(String[]::new)).refusals()).isEmpty();
		assertThat(this.trial.export()).isEqualTo(stored);
	}

	private static String madeUp(Random random, String country, int number) {
		List<String> persons = new ArrayList<>();
		List<String> memberships = new ArrayList<>();
		for (int n = 0; n < 40; n++) {
			int wikidata = 1 + (n < 5 && number > 0 ? 100 * (number - 1) + 35 + n : 100 * number + n);
			persons
				.add("""
						{"id":"%d","name":"Member%d %s","identifiers":[{"scheme":"wikidata","identifier":"Q%2$d"},{"scheme":"upstream_id",\
						"identifier":"%1$d"}]}"""
					.formatted(n, wikidata, country));
			for (int term = 1; term <= 1 + random.nextInt(3); term++) {
				memberships
					.add("""
							{"person_id":"%d","organization_id":"legislature","on_behalf_of_id":"%s","area_id":"area/%d","role":"member",\
							"legislative_period_id":"term/%d"}"""
						.formatted(n, random.nextBoolean() ? "IND" : "party/green", n % 4, term));
			}
		}
		return """
				{"meta":{"sources":["https://parliaments.example/"]},"persons":[%s],"organizations":[
				{"id":"legislature","name":"Assembly of %s","classification":"legislature"},{"id":"IND","name":"Independents of \
				%2$s","classification":"party"},
				{"id":"party/green","name":"Greens of %2$s","classification":"party"}],"memberships":[%s],"areas":[{"id":"area/0",\
				"name":"North"},{"id":"area/1"}],
				"events":[{"id":"term/1","start_date":"2010","end_date":"2014"},{"id":"term/2","start_date":"2014","end_date":"2018"},\
				{"id":"term/3","start_date":"2018"}]}"""
			.formatted(String.join(",\n", persons), country, String.join(",\n", memberships));
	}

	private Summary load(@Nullable String namespace, String... documents) {
		Formats formats = new Formats(new Hints(null, null, null, TableHints.NONE, namespace, Set.of()));
		List<InputFile> files = new ArrayList<>();
		for (String document : documents) {
			files.add(InputFile.of(write("popolo%d.json".formatted(files.size()), document)));
		}
		formats.compare(files);
		return this.trial.load((intake, progress) -> files.forEach((file) -> formats.read(file, intake, progress)),
				new Options(false, true, false, null));
	}

	private Path write(String name, String document) {
		try {
			return Files.writeString(this.folder.resolve(name), document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
