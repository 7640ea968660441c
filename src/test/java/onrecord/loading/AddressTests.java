package onrecord.loading;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import onrecord.WebAddresses;
import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which addresses the database takes. */
class AddressTests {

	@Test
	void itKnowsThoseOfTheWeb() {
		try (Trial trial = Trial.empty()) {
			assertThat(WebAddresses.GOOD).allSatisfy((address) -> assertThat(isTaken(trial, address)).isEqualTo("t"));
			assertThat(WebAddresses.BAD).allSatisfy((address) -> assertThat(isTaken(trial, address)).isEqualTo("f"));
		}
	}

	private static String isTaken(Trial trial, String address) {
		return trial.ask("select is_web_address('%s')".formatted(address.replace("'", "''"))).getFirst();
	}

	@Test
	void ofWhatIsLoadedOnlyABadAddressIsLeftOut() {
		try (Trial trial = Trial.empty()) {
			Summary summary = trial
				.load("""
						{"type":"source","key":"s","title":"S","kind":"OTHER","url":"javascript:alert(1)"}
						{"type":"person","key":"a","name":"A","identifiers":[{"scheme":"x","value":"1","namespace":"n","url":"data:,"}]}
						{"type":"place","key":"p","name":"P","kind":"CITY","identifiers":[{"scheme":"x","value":"1","namespace":"n","url":"data:,"}]}
						{"type":"event","key":"e","name":"E","kind":"TALKS","identifiers":[{"scheme":"x","value":"1","namespace":"n","url":"data:,"}]}""");
			assertThat(summary.refusals()).isEmpty();
			assertThat(summary.notes()).extracting(Refused::toString)
				.containsExactlyInAnyOrder(
						"test.jsonl, line 1, url: left out: the url of a source is http or https with a host (\"javascript:alert(1)\")",
						"test.jsonl, line 2, identifiers[0].url: left out: the url of an identifier is http or https with a host (\"data:,\")",
						"test.jsonl, line 3, identifiers[0].url: left out: the url of an identifier is http or https with a host (\"data:,\")",
						"test.jsonl, line 4, identifiers[0].url: left out: the url of an identifier is http or https with a host (\"data:,\")");
			assertThat(trial.ask("select title from source where url is null")).containsExactly("S");
		}
	}

	/** However a column is called, if it has addresses it has the rule. */
	@Test
	void everyColumnOfAddressesHasTheRule() {
		try (Trial trial = Trial.empty()) {
			assertThat(trial
				.ask("""
						select attrelid::regclass from pg_attribute join pg_class on pg_class.oid = attrelid
						where relnamespace = 'public'::regnamespace and relkind = 'r' and attname ~ '(^|_)(url|link|image|address)$'
						  and not exists (
						    select from pg_constraint
						    where conrelid = attrelid and contype = 'c' and attnum = any (conkey)
						      and pg_get_constraintdef(pg_constraint.oid) ~ 'is_web_address')"""))
				.isEmpty();
		}
	}

	@Test
	void thoseThatWereStoredBeforeAreTakenOut() throws SQLException {
		try (OwnDatabase database = TestDatabase.empty();
				Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			migrate(database, "37");
			statement.execute(
					"""
							insert into source (gid, title, kind, url) values
							('source:a', 'A', 'OTHER', 'javascript:alert(1)'), ('source:b', 'B', 'OTHER', 'https://example.org/b')""");
			statement.execute("""
					insert into actor_identifier (actor_id, scheme, value, url)
					select id, 'isni', '1', 'file:///etc/passwd' from actor where gid = 'person:donald-trump'""");
			assertThat(migrate(database, "38")).satisfiesExactly((said) -> assertThat(said).contains(
					"The address of person:donald-trump (isni) is none of the web, and was taken out: file:///etc/passwd"),
					(said) -> assertThat(said).contains(
							"The address of source:a (source) is none of the web, and was taken out: javascript:alert(1)"));
			assertThat(statement.executeUpdate("update source set title = 'C' where gid = 'source:a' and url is null"))
				.isOne();
			assertThat(statement.executeUpdate("update source set title = 'C' where url = 'https://example.org/b'"))
				.isOne();
			assertThatThrownBy(() -> statement.execute("update source set url = 'data:,'"))
				.hasMessageContaining("the_url_of_a_source_is_http_or_https_with_a_host");
		}
	}

	/** What the log says of it. */
	private static List<String> migrate(OwnDatabase database, String version) {
		Logger log = (Logger) LoggerFactory.getLogger("org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor");
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		log.addAppender(events);
		log.setLevel(Level.WARN);
		try {
			Flyway.configure()
				.dataSource(database.owner())
				.initSql("set client_min_messages = warning")
				.locations("classpath:db/migration", "classpath:db/seed")
				.target(version)
				.load()
				.migrate();
			return events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		}
		finally {
			log.detachAppender(events);
		}
	}

}
