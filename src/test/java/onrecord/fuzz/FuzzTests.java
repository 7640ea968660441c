package onrecord.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

import onrecord.OnRecord;
import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked, the answer is well-formed and says nothing of the server; and where
 * it is asked rightly, the answer is the one that {@link SecondWay} comes to.
 * <p>
 * What is asked is drawn by chance, from a seed that is printed:
 * {@code -Donrecord.fuzz.seed=… -Donrecord.fuzz.operations=…} asks the same again.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(classes = OnRecord.class, initializers = FuzzTests.Corpus.class)
@DirtiesContext
class FuzzTests {

	private static final long SEED = Long.getLong("onrecord.fuzz.seed", new Random().nextInt(1_000_000_000));

	private static final int OPERATIONS = Integer.getInteger("onrecord.fuzz.operations", 10_000);

	/** Enough to use all of the schema. */
	private static final int MANY = 5_000;

	private static final int MOST_FAILURES = 10;

	private static final Duration LONGEST = Duration.ofMinutes(5);

	@LocalServerPort
	private int port;

	@Autowired
	private GraphQlSource source;

	@Autowired
	private OwnDatabase database;

	private final Coverage coverage = new Coverage();

	private final Places places = new Places();

	private final Map<String, Integer> outcomes = new TreeMap<>();

	private final List<String> failures = new ArrayList<>();

	@Test
	void everyAnswerIsWellFormedAndRight() throws SQLException {
		System.out.printf("Fuzz: -Donrecord.fuzz.seed=%d -Donrecord.fuzz.operations=%d%n", SEED, OPERATIONS);
		Instant begun = Instant.now();
		int done = 0;
		try (Connection connection = this.database.reader().getConnection()) {
			done = fuzz(new Tables(connection));
		}
		System.out.printf("Fuzz: %d operations in %d s, %s%n", done, Duration.between(begun, Instant.now()).toSeconds(),
				this.outcomes);
		assertThat(this.failures).as("of -Donrecord.fuzz.seed=%d -Donrecord.fuzz.operations=%d", SEED, done).isEmpty();
		assertThat(done).as("operations in %s", LONGEST).isEqualTo(OPERATIONS);
		if (done >= MANY) {
			assertThat(this.coverage.unused(this.source.schema())).as("what was never used").isEmpty();
		}
	}

	/** Asks one after the other, and returns how many. */
	private int fuzz(Tables tables) {
		Random random = new Random(SEED);
		Server server = new Server(this.port, HttpClient.newHttpClient());
		Operations operations = new Operations(this.source.schema(),
				Vocabulary.of(JdbcClient.create(this.database.reader())), this.places, this.coverage);
		Mutations mutations = new Mutations(this.source.schema());
		Check check = new Check(server, tables, this.places);
		Instant end = Instant.now().plus(LONGEST);
		int done = 0;
		while (done < OPERATIONS && this.failures.size() < MOST_FAILURES && Instant.now().isBefore(end)) {
			done++;
			Operation operation = operations.next(random);
			if (random.nextInt(5) < 2) {
				Request request = mutations.of(operation, random);
				note("mutated", request, () -> server.answer(request));
			}
			else {
				Request request = (random.nextInt(8) == 0) ? Request.get(operation, random.nextBoolean())
						: Request.post(operation, random.nextBoolean());
				note("valid", operation, () -> check.answer(operation, request));
			}
		}
		return done;
	}

	private void note(String kind, Object asked, Supplier<JsonNode> asking) {
		try {
			String outcome = asking.get().at("/errors/0/extensions/code").asString("answered");
			this.outcomes.merge(kind + " " + outcome, 1, Integer::sum);
		}
		catch (RuntimeException ex) {
			StringWriter why = new StringWriter();
			if (ex instanceof Contract.Broken) {
				why.append(ex.getMessage());
			}
			else {
				ex.printStackTrace(new PrintWriter(why));
			}
			this.failures.add(why + "\nfor " + asked);
		}
	}

	/**
	 * A database with the corpus of the fixture on top of the article, and some more;
	 * dropped with the server.
	 */
	static final class Corpus implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		/** One of each kind. */
		private static final String DATES = """
				'2024?', '2024-03~', '2024-05-14%', '2024-21', '2024-23?', '202X', '20XX~', '2024-XX', '2024-02-XX', '2024-XX-XX',
				'2024-03/2024-05', '2024-05-13/2024-05-19', '2024-05/2024-05-20', '2024-02/..', '../2024', '/2024-03-12', '2024-05-15/',
				'2023?/2024~', '2024-03-12/2024-03-12', '099X/1987'""";

		/**
		 * A longer conversation, one that comes back to its beginning, and dates that are
		 * not plain.
		 */
		private static final String MORE = """
				insert into reply (statement_id, reply_to_id, stance)
				select (select id from statement where gid = 'statement:' || answer), (select id from statement where gid = 'statement:' || \
				answered), stance::stance
				from (values
				  ('sorry-for-noise', 'cannot-accept', 'ANSWERS'),
				  ('thank-you', 'sorry-for-noise', 'SUPPORTS'),
				  ('night-shifts', 'thank-you', 'REPEATS'),
				  ('full-accounts', 'thank-you', 'CONDITIONS'),
				  ('full-accounts', 'sorry-for-noise', 'REVISES'),
				  ('quay-in-two-steps', 'night-shifts', 'REVISES')
				) as said (answer, answered, stance);
				insert into statement (gid, text, form, act, speaker_id, said_on)
				select 'statement:dated-' || n, 'the storm of ' || date, 'PARAPHRASE', 'ASSERT', actor.id, date
				from unnest(array[%s]) with ordinality as dated (date, n)
				left join actor on n %% 2 = 0 and gid = 'person:aoife-oneill'
				order by n;
				insert into appearance (statement_id, position, passage_id)
				select id, 1, (select min(id) from passage) from statement where gid like 'statement:dated-%%';
				insert into statement_subject (statement_id, position, topic_id)
				select id, 1, (select min(id) from topic) from statement where gid like 'statement:dated-%%';
				insert into role (person_id, position, title, held_from, held_until)
				select id, 20 + n, 'Keeper of ' || held_from, held_from, held_until
				from actor, unnest(array['2020?', '2023-21', '../2020', '2021/2022', '2019/..'], array[null, '2024-XX', '/2026', \
				'2026-01/..', '2025-12/2026'])
				  with ordinality as held (held_from, held_until, n)
				where gid = 'person:aoife-oneill';
				update event set (started_on, ended_on) = ('2023~', '2024/..') where gid = 'event:harbour-dispute';
				update event set started_on = '../2024-05' where gid = 'event:twin-town-visit';
				update source set published_on = '202X' where gid = 'source:twin-towns';
				update source set published_on = '2024-03/' where gid = 'source:strait-wire';
				"""
			.formatted(DATES);

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.fresh().with(Path.of("src/test/requests/fixture/corpus.sql")).with(MORE).serve(context);
		}

	}

}
