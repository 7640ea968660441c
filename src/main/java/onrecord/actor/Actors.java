package onrecord.actor;

import onrecord.reading.Declaration;
import onrecord.reading.Model;
import onrecord.reading.Order;
import org.springframework.stereotype.Component;

import static onrecord.reading.Relation.all;
import static onrecord.reading.Relation.children;

/** How people and organizations are read. */
@Component
final class Actors implements Declaration {

	private static final String CALLED = """
			this.id in (
			  select id from actor where folded_name = any (array(select folded(wanted) from unnest(:value::text[]) as wanted))
			  union all
			  select actor_id from actor_alias where folded(name) = any (array(select folded(wanted) from unnest(:value::text[]) as wanted)))""";

	private static final String KNOWN_AS = """
			this.id in (
			  select actor_id from actor_identifier
			  join json_to_recordset(:value::json) as wanted (scheme text, value text) using (scheme, value))""";

	@Override
	public void declare(Model model) {
		model.node("Actor", "actor")
			.toldApartBy("type")
			.columns("name", "description")
			.list("aliases", children("actor_alias", "actor_id").orderBy("this.position"))
			.list("identifiers", children("actor_identifier", "actor_id").orderBy("this.scheme, this.value"))
			.filter("name", CALLED)
			.filter("identifier", KNOWN_AS)
			.order("NAME", Order.ascending("this.folded_name"));
		model.type("Person")
			.kindOf(model.type("Actor"))
			.list("roles", children("role", "person_id").where("on", held()).orderBy("this.position"))
			.filter("memberOf", model.type("Organization"),
					"this.id in (select person_id from role where organization_id = any (:value))");
		model.type("Organization")
			.kindOf(model.type("Actor"))
			.columns("kind")
			.ones("parent")
			.list("members",
					children("role", "organization_id").where("on", held())
						.orderBy("earliest(this.held_from) desc nulls last, this.id"))
			.filter("kind", "this.kind = any (:value)")
			.filter("parent", model.type("Organization"), "this.parent_id = any (:value)");
		model.type("Alias").columns("name", "language", "script");
		model.type("Identifier").columns("scheme", "value", "url");
		model.type("Role")
			.table("role")
			.columns("title")
			.ones("person", "organization")
			.value("from", "this.held_from")
			.value("until", "this.held_until");
		model.type("PartialDate")
			.valueOf("partial_date")
			.column("value", "this")
			.column("precision", "precision_of(this)")
			.column("earliest", "earliest(this)")
			.column("latest", "latest(this)");
		model.type("Node").orRefersTo(model.type("Actor"), "actor_id");
		model.query()
			.first("actor", all("actor").where("id", "this.gid = :value"))
			.first("person", all("actor").where("id", "this.gid = :value"))
			.first("organization", all("actor").where("id", "this.gid = :value"))
			.connection("actors", all("actor"))
			.connection("people", all("actor"))
			.connection("organizations", all("actor"));
	}

	private static String held() {
		return "role_is_held(this.held_from_latest, this.held_until_earliest, :value::date, :value::date)";
	}

}
