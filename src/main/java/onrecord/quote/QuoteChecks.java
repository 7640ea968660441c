package onrecord.quote;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.of;

/** How a quotation is held against everything on record. */
@Component
final class QuoteChecks implements Declaration {

	private static final String ELSEWHERE = """
			(
			  select source.*, position
			  from unnest(of.elsewhere) with ordinality as other (source_id, position)
			  join source on source.id = source_id)""";

	@Override
	public void declare(Model model) {
		model.query()
			.first("checkQuote", all("check_quote(:text, :speaker::text[], :saidOn.from, :saidOn.until, :first)")
				.ids("speaker", model.type("Actor")));
		model.type("QuoteCheck")
			.list("matches", of("unnest(of.matches)").orderBy("this.id"))
			.first("searched", all("corpus"))
			.column("notes", "to_json(quote_notes(this.quoted_text, this.verdict, this.asked_for))");
		model.type("QuoteMatch")
			.texts("exact", "prefix", "suffix")
			.column("start", "this.span_start")
			.column("end", "this.span_end")
			.list("differences", of("unnest(of.differences)").orderBy("this.id"))
			.list("pieces", of("unnest(of.pieces)").orderBy("this.id"))
			.list("elsewhere", of(ELSEWHERE).orderBy("this.position"));
		model.type("Difference")
			.texts("quoted", "recorded")
			.column("start", "this.span_start")
			.column("end", "this.span_end");
		model.type("QuotePiece").column("start", "this.span_start").column("end", "this.span_end");
	}

}
