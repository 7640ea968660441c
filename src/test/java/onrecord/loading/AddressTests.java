package onrecord.loading;

import onrecord.WebAddresses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

}
