package onrecord.review;

import onrecord.declaring.Declaration;
import onrecord.declaring.Link;
import onrecord.declaring.Model;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.through;

/** How reviews are read. */
@Component
final class Reviews implements Declaration, Loadable {

	@Override
	public void declare(Model model) {
		model.node("Review", "review");
		model.type("Node").orRefersTo(model.type("Review"), "review_id");
		model.type("Statement")
			.list("reviews",
					through(Link.to("reviewed_statement", "review_id"), "statement_id")
						.orderBy("this.reviewed_on_earliest desc nulls last, this.id"))
			.filter("reviewed", "(exists (select from reviewed_statement where statement_id = this.id)) = :value");
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("review", "review")
			.inseparable("statements")
			.list("statements", TableRows.ids("reviewed_statement", "review_id", "statement"));
	}

}
