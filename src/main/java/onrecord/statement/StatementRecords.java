package onrecord.statement;

import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

/** How statements, and replies to them, are loaded. */
@Component
final class StatementRecords implements Loadable {

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
	public void describe(Bundle bundle) {
		bundle.records("statement", "statement")
			.inseparable("speaker", "speakers", "statusNote", "successor", "attribution", "appearances", "evidence")
			.revisable("status", "statusNote", "successor")
			.list("speakers", TableRows.ids("joint_speaker", "statement_id", "actor"))
			.oneOrSeveral("speaker", "speakers")
			.list("addressees",
					TableRows.ids("statement_addressee", "statement_id", "actor").carrying(Statements.CARRIED))
			.list("about",
					TableRows.ids("statement_subject", "statement_id", "actor", "event", "place", "topic")
						.carrying(Statements.CARRIED))
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
