package onrecord.statement;

import onrecord.declaring.Declaration;
import onrecord.declaring.Facet;
import onrecord.declaring.Link;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.declaring.Type;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;
import static onrecord.declaring.Relation.found;
import static onrecord.declaring.Relation.matching;
import static onrecord.declaring.Relation.of;
import static onrecord.declaring.Relation.through;

/** How statements are read. */
@Component
final class Statements implements Declaration {

	/**
	 * What statements are listed and filtered by most, also where a link leads to them.
	 */
	static final String[] CARRIED = { "speaker_id", "said_on_earliest", "said_on_latest", "status" };

	static final Link SUBJECTS = Link.to("statement_subject", "statement_id")
		.carrying(CARRIED)
		.each("said_by", "said_subject", "(select speaker_id as said_by, statement_subject.* from statement_subject)",
				"joint_subject");

	static final Link ADDRESSEES = Link.to("statement_addressee", "statement_id").carrying(CARRIED);

	/** A statement may appear in a source twice, so no page can be found in these. */
	static final Link APPEARANCES = Link.to("appearance", "statement_id");

	/** What a passage proves, it proves as an appearance of a statement. */
	private static final String[] PROOF = { "source_id", "statement_id", "verification", "proves" };

	/** Statements, those of several speakers once for each. */
	static final String SAID = """
			(
			  select speaker_id as said_by, statement.* from statement
			  union all
			  select * from joint_statement)""";

	/** Whoever speaks, alone or with others. */
	private static final String SPEAKERS = """
			(
			  select actor.*, 1 as position from actor where id = of.speaker_id
			  union all
			  select actor.*, position from joint_speaker join actor on actor.id = actor_id where statement_id = of.id)""";

	/** In an organization or, where these are asked for, its parts. */
	private static final String IN_ORGANIZATION = """
			role.organization_id = any (array(select id from parts_of_organizations(array[of.id], :descendants) as id))""";

	/** What is quoted again later was not published then. */
	private static final String FIRST_PUBLISHED = """
			coalesce((
			  select min(published_on_earliest) from appearance join source on source.id = appearance.source_id
			  where statement_id = this.id), '-infinity')""";

	/**
	 * Of several places in the source, the first; behind all others, where none is known.
	 */
	private static final String FIRST_PLACE = """
			coalesce((
			  select min(span_start) from appearance join passage on passage.id = passage_id
			  where statement_id = this.id and appearance.source_id = of.id), 2147483647)""";

	/** Counted ahead; of the version that the corpus has, or of none. */
	private static final String COUNTS = "(select * from corpus_count where version = (select version from corpus))";

	/**
	 * Where each statement stands, and a number for where that is: no two passages of a
	 * source have one, and those without a place come last.
	 */
	private static final String STANDING = """
			(
			  select statement_id as id, statement_id, appearance.source_id, verification, proves, exact, prefix, suffix, span_start, span_end,
			    start_time, end_time, note, coalesce(span_start::bigint << 31 | span_end, (1::bigint << 62) + passage_id) as place
			  from appearance
			  join passage on passage.id = passage_id)""";

	@Override
	public void declare(Model model) {
		Type statement = model.node("Statement", "statement")
			.texts("text", "statusNote")
			.column("cameoRootCode", "cameo_root_code(this.act)")
			.text("citation", "statement_citation(this.id)")
			.text("jsonLd", "statement_json_ld(this.id)")
			.column("verification", "weakest_verification(this.id)")
			.each("said_by", SAID)
			.list("speakers", of(SPEAKERS).orderBy("this.position"))
			.first("speakerRole", matching("role",
					"""
							this.person_id = of.speaker_id
							and role_is_held(this.held_from_latest, this.held_until, this.held_until_earliest, of.said_on_earliest, of.said_on_latest)""")
				.orderBy("this.position"))
			.list("addressees", through(Link.to("statement_addressee", "actor_id"), "statement_id"))
			.list("about", children("statement_subject", "statement_id").orderBy("this.position"))
			.list("attribution", children("attribution_hop", "statement_id").orderBy("this.position"))
			.list("appearances", through(Link.to("appearance", "passage_id").carrying(PROOF), "statement_id"))
			.list("evidence", children("statement_evidence", "statement_id").orderBy("this.position"))
			// The statement that a reply shows is the other one: which that is depends on
			// where one comes from.
			.list("replyTo", children("""
					(
					  select id, statement_id as owner_id, reply_to_id as statement_id, stance, evidence_id
					  from reply)""", "owner_id").asMany("reply", "statement_id").orderBy("this.id"))
			.connection("replies", children("""
					(
					  select id, reply_to_id as owner_id, statement_id, stance, evidence_id
					  from reply)""", "owner_id").asMany("reply", "reply_to_id"))
			.order("SAID_ON_DESC", Order.descending("coalesce(this.said_on_earliest, '-infinity')").within("saidOn"))
			.order("SAID_ON_ASC", Order.ascending("coalesce(this.said_on_earliest, 'infinity')").within("saidOn"))
			.order("RECORDED_AT_DESC", Order.descending("this.recorded_at"))
			.order("RECORDED_AT_ASC", Order.ascending("this.recorded_at"))
			.order("PUBLISHED_ON_DESC", Order.unindexed(FIRST_PUBLISHED))
			.order("POSITION", Order.ascending(FIRST_PLACE).only("Source.statements"))
			.order("RELEVANCE",
					Order.descending("relevance(this.words, this.language, (select text_queries(:value)))")
						.by("text", 10_000))
			.list("highlights", of("text_highlights(of.text, of.language, (select text_queries(:text)))")
				.orderBy("this.span_start"));
		model.type("Reply").order("RECORDED", Order.ascending("this.id"));
		model.type("Subject")
			.orRefersTo(model.type("Actor"), "actor_id")
			.orRefersTo(model.type("Place"), "place_id")
			.orRefersTo(model.type("Topic"), "topic_id");
		model.type("Node").orRefersTo(statement, "statement_id");
		model.query()
			.first("statement", all("statement").where("id", "this.gid = :value"))
			.connection("statements", all("statement").counted(COUNTS, "status"));
		facets(statement);
		model.type("Actor")
			.connection("statements", children(SAID, "said_by").asMany("statement", "speaker_id"))
			.connection("addressedIn", through(ADDRESSEES, "actor_id"))
			.connection("mentionedIn", through(SUBJECTS, "actor_id"));
		model.type("Organization")
			.connection("memberStatements", found("statement", SaidInRole.found(IN_ORGANIZATION),
					SaidInRole.few(IN_ORGANIZATION), SaidInRole.probe(IN_ORGANIZATION)));
		model.type("Event")
			.connection("statements", children("statement", "event_id").descendants(model.type("Event")))
			.connection("mentionedIn", through(SUBJECTS, "event_id"));
		model.type("Place")
			.connection("statements", children("statement", "place_id").descendants(model.type("Place")))
			.connection("mentionedIn", through(SUBJECTS, "place_id"));
		model.type("Topic").connection("statements", through(SUBJECTS, "topic_id").descendants(model.type("Topic")));
		model.type("Source")
			.connection("statements", through(APPEARANCES, "source_id").asMany("passage", "source_id"))
			.connection("appearances",
					children(STANDING, "source_id").asMany("passage", "source_id")
						.where("from", "(this.span_end > :value) is not false")
						.where("to", "(this.span_start < :value) is not false"));
		model.type("Appearance").order("PLACE", Order.ascending("this.place"));
	}

	private static void facets(Type statement) {
		statement.timeline("saidOn")
			.facet("SPEAKER",
					Facet.of("actor_id", "this.speaker_id").orAmong("joint_speaker", "statement_id", "actor_id"))
			.facet("SUBJECT",
					Facet.among("statement_subject", "statement_id", "actor_id", "event_id", "place_id", "topic_id"))
			.facet("TOPIC", Facet.among("statement_subject", "statement_id", "topic_id"))
			.facet("SOURCE", Facet.among("appearance", "statement_id", "source_id"))
			.facet("PUBLISHER", Facet.among("""
					(
					  select statement_id, publisher_id as actor_id
					  from appearance join source on source.id = source_id)""", "statement_id", "actor_id"))
			.facet("EVENT", Facet.of("event_id", "this.event_id"))
			.facet("PLACE", Facet.of("place_id", "this.place_id"))
			.facet("FORM", Facet.of("value", "this.form::text"))
			.facet("ACT", Facet.of("value", "this.act::text"))
			.facet("LANGUAGE", Facet.of("value", "this.language::text"))
			// Of the days, which links carry: the year and the month in which both are.
			.facet("YEAR",
					Facet.of("value",
							"""
									case when date_trunc('year', this.said_on_earliest::timestamp) = date_trunc('year', this.said_on_latest::timestamp)
									  then to_char(this.said_on_earliest::timestamp, 'YYYY') end"""))
			.facet("MONTH",
					Facet.of("value",
							"""
									case when date_trunc('month', this.said_on_earliest::timestamp) = date_trunc('month', this.said_on_latest::timestamp)
									  then to_char(this.said_on_earliest::timestamp, 'YYYY-MM') end"""))
			.facet("STANCE",
					Facet.among("(select statement_id, stance::text as value from reply)", "statement_id", "value"));
	}

}
