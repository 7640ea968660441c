package onrecord.topic;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;

/** How topics are read. */
@Component
final class Topics implements Declaration, Loadable {

	@Override
	public void declare(Model model) {
		model.node("Topic", "topic")
			.within("broader_id")
			.texts("description")
			.connection("narrower", children("topic", "broader_id"))
			.filter("name",
					"this.folded_name = any (array(select folded(wanted) from unnest(:value::text[]) as wanted))")
			.filter("broader", model.type("Topic"), "this.broader_id = any (:value)")
			.found("name", "topic", "id")
			.found("broader", "topic", "broader_id")
			.order("NAME", Order.ascending("this.folded_name"));
		model.type("Node").orRefersTo(model.type("Topic"), "topic_id");
		model.query()
			.first("topic", all("topic").where("id", "this.id = (select id from topic_gid where gid = :value)"))
			.connection("topics", all("topic"));
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("topic", "topic")
			.neverInCircles("broader",
					"topics are not broader than one another in a circle: one of them has no broader one")
			.redirected();
	}

}
