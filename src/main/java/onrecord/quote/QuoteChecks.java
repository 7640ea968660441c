package onrecord.quote;

import java.util.List;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Type;

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

	private static final String SUPPLEMENTARY = "(select supplementary from source where id = this.source_id)";

	@Override
	public void declare(Model model) {
		model.query()
			.first("checkQuote", all("check_quote(:text, :speaker::text[], :saidOn.from, :saidOn.until, :first)")
				.ids("speaker", model.type("Actor")));
		model.type("QuoteCheck")
			.list("matches", of("unnest(of.matches)").orderBy("this.id"))
			.first("searched", all("corpus"))
			.column("notes", "quote_notes(this.quoted_text, this.verdict, this.asked_for)");
		model.type("QuoteMatch")
			.texts("exact", "prefix", "suffix")
			.offset("start", "this.span_start", SUPPLEMENTARY)
			.offset("end", "this.span_end", SUPPLEMENTARY)
			.list("differences", of("unnest(of.differences)").orderBy("this.id"))
			.list("pieces", of("unnest(of.pieces)").orderBy("this.id"))
			.list("elsewhere", of(ELSEWHERE).orderBy("this.position"));
		model.type("Difference").texts("quoted", "recorded");
		for (String type : List.of("Difference", "QuotePiece")) {
			place(model.type(type), "start", "span_start", "utf16_start");
			place(model.type(type), "end", "span_end", "utf16_end");
			place(model.type(type), "recordedStart", "recorded_start", "recorded_utf16_start");
			place(model.type(type), "recordedEnd", "recorded_end", "recorded_utf16_end");
		}
	}

	/** Where both are the same, only one is told. */
	private static void place(Type type, String field, String codePoints, String utf16) {
		type.column(field, "this." + codePoints)
			.where(field, "unit", "UTF16", "coalesce(this." + utf16 + ", this." + codePoints + ")");
	}

}
