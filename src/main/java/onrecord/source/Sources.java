package onrecord.source;

import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.Rows;
import onrecord.reading.Declaration;
import onrecord.reading.Model;
import onrecord.reading.Order;
import org.springframework.stereotype.Component;

import static onrecord.reading.Relation.all;
import static onrecord.reading.Relation.children;

/** How sources and the passages of their texts are read. */
@Component
final class Sources implements Declaration, Loadable {

	@Override
	public void declare(Model model) {
		model.node("Source", "source")
			.columns("title", "kind", "url", "language", "text")
			.values("publishedOn")
			.ones("publisher")
			.list("authors", children("byline", "source_id").orderBy("this.position"))
			.filter("kind", "this.kind = any (:value)")
			.filter("publisher", model.type("Organization"), "this.publisher_id = any (:value)")
			.filter("language", "this.language = any (:value)")
			.filter("publishedOn.from", "earliest(this.published_on) >= :value")
			.filter("publishedOn.until", "latest(this.published_on) <= :value")
			.order("PUBLISHED_ON",
					Order.descending("coalesce(this.published_on_earliest, '-infinity')").within("publishedOn"));
		model.type("Byline").columns("name").ones("actor");
		// A passage is what the schema calls an appearance: of a statement in a source,
		// or of a fact.
		model.type("Appearance")
			.table("passage")
			.columns("exact", "prefix", "suffix", "startTime", "endTime", "verified")
			.column("start", "this.span_start")
			.column("end", "this.span_end")
			.ones("source");
		model.type("Node").orRefersTo(model.type("Source"), "source_id");
		model.query()
			.first("source", all("source").where("id", "this.gid = :value"))
			.connection("sources", all("source"));
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("source", "source")
			.values("title", "kind", "url", "publishedOn", "language", "text")
			.references("publisher")
			.list("authors", Rows.objects("byline", "source_id").values("name").references("actor"))
			.rule("""
					select record, 'text' as field, passage.exact as value
					from merged
					join source on source.id = merged.id
					join passage on passage.source_id = merged.id
					where not is_new and merged.text is distinct from source.text
					  and case when span_start is null then position(exact in merged.text) = 0
					    else substr(merged.text, span_start + 1, span_end - span_start) <> exact end""",
					"these words are quoted from it, and would no longer stand where they did")
			// A text that comes later gives the words that are quoted from it their
			// place.
			.before("""
					update passage
					set span_start = position(exact in merged.text) - 1, span_end = position(exact in merged.text) - 1 + char_length(exact)
					from merged
					where merged.id = source_id and span_start is null and merged.text is not null""");
	}

}
