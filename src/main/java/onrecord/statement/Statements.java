package onrecord.statement;

import onrecord.declaring.Declaration;
import onrecord.declaring.Facet;
import onrecord.declaring.Link;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;
import onrecord.declaring.Type;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;
import static onrecord.declaring.Relation.found;
import static onrecord.declaring.Relation.matching;
import static onrecord.declaring.Relation.of;
import static onrecord.declaring.Relation.through;

/** How statements are read. */
@Component
final class Statements implements Declaration, Loadable {

	/**
	 * What statements are listed and filtered by most, also where a link leads to them.
	 */
	private static final String[] CARRIED = { "speaker_id", "said_on_earliest", "said_on_latest", "status" };

	private static final Link SUBJECTS = Link.to("statement_subject", "statement_id")
		.carrying(CARRIED)
		.each("said_by", "said_subject", "(select speaker_id as said_by, statement_subject.* from statement_subject)",
				"joint_subject");

	private static final Link ADDRESSEES = Link.to("statement_addressee", "statement_id").carrying(CARRIED);

	/** A statement may appear in a source twice, so no page can be found in these. */
	private static final Link APPEARANCES = Link.to("appearance", "statement_id");

	/** What a passage proves, it proves as an appearance of a statement. */
	private static final String[] PROOF = { "source_id", "statement_id", "verification", "proves" };

	/** Statements, those of several speakers once for each. */
	private static final String SAID = """
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

	private static final String SAID_BY_ANY = """
			(this.speaker_id = any (:value)
			  or this.id = any (array(select statement_id from joint_speaker where actor_id = any (:value))))""";

	private static final String SAID_BY_NONE = """
			(this.speaker_id = any (:value)) is not true
			and not exists (select from joint_speaker where statement_id = this.id and actor_id = any (:value))""";

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
	 * What a row of subjects is, one of some ids of whatever type, or within one of them.
	 */
	private static final String ANY_OF = """
			actor_id = any (:actor_id) or event_id = any (:event_id) or place_id = any (:place_id) or topic_id = any (:topic_id)""";

	/** Which of some things, or of what is within them, the rows of subjects are. */
	private static final String WANTED = """
			statement_subject as about
			join subjects_within(:value, :descendants) as wanted
			  on about.actor_id = wanted.actor_id or about.event_id = wanted.event_id or about.place_id = wanted.place_id
			  or about.topic_id = wanted.topic_id""";

	/**
	 * How many things ids are of: two may be of the same one, and one that leads nowhere
	 * counts, so that nothing is about all.
	 */
	private static final String NUMBER = "(select count(distinct thing) from subjects_within(:value, false))";

	/**
	 * The columns of a list of statements, under the names by which one is loaded. Of
	 * several speakers, addressees and subjects the ids and the names are separated by
	 * bars, which no id has.
	 */
	private static final String FLAT = """
			select substr(record.gid, 11) as key, record.text, record.language, form, act,
			  (select string_agg(gid, ' | ' order by position) from speaker join actor on actor.id = actor_id
			    where statement_id = record.id) as speaker,
			  (select string_agg(name, ' | ' order by position) from speaker join actor on actor.id = actor_id
			    where statement_id = record.id) as "speakerName",
			  speaker_as_described as "speakerAsDescribed", said_on as "saidOn", event.gid as event, place.gid as place,
			  (select string_agg(gid, ' | ' order by position) from statement_addressee join actor on actor.id = actor_id
			    where statement_id = record.id) as addressees,
			  (select string_agg(coalesce(actor.gid, event.gid, place.gid, topic.gid), ' | ' order by position)
			    from statement_subject as link
			    left join actor on actor.id = link.actor_id
			    left join event on event.id = link.event_id
			    left join place on place.id = link.place_id
			    left join topic on topic.id = link.topic_id
			    where statement_id = record.id) as about,
			  source.gid as source, source.title as "sourceTitle", source.url as "sourceUrl", passage.span_start as start,
			  status, status_note as "statusNote", to_json(recorded_at) #>> '{}' as "recordedAt"
			from statement as record
			left join event on event.id = event_id
			left join place on place.id = record.place_id
			left join appearance on statement_id = record.id and position = 1
			left join passage on passage.id = passage_id
			left join source on source.id = passage.source_id""";

	/**
	 * Texts as they will be, held against all their passages in a source, as these will
	 * be.
	 */
	private static final String NOT_PROVEN = """
			select record, 'text' as field, text as value, 'the text is not what the source says: ' || fault as reason
			from (
			  select record, text, form, array_agg(exact order by position) as exact, array_agg(prefix order by position) as prefix,
			    array_agg(suffix order by position) as suffix
			  from merged
			  join (
			    select owner, position, source_id, exact, prefix, suffix from merged_appearances
			    union all
			    select statement_id, position, passage.source_id, exact, prefix, suffix
			    from appearance
			    join passage on passage.id = passage_id
			    where statement_id in (select id from merged where not is_new and not gives_appearances)) as standing on owner = merged.id
			  where form <> 'PARAPHRASE' and record not in (select record from refused)
			  group by record, text, form, source_id) as quoted
			cross join lateral quotation_proof(text, form, exact, prefix, suffix) as proof
			where fault is not null""";

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

	/**
	 * How what is not simply the same words is proven: told the database would find
	 * nothing to change, which it does a row at a time.
	 */
	private static final String[] PROVEN = {
			"alter table merged_appearances add verification verification, add proves int4multirange",
			"""
					update merged_appearances as told
					set verification = case when told.verified then proven.verification else 'UNVERIFIED' end, proves = proven.proves
					from (
					  select owner, array_agg(position order by position) as positions, array_agg(exact order by position) as exact,
					    array_agg(prefix order by position) as prefix, array_agg(suffix order by position) as suffix, text, form
					  from merged_appearances
					  join merged on merged.id = owner
					  where form = 'MIXED' or form = 'VERBATIM' and owner in (
					    select owner from merged_appearances join merged on merged.id = owner where exact <> text)
					  group by owner, source_id, text, form) as quoted
					cross join lateral quotation_proof(quoted.text, quoted.form, quoted.exact, quoted.prefix, quoted.suffix) as proof
					cross join lateral unnest(quoted.positions, proof.verification, proof.proves) as proven (position, verification, proves)
					where told.owner = quoted.owner and told.position = proven.position and proof.fault is null""" };

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
		conversation(model);
		filters(statement, model);
		model.type("Actor")
			.connection("statements", children(SAID, "said_by").asMany("statement", "speaker_id"))
			.connection("addressedIn", through(ADDRESSEES, "actor_id"))
			.connection("mentionedIn", through(SUBJECTS, "actor_id"));
		model.type("Organization")
			.connection("memberStatements", found("statement", saidInRole(IN_ORGANIZATION), fewInRole(IN_ORGANIZATION),
					isSaidInRole(IN_ORGANIZATION)));
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

	/**
	 * What was said by whoever held a role, while that was certainly held: role by role,
	 * since PostgreSQL, which cannot tell how few there are, would read all statements.
	 * @param asked of the role
	 */
	private static String saidInRole(String asked) {
		return """
				select said.id
				from (select * from role where %s offset 0) as role
				cross join lateral (
				  select id from %s as said
				  where said_by = person_id
				    and role_is_held(held_from_latest, held_until, held_until_earliest, said_on_earliest, said_on_latest)
				  offset 0) as said"""
			.formatted(asked, SAID);
	}

	/** As many, where few hold such roles; of a thousand, some have said something. */
	private static String fewInRole(String asked) {
		return """
				select
				from (
				  select role.*, count(*) over () as number
				  from (select * from role where %s limit 1000) as role) as role
				left join %s as said on said_by = person_id
				  and role_is_held(held_from_latest, held_until, held_until_earliest, said_on_earliest, said_on_latest)
				where number = 1000 or said.id is not null""".formatted(asked, SAID);
	}

	/** Whether that is so of a statement that has been found otherwise. */
	private static String isSaidInRole(String asked) {
		return """
				exists (
				  select from role
				  where person_id = any (
				      case when this.speaker_id is not null then array[this.speaker_id]
				        else array(select actor_id from joint_speaker where statement_id = this.id) end)
				    and role_is_held(held_from_latest, held_until, held_until_earliest, this.said_on_earliest, this.said_on_latest)
				    and %s)"""
			.formatted(asked);
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

	private static void conversation(Model model) {
		model.type("Statement")
			.list("thread", of("(select * from thread(of.id, :depth, greatest(:first, 1)) where :first > 0)")
				.orderBy("this.id"));
		model.type("Actor")
			.list("counterparts",
					of("counterparts(of.id, :direction, :first)").orderBy("this.count desc, this.actor_id"))
			.connection("positions", children("""
					(
					  select statement_id as id, statement_id, topic_id, speaker_id as said_by, said_on_earliest, status
					  from statement_subject
					  union all
					  select statement_id, statement_id, topic_id, said_by, said_on_earliest, status
					  from joint_subject)""", "said_by").asMany("statement", "speaker_id")
				.where("topic", model.type("Topic"), "this.topic_id = :value and this.status = 'CURRENT'"));
		model.type("Position")
			.list("revises", answering("statement_id", "reply_to_id", "'REVISES'").orderBy("this.id"))
			.list("revisedBy", answering("reply_to_id", "statement_id", "'REVISES'").orderBy("this.id"))
			.list("repeats", answering("statement_id", "reply_to_id", "'REPEATS'").orderBy("this.id"))
			.list("contradicts", answering("statement_id", "reply_to_id", "'REJECTS', 'DENIES'").orderBy("this.id"))
			.connection("contradictedBy", answering("reply_to_id", "statement_id", "'REJECTS', 'DENIES'"))
			.order("SAID_ON_ASC", Order.ascending("coalesce(this.said_on_earliest, 'infinity')"));
	}

	/** Answers with some stances, and for each the statement at the other end. */
	private static Relation answering(String owner, String other, String stances) {
		return children("""
				(
				  select id, %s as owner_id, %s as statement_id, stance, evidence_id
				  from reply
				  where stance in (%s))""".formatted(owner, other, stances), "owner_id").asMany("reply", owner);
	}

	private static void filters(Type statement, Model model) {
		Type actor = model.type("Actor");
		statement.filter("speaker", actor, SAID_BY_ANY, "this.said_by = any (:value)")
			.filter("notSpeaker", actor, SAID_BY_NONE)
			.some("speakerRole", model.type("Role"), saidInRole(":value"), fewInRole(":value"), isSaidInRole(":value"))
			.filter("addressee", actor, ADDRESSEES, "this.actor_id = any (:value)")
			.filter("about", model.type("Subject"),
					"this.id in (select statement_id from statement_subject where " + ANY_OF + ")")
			.probed("aboutAll", model.type("Subject"),
					"this.id in (select statement_id from " + WANTED
							+ " group by statement_id having count(distinct thing) = " + NUMBER + ")",
					"(select count(distinct thing) from " + WANTED + " where about.statement_id = this.id) = nullif("
							+ NUMBER + ", 0)")
			.filter("notAbout", model.type("Subject"),
					"not exists (select from statement_subject where statement_id = this.id and (" + ANY_OF + "))")
			.filter("event", model.type("Event"), "this.event_id = any (:value)")
			.filter("source", model.type("Source"), APPEARANCES, "this.source_id = any (:value)")
			.filter("publisher", model.type("Organization"), """
					this.id in (
					  select statement_id from appearance join source on source.id = source_id
					  where publisher_id = any (:value))""")
			.filter("relayedBy", actor, """
					this.id in (
					  select statement_id from attribution_hop
					  where relation = 'RELAYED' and actor_id = any (:value))""")
			.filter("topic", model.type("Topic"), SUBJECTS, "this.topic_id = any (:value)")
			.filter("place", model.type("Place"), "this.place_id = any (:value)")
			.filter("form", "this.form = any (:value)")
			.filter("act", "this.act = any (:value)")
			.filter("status", "this.status = any (:value)")
			.filter("saidOn.from", "this.said_on_earliest >= :value")
			// What has no first day has no place in the order of time, where it is looked
			// for.
			.filter("saidOn.until", "this.said_on_latest <= :value and this.said_on_earliest is not null")
			.filter("recordedAt.from", "this.recorded_at >= :value")
			.filter("recordedAt.until", "this.recorded_at < :value")
			.filter("language", "this.language = any (:value)")
			.search("text", "this.words @@ (select text_query(:value))")
			.filter("firstHandOnly",
					"""
							(not exists (
							  select from attribution_hop
							  where statement_id = this.id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))) = :value""")
			.filter("replyTo", statement,
					"this.id in (select statement_id from reply where reply_to_id = any (:value))")
			.filter("hasReply", "(exists (select from reply where reply_to_id = this.id)) = :value")
			.filter("repliedBy", actor, """
					this.id in (
					  select reply_to_id from reply
					  where statement_id in (
					    select id from statement where speaker_id = any (:value)
					    union all
					    select statement_id from joint_speaker where actor_id = any (:value)))""")
			.search("stance", "this.id in (select statement_id from reply where stance = any (:value))")
			.found("repliedBy", "statement", "speaker_id")
			.found("speaker", "statement", "speaker_id")
			.found("addressee", "statement_addressee", "actor_id")
			.found("about", "statement_subject", "actor_id")
			.found("aboutAll", "statement_subject", "actor_id")
			.found("event", "statement", "event_id")
			.found("source", "passage", "source_id")
			.found("publisher", "source", "publisher_id")
			.found("relayedBy", "attribution_hop", "actor_id")
			.found("topic", "statement_subject", "topic_id")
			.found("place", "statement", "place_id")
			.found("status", "statement", "")
			.found("replyTo", "reply", "reply_to_id");
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("statement", "statement")
			.inseparable("speaker", "speakers", "statusNote", "successor", "attribution", "appearances", "evidence")
			.revisable("status", "statusNote", "successor")
			.list("speakers", TableRows.ids("joint_speaker", "statement_id", "actor"))
			.oneOrSeveral("speaker", "speakers")
			.list("addressees", TableRows.ids("statement_addressee", "statement_id", "actor").carrying(CARRIED))
			.list("about",
					TableRows.ids("statement_subject", "statement_id", "actor", "event", "place", "topic")
						.carrying(CARRIED))
			// The first two ahead of the others, as they have always been exported.
			.list("attribution", TableRows.objects("attribution_hop", "statement_id").values("relation", "verb"))
			.list("appearances", TableRows.excerpts("appearance", "statement_id", "passage", "text")
				.derived("source_id", "told.source_id")
				.derived("verification",
						"coalesce(told.verification, case when told.verified then 'EXACT' else 'UNVERIFIED' end::verification)")
				.derived("proves", "told.proves")
				.inPieces(
						"case exact when record.text then quotation_pieces(exact, coalesce(record.form, stored.form)) end"))
			.list("evidence",
					TableRows.objects("statement_evidence", "statement_id")
						.excerpt("appearance", "passage", "passage_id"))
			.listedAs(FLAT, "statement_json_ld(record.id)")
			.rule(NOT_PROVEN)
			.prepared(PROVEN)
			.neverInCircles("successor",
					"corrections do not go round in a circle: the last of those that replace one another has no successor")
			.rule("""
					select record, 'appearances' as field, null as value
					from merged
					where (is_new or gives_appearances)
					  and not exists (select from merged_appearances where owner = merged.id)""",
					"a statement stands in a source, at least one; a table says in which by a column source or url, or by "
							+ "--source-title for all rows that do not say it");
		bundle.afterwards("count_statements()");
		bundle.afterwards("measure_lists()");
		bundle.records("reply", "reply")
			.references("statement", "replyTo")
			.identifiedBy("statement", "replyTo", "stance");
	}

}
