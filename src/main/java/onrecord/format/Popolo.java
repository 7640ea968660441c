package onrecord.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Popolo: persons with their memberships as roles, organizations, areas as places.
 * A document is read whole, because memberships stand apart from persons. The ids of
 * Popolo become keys; they are no identifiers, for no register is named in which they
 * could be looked up. Events, motions, contact details, links and on whose behalf
 * somebody is a member are left out.
 */
final class Popolo {

	private static final int MOST_BYTES = 32 << 20;

	/** What is made of classifications; of all others OTHER. */
	private static final Map<String, String> KINDS = kinds(Map.of("STATE", "country state nation", "GOVERNMENT",
			"legislature chamber parliament council senate assembly upper-house lower-house government executive cabinet ministry department agency committee court judiciary",
			"PARTY", "party political-party", "GROUP",
			"faction political-group parliamentary-group caucus alliance coalition", "COMPANY",
			"company corporation business", "MEDIA", "media newspaper broadcaster", "INTERGOVERNMENTAL",
			"intergovernmental international-organization", "ARMED_FORCES", "military armed-forces", "CIVIL_SOCIETY",
			"ngo association foundation union trade-union church charity civil-society"));

	private final Records records;

	private final CheckedText text;

	private final Map<String, List<Located>> parts = new LinkedHashMap<>();

	Popolo(Content content, Records records) {
		this.records = records;
		this.text = new CheckedText(records.file(), content, MOST_BYTES);
	}

	void read() {
		try (JsonParser parser = Json.MAPPER.createParser(this.text)) {
			try {
				JsonToken token = parser.nextToken();
				while (token != null) {
					document(parser, token);
					this.text.setTaken(0);
					token = parser.nextToken();
				}
			}
			catch (JacksonException ex) {
				throw Json.unreadable(this.records.file(), parser, ex);
			}
		}
	}

	private void document(JsonParser parser, JsonToken token) {
		this.parts.clear();
		if (token == JsonToken.START_ARRAY) {
			part(parser, "persons");
		}
		while (token == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			if (parser.nextToken() == JsonToken.START_ARRAY) {
				part(parser, name);
			}
			else {
				parser.skipChildren();
			}
		}
		part("areas").forEach(this::area);
		part("organizations").forEach(this::organization);
		Map<String, List<ObjectNode>> roles = roles();
		part("persons").forEach((person) -> person(person, roles));
	}

	private void part(JsonParser parser, String name) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			Location place = Location.of(parser);
			if (Json.MAPPER.readTree(parser) instanceof ObjectNode node) {
				part(name).add(new Located(place, node));
			}
		}
	}

	private List<Located> part(String name) {
		return this.parts.computeIfAbsent(name, (key) -> new ArrayList<>());
	}

	/**
	 * The parts of a name, and those that stand within others, which they then belong to.
	 */
	private List<Located> all(String name, String within, String owner) {
		List<Located> all = new ArrayList<>(part(name));
		for (Located outer : part(within)) {
			int nth = 0;
			for (JsonNode inner : Loose.list(outer.node(), name)) {
				Location place = outer.place().within(outer.node(), name, nth++);
				if (inner instanceof ObjectNode node) {
					node.putIfAbsent(owner, outer.node().path("id"));
					all.add(new Located(place, node));
				}
			}
		}
		return all;
	}

	private Map<String, List<ObjectNode>> roles() {
		Map<String, JsonNode> posts = new HashMap<>();
		all("posts", "organizations", "organization_id")
			.forEach((post) -> posts.put(post.node().path("id").asString(""), post.node()));
		List<Located> memberships = all("memberships", "persons", "person_id");
		part("memberships").clear();
		memberships.addAll(all("memberships", "organizations", "organization_id"));
		Map<String, List<ObjectNode>> roles = new HashMap<>();
		part("persons").forEach((person) -> roles.put(person.node().path("id").asString(""), new ArrayList<>()));
		for (Located membership : memberships) {
			String person = Loose.text(membership.node(), "person_id");
			List<ObjectNode> of = roles.get(person);
			if (of != null) {
				of.add(role(membership.node(),
						posts.getOrDefault(membership.node().path("post_id").asString(""), Json.object())));
			}
			else if (person != null) {
				this.records.refuse(membership.place(), membership.node().toString(), person,
						"is a membership of a person whom the document does not have");
			}
		}
		return roles;
	}

	private static ObjectNode role(JsonNode membership, JsonNode post) {
		String title = Loose.text(membership, "role");
		title = (title != null) ? title : Loose.text(post, "label", "role");
		title = (title != null) ? title : Loose.text(membership, "label");
		ObjectNode role = Json.object().put("title", (title != null) ? title : "Member");
		String organization = Loose.text(membership, "organization_id");
		organization = (organization != null) ? organization : Loose.text(post, "organization_id");
		organization = (organization != null) ? organization : Loose.text(membership.path("organization"), "id");
		Loose.put(role, "organization", id("organization", organization));
		Loose.put(role, "from", Loose.day(Loose.text(membership, "start_date")));
		Loose.put(role, "until", Loose.day(Loose.text(membership, "end_date")));
		return role;
	}

	private void person(Located person, Map<String, List<ObjectNode>> roles) {
		ObjectNode entry = named("person", person.node());
		Loose.put(entry, "description", Loose.text(person.node(), "summary", "biography"));
		List<ObjectNode> held = roles.getOrDefault(person.node().path("id").asString(""), List.of());
		if (!held.isEmpty()) {
			entry.putArray("roles").addAll(held);
		}
		this.records.put(person.place(), entry);
	}

	private void organization(Located organization) {
		ObjectNode entry = named("organization", organization.node());
		Loose.put(entry, "description", Loose.text(organization.node(), "abstract", "description"));
		String classification = Loose.text(organization.node(), "classification");
		entry.put("kind", KINDS.getOrDefault(Keys.slug((classification != null) ? classification : ""), "OTHER"));
		Loose.put(entry, "parent", id("organization", Loose.text(organization.node(), "parent_id")));
		this.records.put(organization.place(), entry);
	}

	private void area(Located area) {
		ObjectNode entry = named("place", area.node()).put("kind", "REGION");
		Loose.put(entry, "within", id("place", Loose.text(area.node(), "parent_id")));
		this.records.put(area.place(), entry);
	}

	private static ObjectNode named(String type, JsonNode node) {
		String name = Loose.text(node, "name");
		if (name == null && node.has("family_name")) {
			name = "%s %s".formatted(node.path("given_name").asString(""), node.path("family_name").asString(""))
				.strip();
		}
		String id = Loose.text(node, "id");
		ObjectNode entry = Json.object().put("type", type);
		Loose.put(entry, "key", (id != null) ? Keys.fit(id) : (name != null) ? Keys.name(name) : null);
		Loose.put(entry, "name", name);
		distinct(entry, "aliases", Loose.list(node, "other_names").stream().map(Popolo::alias));
		distinct(entry, "identifiers", Loose.list(node, "identifiers").stream().map(Popolo::identifier));
		return entry;
	}

	private static void distinct(ObjectNode entry, String name, Stream<Optional<ObjectNode>> parts) {
		List<ObjectNode> distinct = parts.flatMap(Optional::stream).distinct().toList();
		if (!distinct.isEmpty()) {
			entry.putArray(name).addAll(distinct);
		}
	}

	private static Optional<ObjectNode> alias(JsonNode other) {
		String name = Loose.text(other, "name");
		ObjectNode alias = Json.object().put("name", name);
		Loose.put(alias, "language", Loose.language(Loose.text(other, "lang", "language")));
		return (name != null) ? Optional.of(alias) : Optional.empty();
	}

	private static Optional<ObjectNode> identifier(JsonNode other) {
		String scheme = Loose.text(other, "scheme");
		String value = Loose.text(other, "identifier");
		return (scheme != null && value != null)
				? Optional.of(Json.object().put("scheme", scheme.toLowerCase(Locale.ROOT)).put("value", value))
				: Optional.empty();
	}

	private static @Nullable String id(String type, @Nullable String id) {
		return (id != null) ? type + ":" + Keys.fit(id) : null;
	}

	private static Map<String, String> kinds(Map<String, String> classifications) {
		Map<String, String> kinds = new HashMap<>();
		classifications.forEach((kind, words) -> {
			for (String word : words.split("\\s")) {
				kinds.put(word, kind);
			}
		});
		return Map.copyOf(kinds);
	}

	private record Located(Location place, ObjectNode node) {
	}

}
