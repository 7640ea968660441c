package onrecord.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import onrecord.format.PopoloDocument.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Memberships in Popolo as roles of persons: a record each, which adds to the person's,
 * so that a bad one costs no other, and the person may stand elsewhere.
 */
final class PopoloMemberships {

	private final Records records;

	private final PopoloDocument document;

	PopoloMemberships(Records records, PopoloDocument document) {
		this.records = records;
		this.document = document;
	}

	/**
	 * All memberships, also those that stand within others, which they then belong to.
	 */
	List<Part> gather() {
		for (Part organization : List.copyOf(this.document.parts("organizations"))) {
			within(organization, "posts", "organization_id");
		}
		List<Part> all = new ArrayList<>(this.document.parts("memberships"));
		for (Part person : this.document.parts("persons")) {
			all.addAll(inner(person, "memberships", "person_id"));
		}
		for (Part organization : this.document.parts("organizations")) {
			all.addAll(inner(organization, "memberships", "organization_id"));
		}
		for (Part post : this.document.parts("posts")) {
			all.addAll(inner(post, "memberships", "post_id"));
		}
		for (Part post : this.document.parts("posts")) {
			this.document.referred(post, "organization", "organizations");
			this.document.referred(post, "area", "areas");
		}
		for (Part membership : all) {
			this.document.referred(membership, "person", "persons");
			this.document.referred(membership, "organization", "organizations");
			this.document.referred(membership, "on_behalf_of", "organizations");
			this.document.referred(membership, "post", "posts");
			this.document.referred(membership, "area", "areas");
			this.document.referred(membership, "legislative_period", "events");
			this.document.referred(membership, "event", "events");
		}
		return all;
	}

	private void within(Part outer, String name, String owner) {
		inner(outer, name, owner).forEach((part) -> this.document.add(name, part.place(), part.node()));
	}

	private static List<Part> inner(Part outer, String name, String owner) {
		List<Part> all = new ArrayList<>();
		int nth = 0;
		for (JsonNode inner : Loose.list(outer.node(), name)) {
			Location place = outer.place().within(outer.node(), name, nth++);
			if (inner instanceof ObjectNode node) {
				if (!node.hasNonNull(owner)) {
					node.put(owner, outer.id());
				}
				all.add(new Part(place, outer.id(), node));
			}
		}
		return all;
	}

	/** Hands on the role, and the one in the party on whose behalf it is held. */
	void put(Part membership) {
		String person = this.document.referred(membership, "person", "persons");
		if (person == null) {
			person = member(membership);
		}
		if (person == null) {
			return;
		}
		Part post = this.document.part("posts", this.document.referred(membership, "post", "posts"));
		String organization = this.document.referred(membership, "organization", "organizations");
		if (organization == null && post != null) {
			organization = this.document.referred(post, "organization", "organizations");
		}
		String party = this.document.referred(membership, "on_behalf_of", "organizations");
		String title = title(membership, post);
		ObjectNode dates = dates(membership);
		if (organization != null && !this.document.isNobody(organization)) {
			put(membership, person, (title != null) ? title : "Member", organization, dates);
		}
		else if (organization == null && title != null) {
			put(membership, person, title, null, dates);
		}
		else if (organization == null && party == null) {
			this.records.note(membership.place(), "organization_id", membership.node().toString(),
					"says not of what somebody is a member, and is left out");
		}
		if (party != null && !party.equals(organization) && !this.document.isNobody(party)) {
			put(membership, person, "Member", party, dates);
		}
	}

	private void put(Part membership, String person, String title, @Nullable String organization, ObjectNode dates) {
		String namespace = this.records.ownNamespace();
		ObjectNode entry = BoundedJson.object()
			.put("type", "person")
			.put("key", DerivedKeys.local(namespace, person))
			.put("adds", true);
		ObjectNode role = entry.putArray("roles").addObject().put("title", title);
		Loose.put(role, "organization",
				(organization != null) ? "organization:" + DerivedKeys.local(namespace, organization) : null);
		role.setAll(dates);
		this.records.put(membership.place(), entry);
	}

	/** Who is a member that is not said to be a person. */
	private @Nullable String member(Part membership) {
		String member = this.document.referred(membership, "member", "persons");
		JsonNode inner = membership.node().path("member");
		String type = Loose.text(membership.node(), "member_type");
		type = (type != null) ? type : Loose.text(inner, "@type", "type");
		boolean organization = (type != null) ? type.toLowerCase(Locale.ROOT).contains("organization")
				: this.document.part("persons", member) == null && this.document.part("organizations", member) != null;
		if (member != null && !organization) {
			return member;
		}
		this.records.note(membership.place(), (member != null) ? "member" : "person_id", member,
				(member != null) ? "is an organization; its membership of another is left out"
						: "the membership is nobody's, and is left out");
		return null;
	}

	/**
	 * What the role is called: by itself, or its post, with what the post and the area
	 * add.
	 */
	private @Nullable String title(Part membership, @Nullable Part post) {
		String title = Loose.text(membership.node(), "role");
		String label = (post != null) ? Loose.text(post.node(), "label", "role") : null;
		String area = area(membership);
		area = (area == null && post != null) ? area(post) : area;
		if (title == null && label == null) {
			title = Loose.text(membership.node(), "label");
		}
		if (title == null || label != null && has(label, title)) {
			title = label != null ? label : title;
		}
		if (title == null) {
			return (area != null) ? "Member (%s)".formatted(area) : null;
		}
		List<String> more = new ArrayList<>();
		if (label != null && !has(title, label)) {
			more.add(label);
		}
		if (area != null && !has(title, area) && (label == null || !has(label, area))) {
			more.add(area);
		}
		return more.isEmpty() ? title : "%s (%s)".formatted(title, String.join(", ", more));
	}

	private @Nullable String area(Part part) {
		String id = this.document.referred(part, "area", "areas");
		String name = this.document.nameOf("areas", id);
		return (name == null && id == null) ? PopoloDocument.name(part.node().path("area")) : name;
	}

	private static boolean has(String words, String others) {
		return words.toLowerCase(Locale.ROOT).contains(others.toLowerCase(Locale.ROOT));
	}

	/** Its own dates, and where it has none those of the term or event. */
	private ObjectNode dates(Part membership) {
		ObjectNode dates = BoundedJson.object();
		String from = Loose.day(Loose.text(membership.node(), "start_date"));
		String until = Loose.day(Loose.text(membership.node(), "end_date"));
		if (from == null || until == null) {
			JsonNode period = period(membership);
			String begin = day(membership, period, "start_date");
			String end = day(membership, period, "end_date");
			// Who came after the term, or left before it, has dates of another.
			if (from == null && begin != null && (until == null || !isBefore(until, begin))) {
				from = begin;
			}
			if (until == null && end != null && (from == null || !isBefore(end, from))) {
				until = end;
			}
		}
		Loose.put(dates, "from", from);
		Loose.put(dates, "until", until);
		return dates;
	}

	private @Nullable String day(Part membership, JsonNode period, String name) {
		String day = Loose.day(Loose.text(period, name));
		if (day == null || PartialDates.isPartialDate(day)) {
			return day;
		}
		this.records.note(membership.place(), name, day, "is no date of a period, and is left out");
		return null;
	}

	private static boolean isBefore(String one, String other) {
		int length = Math.min(one.length(), other.length());
		return one.substring(0, length).compareTo(other.substring(0, length)) < 0;
	}

	private JsonNode period(Part membership) {
		for (String name : List.of("legislative_period", "event")) {
			JsonNode inner = membership.node().path(name);
			String id = this.document.referred(membership, name, "events");
			Part event = this.document.part("events", id);
			if (event != null) {
				return event.node();
			}
			if (inner.isObject()) {
				return inner;
			}
			if (id != null) {
				this.records.note(membership.place(), name + "_id", id,
						"is no event of the document, so the role has no dates by it");
				return BoundedJson.object();
			}
		}
		return BoundedJson.object();
	}

}
