package onrecord.search;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.of;

/** How things of whatever type are found: by their ids, or by a text. */
@Component
final class Search implements Declaration {

	/**
	 * One row for each id, in order, with the one thing that has it. Joined first is what
	 * has one id: of the others PostgreSQL takes many rows for granted, and so many
	 * tables it joins as they stand.
	 */
	private static final String BY_ID = """
			(
			  select wanted.position as id, actor.id as actor_id, statement.id as statement_id, event.id as event_id,
			    source.id as source_id, place.id as place_id, topic.id as topic_id, review.id as review_id,
			    role.id as role_id
			  from unnest(%s) with ordinality as wanted (gid, position)
			  left join statement_gid as statement on statement.gid = wanted.gid
			  left join source_gid as source on source.gid = wanted.gid
			  left join review_gid as review on review.gid = wanted.gid
			  left join role_gid as role on role.gid = wanted.gid
			  left join actor_gid as actor on actor.gid = wanted.gid
			  left join event_gid as event on event.gid = wanted.gid
			  left join place_gid as place on place.gid = wanted.gid
			  left join topic_gid as topic on topic.gid = wanted.gid)""";

	/** The text of a source is too long to be shown whole. */
	private static final String MATCHED = "coalesce(%1$s.matched, source_excerpt(%1$s.source_id, %1$s.queries), '')";

	private static final String ALIAS = "(select of.%s as name, of.language, of.script where of.field = 'ALIAS')";

	private static final String VALUE = """
			coalesce(this.value, (select gid from actor where id = this.actor_id), (select gid from event where id = this.event_id),
			  (select gid from place where id = this.place_id), (select gid from topic where id = this.topic_id),
			  (select gid from source where id = this.source_id))""";

	private static final String LABEL = """
			coalesce(this.value, (select name from actor where id = this.actor_id), (select name from event where id = this.event_id),
			  (select name from place where id = this.place_id), (select name from topic where id = this.topic_id),
			  (select title from source where id = this.source_id))""";

	@Override
	public void declare(Model model) {
		model.query()
			.first("node", all(BY_ID.formatted("array[:id::text]")))
			.list("nodes", all(BY_ID.formatted(":ids::text[]")).orderBy("this.id"))
			.connection("search",
					all("search(:text, :in)").cutWhere("this.is_cut", "in", "STATEMENT", "SOURCE")
						.asMany("statement", ""))
			.list("suggest", all("suggest(:prefix, :in, :first)").orderBy("this.id"));
		model.type("Node").order("SCORE", Order.descending("this.score"));
		model.type("SearchEdge")
			.text("matched", MATCHED.formatted("this"))
			.first("alias", of(ALIAS.formatted("matched")))
			.list("highlights",
					of("""
							(
							  select * from name_highlights(of.matched, of.wanted) where of.field in ('NAME', 'ALIAS')
							  union all
							  select * from text_highlights(%s, of.language, of.queries) where of.field in ('TITLE', 'TEXT', 'ROLE'))"""
						.formatted(MATCHED.formatted("of"))).orderBy("this.span_start"));
		model.type("SearchConnection").list("notes", of("search_notes(:text, :in, of.cut)").orderBy("this.id"));
		model.type("Highlight")
			.offset("start", "this.span_start", "this.supplementary")
			.offset("end", "this.span_end", "this.supplementary");
		model.type("Suggestion")
			.itself("node")
			.first("alias", of(ALIAS.formatted("name")))
			.list("highlights", of("name_highlights(of.name, of.wanted)").orderBy("this.span_start"));
		model.type("FacetBucket").column("value", VALUE).column("label", LABEL).itself("node");
		model.type("CrossFacetRow").column("value", VALUE).column("label", LABEL).itself("node");
		model.type("TimelineBucket").column("from", "this.starts").column("until", "this.ends");
		model.type("TimelineSeries").column("value", VALUE).column("label", LABEL).itself("node").column("counts", """
				array(
				  select each.count from timeline(this.dates, this.counts, this.unit, this.first_days) as each
				  order by each.starts)""");
	}

}
