package onrecord.statement;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.children;
import static onrecord.declaring.Relation.of;

/** Who answers whom, and what somebody says of a topic from one time to the next. */
@Component
final class Conversation implements Declaration {

	@Override
	public void declare(Model model) {
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

}
