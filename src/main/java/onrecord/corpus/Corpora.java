package onrecord.corpus;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Type;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;

/** How the corpus as a whole is read, and held by who loads. */
@Component
final class Corpora implements Declaration, Loadable {

	/** None holds the version, and none that does without is connected. */
	private static final String NO_SERVER = """
			pg_try_advisory_xact_lock(corpus_lock())
			and not exists (
			  select from pg_stat_activity where datname = current_database() and application_name = 'onrecord')""";

	/** The first or the last date of statements, as it is given. */
	private static final String SAID_ON = """
			(
			  select said_on from statement
			  where coalesce(%1$s, '%2$sinfinity') <> '%2$sinfinity'
			  order by coalesce(%1$s, '%2$sinfinity') %3$s, id
			  limit 1)""";

	@Override
	public void declare(Model model) {
		Type corpus = model.type("Corpus")
			.column("version", "this.version::text")
			.column("earliestSaidOn", """
					(
					  select said_on_earliest from statement
					  where coalesce(said_on_earliest, 'infinity') < 'infinity'
					  order by coalesce(said_on_earliest, 'infinity')
					  limit 1)""")
			.column("latestSaidOn",
					"(select nullif(max(coalesce(said_on_latest, '-infinity')), '-infinity') from statement)");
		total(corpus, "people", "person");
		total(corpus, "organizations", "organization");
		total(corpus, "statements", "statement");
		total(corpus, "events", "event");
		total(corpus, "sources", "source");
		total(corpus, "places", "place");
		total(corpus, "topics", "topic");
		total(corpus, "reviews", "review");
		model.query().first("corpus", all("corpus"));
		coverage(model.type("Coverage"));
	}

	/** What there is to be held against something. */
	private static void coverage(Type coverage) {
		total(coverage, "statements", "statement");
		total(coverage, "sources", "source");
		coverage.column("sourcesWithText", """
				(
				  select total::int - (select count(*)::int from source where text is null)
				  from corpus_total where type = 'source')""")
			.column("languages", "array(select language from languages_in_use() as language order by language)")
			.value("earliest", SAID_ON.formatted("said_on_earliest", "", ""))
			.value("latest", SAID_ON.formatted("said_on_latest", "-", "desc"));
	}

	private static void total(Type corpus, String field, String type) {
		corpus.column(field, "(select total::int from corpus_total where type = '" + type + "')");
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.oneAtATime("corpus", NO_SERVER);
	}

}
