package onrecord.statement;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Type;

import org.springframework.stereotype.Component;

/** By what statements are filtered. */
@Component
final class StatementFilters implements Declaration {

	private static final String SAID_BY_ANY = """
			(this.speaker_id = any (:value)
			  or this.id = any (array(select statement_id from joint_speaker where actor_id = any (:value))))""";

	private static final String SAID_BY_NONE = """
			(this.speaker_id = any (:value)) is not true
			and not exists (select from joint_speaker where statement_id = this.id and actor_id = any (:value))""";

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

	@Override
	public void declare(Model model) {
		Type statement = model.type("Statement");
		Type actor = model.type("Actor");
		statement.filter("speaker", actor, SAID_BY_ANY, "this.said_by = any (:value)")
			.filter("notSpeaker", actor, SAID_BY_NONE)
			.some("speakerRole", model.type("Role"), SaidInRole.found(":value"), SaidInRole.few(":value"),
					SaidInRole.probe(":value"))
			.filter("addressee", actor, Statements.ADDRESSEES, "this.actor_id = any (:value)")
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
			.filter("source", model.type("Source"), Statements.APPEARANCES, "this.source_id = any (:value)")
			.filter("publisher", model.type("Organization"), """
					this.id in (
					  select statement_id from appearance join source on source.id = source_id
					  where publisher_id = any (:value))""")
			.filter("relayedBy", actor, """
					this.id in (
					  select statement_id from attribution_hop
					  where relation = 'RELAYED' and actor_id = any (:value))""")
			.filter("topic", model.type("Topic"), Statements.SUBJECTS, "this.topic_id = any (:value)")
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

}
