package onrecord.actor;

import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.declaring.Order;
import onrecord.loading.Bundle;
import onrecord.loading.Loadable;
import onrecord.loading.TableRows;

import org.springframework.stereotype.Component;

import static onrecord.declaring.Relation.all;
import static onrecord.declaring.Relation.children;

/** How people and organizations are read. */
@Component
final class Actors implements Declaration, Loadable {

	private static final String CALLED = """
			this.id in (
			  select id from actor where folded_name = any (array(select folded(wanted) from unnest(:value::text[]) as wanted))
			  union all
			  select actor_id from actor_alias where folded_name = any (array(select folded(wanted) from unnest(:value::text[]) as wanted)))""";

	private static final String KNOWN_AS = """
			this.id in (
			  select actor_id from actor_identifier
			  join json_to_recordset(:value::json) as wanted (scheme text, value text, namespace text) using (scheme, value)
			  where wanted.namespace is null or wanted.namespace = actor_identifier.namespace)""";

	/** A role that is told again with another beginning or another end. */
	private static final String THE_SAME_ROLE = """
			told.title = stored.title and told.organization_id = stored.organization_id
			and (told.held_from = stored.held_from or told.held_until = stored.held_until)""";

	/** Names that are the same but for accents, capitals and the order of words. */
	private static final String NAMESAKES = """
			with named as (
			  select id, type, gid, array(select word from unnest(string_to_array(called, ' ')) as word order by word) as words
			  from (
			    select id, type, gid, folded_name as called from actor
			    union all
			    select actor.id, type, gid, actor_alias.folded_name from actor_alias join actor on actor.id = actor_id) as called)
			select new.gid, other.gid, 'both are called ' || min(array_to_string(words, ' '))
			from named as new
			join named as other using (type, words)
			where new.id in (select id from merged where is_new)
			  and (other.id < new.id or other.id > new.id and other.id not in (select id from merged where is_new))
			group by new.gid, other.gid
			order by new.gid, other.gid
			limit 1000""";

	private static final String IN_ORGANIZATION = """
			this.organization_id = any (array(select id from parts_of_organizations(:value, :descendants) as id))""";

	@Override
	public void declare(Model model) {
		model.node("Actor", "actor")
			.toldApartBy("type")
			.texts("description")
			.list("aliases", children("actor_alias", "actor_id").orderBy("this.position"))
			.list("identifiers",
					children("actor_identifier", "actor_id").orderBy("this.scheme, this.value, this.namespace"))
			.filter("name", CALLED)
			.filter("identifier", KNOWN_AS)
			.found("name", "actor_alias", "actor_id")
			.found("identifier", "actor_identifier", "actor_id")
			.order("NAME", Order.ascending("this.folded_name"));
		model.type("Person")
			.kindOf(model.type("Actor"))
			.list("roles", children("role", "person_id").where("on", held()).orderBy("this.position"))
			.filter("memberOf", model.type("Organization"),
					"this.id in (select person_id from role where organization_id = any (:value))")
			.found("memberOf", "role", "organization_id")
			.some("role", model.type("Role"), "select person_id from role where :value",
					"select person_id from role where :value",
					"exists (select from role where person_id = this.id and :value)");
		model.type("Organization")
			.kindOf(model.type("Actor"))
			.connection("members", children("role", "organization_id").where("on", held()))
			.filter("kind", "this.kind = any (:value)")
			.filter("parent", model.type("Organization"), "this.parent_id = any (:value)")
			.found("parent", "actor", "parent_id");
		model.node("Role", "role")
			.value("from", "this.held_from")
			.value("until", "this.held_until")
			.filter("title", "this.words @@ (select title_query(:value))")
			.filter("organization", model.type("Organization"), IN_ORGANIZATION)
			.filter("on", held())
			.order("FROM", Order.descending("coalesce(earliest(this.held_from), '-infinity')"));
		model.type("PartialDate")
			.valueOf("partial_date")
			.column("value", "this")
			.column("precision", "precision_of(this)")
			.column("qualifier", "qualifier_of(this)")
			.column("earliest", "earliest(this)")
			.column("latest", "latest(this)");
		model.type("Node").orRefersTo(model.type("Actor"), "actor_id").orRefersTo(model.type("Role"), "role_id");
		model.query()
			.first("actor", all("actor").where("id", "this.id = (select id from actor_gid where gid = :value)"))
			.first("person", all("actor").where("id", "this.id = (select id from actor_gid where gid = :value)"))
			.first("organization", all("actor").where("id", "this.id = (select id from actor_gid where gid = :value)"))
			.connection("actors", all("actor"))
			.connection("people", all("actor"))
			.connection("organizations", all("actor"));
	}

	private static String held() {
		return "role_is_held(this.held_from_latest, this.held_until, this.held_until_earliest, :value::date, :value::date)";
	}

	@Override
	public void describe(Bundle bundle) {
		bundle.records("actor", "person", "organization")
			.derived("type", "initcap(split_part(staged.gid, ':', 1))::actor_type")
			.neverInCircles("parent",
					"organizations do not belong to one another in a circle: one of them has no parent")
			.list("aliases", TableRows.objects("actor_alias", "actor_id"))
			.list("identifiers", TableRows.objects("actor_identifier", "actor_id"))
			.list("roles",
					TableRows.objects("role", "person_id")
						.column("from", "held_from")
						.column("until", "held_until")
						// Without its end it would be held until today.
						.inseparable("until")
						.correctedWhere(THE_SAME_ROLE))
			.called("name", "aliases")
			.recognisedBy("identifiers")
			.resembling(NAMESAKES);
	}

}
