package onrecord.source;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;
import static onrecord.declaring.Relation.of;

/** How sources and the passages of their texts are read. */
@Component
final class Sources implements Declaration, Loadable {

	/** Of the text that a passage is from. */
	private static final String SUPPLEMENTARY = "(select supplementary from source where id = this.source_id)";

	@Override
	public void declare(Model model) {
		model.node("Source", "source")
			.text("text", "part_of_text(this.text, :from, :to)")
			.where("text", "unit", "UTF16",
					"part_of_text(this.text, code_point_offset(:from, this.supplementary), code_point_offset(:to, this.supplementary))")
			.list("authors", children("byline", "source_id").orderBy("this.position"))
			.list("revisions", children("source_revision", "source_id").orderBy("this.id"))
			.filter("kind", "this.kind = any (:value)")
			.filter("publisher", model.type("Organization"), "this.publisher_id = any (:value)")
			.filter("language", "this.language = any (:value)")
			.filter("url", "this.url = any (:value)")
			.filter("publishedOn.from", "earliest(this.published_on) >= :value")
			.filter("publishedOn.until",
					"latest(this.published_on) <= :value and this.published_on_earliest is not null")
			.found("publisher", "source", "publisher_id")
			.found("url", "source", "id")
			.order("PUBLISHED_ON",
					Order.descending("coalesce(this.published_on_earliest, '-infinity')").within("publishedOn"));
		model.type("SourceRevision")
			.texts("text", "removed", "inserted")
			.offset("start", "this.span_start", "supplementary_places(left(this.text, this.span_start))");
		// A passage is what the schema calls an appearance: of a statement in a source,
		// or of a fact.
		model.type("Appearance")
			.table("passage")
			.texts("exact", "note")
			.text("prefix", "text_before(this.prefix, this.source_id, this.span_start, :length)")
			.text("suffix", "text_after(this.suffix, this.source_id, this.span_end, :length)")
			.column("verified", "this.verification <> 'UNVERIFIED'")
			// Rows that are not of a statement have a function of that name, and no key.
			.one("statement", "(this.statement_id)")
			.list("proves", of("proven_spans(of.statement_id, of.proves)").orderBy("this.span_start"))
			.offset("start", "this.span_start", SUPPLEMENTARY)
			.offset("end", "this.span_end", SUPPLEMENTARY);
		model.type("Span")
			.offset("start", "this.span_start", "this.supplementary")
			.offset("end", "this.span_end", "this.supplementary");
		model.type("Node").orRefersTo(model.type("Source"), "source_id");
		model.query()
			.first("source", all("source").where("id", "this.gid = :value"))
			.connection("sources", all("source"));
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("source", "source")
			.list("authors", TableRows.objects("byline", "source_id"))
			.list("revisions",
					TableRows.objects("source_revision", "source_id").value("start", "span_start").keptByTriggers())
			.rule("""
					select record, format('revisions[%s].recordedAt', item - 1) as field, to_json(recorded_at) #>> '{}' as value
					from (
					  select record, item, recorded_at, lag(recorded_at) over (partition by owner order by position) as before
					  from merged_revisions) as revision
					where recorded_at < before""",
					"revisions stand in the order in which they were recorded: none before the one ahead of it")
			.rule("""
					select record, 'revisions' as field, source.text as value
					from merged
					join source on source.id = merged.id
					where gives_revisions and merged.text <> source.text
					  and source.text not in (select text from merged_revisions where owner = merged.id)
					  and (select array_agg(row(text, recorded_at) order by recorded_at, text) from merged_revisions where owner = merged.id)
					    is distinct from
					    (select array_agg(row(text, recorded_at) order by recorded_at, text) from source_revision where source_id = merged.id)""",
					"the text that is held now would be forgotten, for it is none of these; without revisions, it becomes one")
			.rule("""
					select record, 'text' as field, exact as value, format(
					  'these words are quoted from it%s, and would no longer stand in it, or not only once;'
					  ' --on-lost-proof=mark keeps them as no longer proven', (
					    select ' in ' || string_agg(gid, ', ')
					    from (
					      select gid from appearance join statement on statement.id = statement_id
					      where passage_id = passage.id order by gid limit 3) as quoting)) as reason
					from (
					  select record, source.id, merged.text, as_read(merged.text) as read
					  from merged
					  join source on source.id = merged.id
					  where not is_new and merged.text is distinct from source.text and merged.text is not null
					  offset 0) as changing
					join passage on passage.source_id = changing.id
					where note is null and current_setting('onrecord.on_lost_proof', true) is distinct from 'mark'
					  and place_of_passage(text, read, exact, span_start, prefix, suffix) is null""");
	}

}
