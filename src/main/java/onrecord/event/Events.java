package onrecord.event;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;

/** How events are read, with who took part and how many. */
@Component
final class Events implements Declaration, Loadable {

	@Override
	public void declare(Model model) {
		model.node("Event", "event")
			.within("part_of_id")
			.texts("description")
			.list("identifiers",
					children("event_identifier", "event_id").orderBy("this.scheme, this.value, this.namespace"))
			.connection("parts", children("event", "part_of_id"))
			.connection("participations", children("participation", "event_id"))
			.list("headcounts", children("headcount", "event_id").orderBy("this.position"))
			.list("evidence", children("event_evidence", "event_id").orderBy("this.position"))
			.filter("kind", "this.kind = any (:value)")
			.filter("place", model.type("Place"), "this.place_id = any (:value)")
			.filter("partOf", model.type("Event"), "this.part_of_id = any (:value)")
			.filter("participant", model.type("Actor"),
					"this.id in (select event_id from participation where actor_id = any (:value))")
			.filter("startedOn.from", "this.started_on_earliest >= :value")
			.filter("startedOn.until", "this.started_on_latest <= :value and this.started_on_earliest is not null")
			.found("place", "event", "place_id")
			.found("partOf", "event", "part_of_id")
			.found("participant", "participation", "actor_id")
			.order("STARTED_ON",
					Order.descending("coalesce(this.started_on_earliest, '-infinity')").within("startedOn"));
		model.type("Participation").order("RECORDED", Order.ascending("this.id"));
		model.type("Evidence").texts("reasoning").one("appearance", "this.passage_id");
		model.type("Actor").connection("participations", children("participation", "actor_id"));
		model.type("Place").connection("events", children("event", "place_id"));
		model.type("Subject").orRefersTo(model.type("Event"), "event_id");
		model.type("Node").orRefersTo(model.type("Event"), "event_id");
		model.query()
			.first("event", all("event").where("id", "this.id = (select id from event_gid where gid = :value)"))
			.connection("events", all("event"));
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("event", "event")
			.neverInCircles("partOf",
					"events are not part of one another in a circle: one of them is part of none of the others")
			.inseparable("evidence")
			.list("identifiers", TableRows.objects("event_identifier", "event_id"))
			.list("participations", TableRows.objects("participation", "event_id"))
			.list("headcounts", TableRows.objects("headcount", "event_id"))
			.list("evidence",
					TableRows.objects("event_evidence", "event_id").excerpt("appearance", "passage", "passage_id"))
			.called("name", null)
			.recognisedBy("identifiers");
	}

}
