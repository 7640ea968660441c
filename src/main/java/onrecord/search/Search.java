package onrecord.search;

import onrecord.reading.Declaration;
import onrecord.reading.Model;
import onrecord.reading.Order;
import org.springframework.stereotype.Component;

import static onrecord.reading.Relation.all;

/** How things of whatever type are found: by their ids, or by a text. */
@Component
final class Search implements Declaration {

	/** One row for each id, in order, with the one thing that has it. */
	private static final String BY_ID = """
			(
			  select wanted.position as id, actor.id as actor_id, statement.id as statement_id, event.id as event_id,
			    source.id as source_id, place.id as place_id, topic.id as topic_id, review.id as review_id
			  from unnest(%s) with ordinality as wanted (gid, position)
			  left join actor_gid as actor on actor.gid = wanted.gid
			  left join statement_gid as statement on statement.gid = wanted.gid
			  left join event_gid as event on event.gid = wanted.gid
			  left join source_gid as source on source.gid = wanted.gid
			  left join place_gid as place on place.gid = wanted.gid
			  left join topic_gid as topic on topic.gid = wanted.gid
			  left join review_gid as review on review.gid = wanted.gid)""";

	@Override
	public void declare(Model model) {
		model.query()
			.first("node", all(BY_ID.formatted("array[:id::text]")))
			.list("nodes", all(BY_ID.formatted(":ids::text[]")).orderBy("this.id"))
			.connection("search", all("search(:text, :in)"));
		model.type("Node").order("SCORE", Order.descending("this.score"));
		model.type("SearchEdge").columns("score", "matched");
	}

}
