package onrecord.source;

import onrecord.reading.Declaration;
import onrecord.reading.Model;
import onrecord.reading.Order;
import org.springframework.stereotype.Component;

import static onrecord.reading.Relation.all;
import static onrecord.reading.Relation.children;

/** How sources and the passages of their texts are read. */
@Component
final class Sources implements Declaration {

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
			.columns("exact", "prefix", "suffix", "verified")
			.column("start", "this.span_start")
			.column("end", "this.span_end")
			.ones("source");
		model.type("Node").orRefersTo(model.type("Source"), "source_id");
		model.query()
			.first("source", all("source").where("id", "this.gid = :value"))
			.connection("sources", all("source"));
	}

}
