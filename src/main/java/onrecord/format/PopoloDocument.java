package onrecord.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A document of Popolo: its parts by their names and ids. */
final class PopoloDocument {

	/** What is kept of a document. */
	static final Set<String> PARTS = Set.of("persons", "organizations", "memberships", "posts", "areas", "events");

	private final Map<String, Map<String, Part>> byId = new HashMap<>();

	private final Map<String, List<Part>> parts = new HashMap<>();

	private final ObjectNode description = BoundedJson.object();

	void add(String name, Location place, ObjectNode node) {
		String id = Loose.text(node, "id", "@id");
		Map<String, Part> known = this.byId.computeIfAbsent(name, (key) -> new HashMap<>());
		if (id == null) {
			// Two of one name are not the same.
			String called = name(node);
			id = DerivedKeys.name((called != null) ? called : node.toString());
			id = known.containsKey(id) ? id + "-" + DerivedKeys.hash(node.toString()) : id;
		}
		Part part = new Part(place, id, node);
		known.putIfAbsent(id, part);
		this.parts.computeIfAbsent(name, (key) -> new ArrayList<>()).add(part);
	}

	void describe(String name, JsonNode value) {
		this.description.set(name, value);
	}

	List<Part> parts(String name) {
		return this.parts.getOrDefault(name, List.of());
	}

	@Nullable Part part(String name, @Nullable String id) {
		return (id != null) ? this.byId.getOrDefault(name, Map.of()).get(id) : null;
	}

	/** The name of a part; null where it has none, or is not there. */
	@Nullable String nameOf(String name, @Nullable String id) {
		Part part = part(name, id);
		return (part != null) ? name(part.node()) : null;
	}

	/** Whether an organization is one only in name: "Unknown". */
	boolean isNobody(String organization) {
		return Popolo.isNobody(nameOf("organizations", organization));
	}

	/**
	 * The id of what a part refers to, by {@code <role>_id} or as an object, which is
	 * added to the document where that does not have it.
	 */
	@Nullable String referred(Part part, String role, String name) {
		String id = Loose.text(part.node(), role + "_id");
		JsonNode inner = part.node().path(role);
		if (id == null && inner instanceof ObjectNode object) {
			id = Loose.text(object, "id", "@id");
			if (id != null && part(name, id) == null && name(object) != null) {
				add(name, part.place(), object);
			}
			return id;
		}
		return (id != null) ? id : Loose.scalar(inner);
	}

	static @Nullable String name(JsonNode node) {
		String name = Loose.text(node, "name", "label");
		if (name == null && (node.has("family_name") || node.has("given_name"))) {
			name = "%s %s".formatted(node.path("given_name").asString(""), node.path("family_name").asString(""))
				.strip();
		}
		if (name == null) {
			name = Loose.text(node, "other_names");
		}
		return (name != null && name.isEmpty()) ? null : name;
	}

	/**
	 * Tells the namespace: what the document calls itself; else its first legislature or
	 * organization, its first person and its source, by which two publishers differ, and
	 * which a later version still has.
	 */
	void tell(Namespace namespace) {
		for (JsonNode each : List.of(this.description, this.description.path("meta"))) {
			String told = Loose.text(each, "namespace", "@id", "id", "url");
			if (told != null) {
				namespace.tell(Namespace.of(told), "what it calls itself");
			}
		}
		Part organization = parts("organizations").stream()
			.filter(PopoloDocument::isLegislature)
			.findFirst()
			.orElse(first("organizations"));
		Part person = first("persons");
		Part membership = first("memberships");
		if (organization != null || person != null) {
			String name = (organization != null) ? name(organization.node()) : null;
			boolean ofOne = parts("organizations").stream().filter(PopoloDocument::isLegislature).limit(2).count() < 2;
			String source = Loose.text(this.description, "source", "sources");
			namespace.tell(
					DerivedKeys.hashed((name != null && ofOne) ? name : "popolo", source,
							Loose.text(this.description.path("meta"), "source", "sources"),
							(organization != null) ? organization.id() : null, name,
							(person != null) ? person.id() : null, (person != null) ? name(person.node()) : null,
							(person == null && membership != null) ? Loose.text(membership.node(), "person_id") : null),
					"its first organization and its first person");
		}
	}

	private static boolean isLegislature(Part organization) {
		return "legislature".equals(Loose.text(organization.node(), "classification"));
	}

	private @Nullable Part first(String name) {
		return parts(name).isEmpty() ? null : parts(name).getFirst();
	}

	/**
	 * A part of a document.
	 *
	 * @param place where it begins
	 * @param id its own, or made of what it has
	 */
	record Part(Location place, String id, ObjectNode node) {
	}

}
