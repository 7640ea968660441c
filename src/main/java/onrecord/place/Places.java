package onrecord.place;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;

/** How places are read. */
@Component
final class Places implements Declaration, Loadable {

	@Override
	public void declare(Model model) {
		model.node("Place", "place")
			.within("within_id")
			.list("aliases", children("place_alias", "place_id").orderBy("this.position"))
			.list("identifiers",
					children("place_identifier", "place_id").orderBy("this.scheme, this.value, this.namespace"))
			.filter("name",
					"""
							this.id in (
							  select id from place where folded_name = any (array(select folded(wanted) from unnest(:value::text[]) as wanted))
							  union all
							  select place_id from place_alias where folded_name = any (array(select folded(wanted) from unnest(:value::text[]) as wanted)))""")
			.filter("kind", "this.kind = any (:value)")
			.filter("within", model.type("Place"), "this.within_id = any (:value)")
			.found("name", "place_alias", "place_id")
			.found("within", "place", "within_id")
			.order("NAME", Order.ascending("this.folded_name"));
		model.type("Node").orRefersTo(model.type("Place"), "place_id");
		model.query()
			.first("place", all("place").where("id", "this.id = (select id from place_gid where gid = :value)"))
			.connection("places", all("place"));
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("place", "place")
			.neverInCircles("within",
					"places do not lie within one another in a circle: one of them lies in none of the others")
			.list("aliases", TableRows.objects("place_alias", "place_id"))
			.list("identifiers", TableRows.objects("place_identifier", "place_id"))
			.called("name", "aliases")
			.recognisedBy("identifiers");
	}

}
