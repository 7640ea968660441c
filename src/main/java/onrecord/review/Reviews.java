package onrecord.review;

import onrecord.declaring.Declaration;
import onrecord.declaring.Facet;
import onrecord.declaring.Link;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.through;

/** How reviews are read. */
@Component
final class Reviews implements Declaration, Loadable {

	private static final Relation REVIEWED = through(Link.to("reviewed_statement", "statement_id"), "review_id")
		.orderBy("this.id");

	@Override
	public void declare(Model model) {
		model.node("Review", "review")
			.first("statement", REVIEWED)
			.list("statements", REVIEWED)
			.filter("reviewer", model.type("Organization"), "this.reviewer_id = any (:value)")
			.filter("rating", "this.rating = any (:value)")
			.filter("normalizedRating", "this.normalized_rating = any (:value)")
			.filter("reviewedOn.from", "this.reviewed_on_earliest >= :value")
			.filter("reviewedOn.until", "latest(this.reviewed_on) <= :value and this.reviewed_on_earliest is not null")
			.filter("statement", model.type("Statement"),
					"this.id in (select review_id from reviewed_statement where statement_id = any (:value))")
			.search("text", """
					exists (
					  select from reviewed_statement join statement on statement.id = statement_id
					  where review_id = this.id and words @@ (select text_query(:value)))""")
			.found("reviewer", "review", "reviewer_id")
			.found("statement", "review", "id")
			.order("REVIEWED_ON",
					Order.descending("coalesce(this.reviewed_on_earliest, '-infinity')").within("reviewedOn"));
		model.query().connection("reviews", all("review"));
		model.type("Node").orRefersTo(model.type("Review"), "review_id");
		model.type("Statement")
			.list("reviews",
					through(Link.to("reviewed_statement", "review_id"), "statement_id")
						.orderBy("this.reviewed_on_earliest desc nulls last, this.id"))
			.filter("reviewed", "(exists (select from reviewed_statement where statement_id = this.id)) = :value")
			.filter("reviewer", model.type("Organization"), """
					this.id in (
					  select statement_id from reviewed_statement join review on review.id = review_id
					  where reviewer_id = any (:value))""")
			.search("normalizedRating", """
					this.id in (
					  select statement_id from reviewed_statement join review on review.id = review_id
					  where normalized_rating = any (:value))""")
			.found("reviewer", "review", "reviewer_id")
			.facet("REVIEWER", Facet.among("""
					(
					  select statement_id, reviewer_id as actor_id
					  from reviewed_statement join review on review.id = review_id)""", "statement_id", "actor_id"))
			.facet("RATING", Facet.among("""
					(
					  select statement_id, normalized_rating::text as value
					  from reviewed_statement join review on review.id = review_id
					  where normalized_rating is not null)""", "statement_id", "value"));
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("review", "review")
			.inseparable("statements")
			.list("statements", TableRows.ids("reviewed_statement", "review_id", "statement"));
	}

}
