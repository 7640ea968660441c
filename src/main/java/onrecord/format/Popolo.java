package onrecord.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Popolo: persons, organizations, areas as places, memberships as roles. A document
 * is read whole, because memberships name what stands elsewhere in it. The ids of Popolo
 * become keys in the file's namespace; they are no identifiers, for no register is named
 * in which they could be looked up. Each record adds to what is known of its id, so that
 * several files can be of the same people. Events, motions, contact details and links are
 * left out.
 */
final class Popolo {

	private static final int MOST_BYTES = 32 << 20;

	private static final Set<String> DESCRIBING = Set.of("@id", "id", "url", "namespace", "meta", "source", "sources");

	/** What is made of classifications; of all others OTHER. */
	private static final Map<String, String> KINDS = kinds(Map.of("STATE", "country state nation", "GOVERNMENT",
			"legislature chamber parliament council senate assembly upper-house lower-house government executive cabinet "
					+ "ministry department agency committee court judiciary",
			"PARTY", "party political-party", "GROUP",
			"faction political-group parliamentary-group caucus alliance coalition", "COMPANY",
			"company corporation business", "MEDIA", "media newspaper broadcaster", "INTERGOVERNMENTAL",
			"intergovernmental international-organization", "ARMED_FORCES", "military armed-forces", "CIVIL_SOCIETY",
			"ngo association foundation union trade-union church charity civil-society"));

	private final Records records;

	private final CheckedText text;

	Popolo(Content content, Records records) {
		this.records = records;
		this.text = new CheckedText(records.file(), content, MOST_BYTES);
	}

	void read() {
		each(this::put);
	}

	/** Hands on each document of the file, and puts nothing. */
	void each(Consumer<PopoloDocument> documents) {
		try (JsonParser parser = BoundedJson.MAPPER.createParser(this.text)) {
			try {
				JsonToken token = parser.nextToken();
				while (token != null) {
					documents.accept(document(parser, token));
					this.text.setTaken(0);
					token = parser.nextToken();
				}
			}
			catch (JacksonException ex) {
				throw BoundedJson.unreadable(this.records.file(), parser, ex);
			}
		}
	}

	private PopoloDocument document(JsonParser parser, JsonToken token) {
		PopoloDocument document = new PopoloDocument();
		if (token == JsonToken.START_ARRAY) {
			part(parser, document, "persons");
		}
		while (token == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			JsonToken value = parser.nextToken();
			if (value == JsonToken.START_ARRAY && PopoloDocument.PARTS.contains(name)) {
				part(parser, document, name);
			}
			else if (DESCRIBING.contains(name)) {
				document.describe(name, BoundedJson.MAPPER.readTree(parser));
			}
			else {
				parser.skipChildren();
			}
		}
		return document;
	}

	private void put(PopoloDocument document) {
		document.tell(this.records.namespace());
		PopoloMemberships memberships = new PopoloMemberships(this.records, document);
		// They may hold what stands nowhere else.
		List<PopoloDocument.Part> all = memberships.gather();
		document.parts("areas").forEach((area) -> area(area, document));
		document.parts("organizations").forEach((organization) -> organization(organization, document));
		document.parts("persons").forEach(this::person);
		all.forEach(memberships::put);
	}

	private void part(JsonParser parser, PopoloDocument document, String name) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			Location place = Location.of(parser);
			if (BoundedJson.MAPPER.readTree(parser) instanceof ObjectNode node) {
				Html.resolve(this.records, place, node);
				document.add(name, place, node);
			}
		}
	}

	private void person(PopoloDocument.Part person) {
		ObjectNode entry = named("person", person);
		Loose.put(entry, "description", Loose.text(person.node(), "summary", "biography"));
		put(person, entry);
	}

	private void organization(PopoloDocument.Part organization, PopoloDocument document) {
		if (document.isNobody(organization.id())) {
			this.records.note(organization.place(), "name", Loose.text(organization.node(), "name"),
					"is no organization; it is left out, and so are memberships of it");
			return;
		}
		ObjectNode entry = named("organization", organization);
		Loose.put(entry, "description", Loose.text(organization.node(), "abstract", "description"));
		String classification = Loose.text(organization.node(), "classification");
		if (classification != null) {
			entry.put("kind", KINDS.getOrDefault(DerivedKeys.slug(classification), "OTHER"));
		}
		else if (entry.has("name")) {
			// Not a word against what another file says.
			this.records.put(organization.place(),
					record("organization", organization.id()).put("onlyIfNew", true)
						.put("name", entry.path("name").asString())
						.put("kind", "OTHER"));
		}
		String parent = document.referred(organization, "parent", "organizations");
		boolean within = document.part("organizations", parent) != null;
		if (parent != null && within && !document.isNobody(parent)) {
			entry.put("parent", id("organization", parent));
		}
		put(organization, entry);
		if (parent != null && !within) {
			// Of another file, perhaps; if of none, nothing else is lost.
			this.records.put(organization.place(),
					addition("organization", organization.id()).put("parent", id("organization", parent)));
		}
	}

	private void area(PopoloDocument.Part area, PopoloDocument document) {
		if (PopoloDocument.name(area.node()) == null) {
			this.records.note(area.place(), "name", area.id(), "the area has no name, and is left out");
			return;
		}
		ObjectNode entry = named("place", area).put("kind", "REGION");
		String parent = document.referred(area, "parent", "areas");
		if (parent != null && document.nameOf("areas", parent) != null) {
			entry.put("within", id("place", parent));
		}
		else if (parent != null) {
			this.records.note(area.place(), "parent_id", parent,
					"is no area of the document that has a name, and is left out");
		}
		put(area, entry);
	}

	private void put(PopoloDocument.Part part, ObjectNode entry) {
		if (entry.has("name")) {
			this.records.put(part.place(), entry);
		}
		else if (part.node().has("memberships")) {
			this.records.note(part.place(), "name", part.id(), "has no name here; only its memberships are read");
		}
		else {
			this.records.refuse(part.place(), part.node().toString(), part.id(), "has no name");
		}
	}

	private ObjectNode named(String type, PopoloDocument.Part part) {
		JsonNode node = part.node();
		ObjectNode entry = addition(type, part.id());
		Loose.put(entry, "name", PopoloDocument.name(node));
		distinct(entry, "aliases", Loose.list(node, "other_names").stream().map(Popolo::alias));
		distinct(entry, "identifiers", Loose.list(node, "identifiers").stream().map(Popolo::identifier));
		return entry;
	}

	private ObjectNode record(String type, String id) {
		return BoundedJson.object().put("type", type).put("key", DerivedKeys.local(this.records.ownNamespace(), id));
	}

	private ObjectNode addition(String type, String id) {
		return record(type, id).put("adds", true);
	}

	private String id(String type, String id) {
		return type + ":" + DerivedKeys.local(this.records.ownNamespace(), id);
	}

	private static void distinct(ObjectNode entry, String name, Stream<Optional<ObjectNode>> parts) {
		List<ObjectNode> distinct = parts.flatMap(Optional::stream).distinct().toList();
		if (!distinct.isEmpty()) {
			entry.putArray(name).addAll(distinct);
		}
	}

	private static Optional<ObjectNode> alias(JsonNode other) {
		String name = other.isString() ? Loose.scalar(other) : Loose.text(other, "name");
		ObjectNode alias = BoundedJson.object().put("name", name);
		Loose.put(alias, "language", Loose.language(Loose.text(other, "lang", "language")));
		return (name != null) ? Optional.of(alias) : Optional.empty();
	}

	private static Optional<ObjectNode> identifier(JsonNode other) {
		String scheme = Loose.text(other, "scheme");
		String value = Loose.text(other, "identifier", "value");
		return (scheme != null && value != null)
				? Optional.of(BoundedJson.object().put("scheme", scheme).put("value", value)) : Optional.empty();
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

	/** A name of an organization that stands for none. */
	static boolean isNobody(@Nullable String name) {
		return name != null && name.strip()
			.matches(
					"(?iu)unknown|not known|none|no party|n/?a|null|nil|[-–—?]+|unbekannt|inconnue?|desconocid[oa]|desconhecid[oa]");
	}

}
