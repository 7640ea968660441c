package onrecord.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import onrecord.loading.Entry;
import onrecord.loading.Intake;
import onrecord.loading.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Where the records of a file go, whatever its format: checked, then on to the intake.
 */
final class Records {

	/** How much is kept of what is refused and is no record. */
	static final int MOST_ORIGINAL = 1 << 20;

	private static final int MOST_REASONS = 20;

	private static final Set<String> DATES = Set.of("publishedOn", "saidOn", "from", "until", "startedOn", "endedOn",
			"reviewedOn");

	private static final String MOMENT = "recordedAt";

	private static final String NO_DATE = "is what programs write where they know no date; left out";

	private final String file;

	private final BundleSchema schema;

	private final Intake intake;

	private final boolean foreign;

	private final @Nullable DateOrder order;

	private final Set<String> worldwide;

	private final Namespace namespace;

	private long count;

	/**
	 * Prepares for the records of a file.
	 * @param foreign whether dates may be written as people write them
	 */
	Records(String file, BundleSchema schema, Intake intake, boolean foreign, Hints hints, Namespace namespace) {
		this.file = file;
		this.schema = schema;
		this.intake = intake;
		this.foreign = foreign;
		this.order = hints.dates();
		this.worldwide = hints.worldwide();
		this.namespace = namespace;
	}

	/** A record that is written only where there is none of its id yet. */
	static ObjectNode onlyIfNew(String type, String key) {
		return BoundedJson.object().put("type", type).put("key", key).put("onlyIfNew", true);
	}

	/** The id of a record, by which others refer to it. */
	static String idOf(ObjectNode record) {
		return record.path("type").asString() + ":" + record.path("key").asString();
	}

	/** The name of the file. */
	String file() {
		return this.file;
	}

	/** How many records have come, taken and refused. */
	long count() {
		return this.count;
	}

	/** Whose the file's own ids are. */
	Namespace namespace() {
		return this.namespace;
	}

	/** The namespace of the file, told as a note where nobody has said it. */
	String ownNamespace() {
		String name = this.namespace.name();
		String origin = this.namespace.origin();
		if (origin != null) {
			note(1, "", name,
					"is the namespace of the ids of this file, by %s; --namespace NAME says otherwise, and joins files"
						.formatted(origin));
		}
		return name;
	}

	void put(long line, ObjectNode entry) {
		put(new Location(line), entry, Map.of());
	}

	void put(Location place, ObjectNode entry) {
		put(place, entry, Map.of());
	}

	void put(long line, ObjectNode entry, Map<String, String> origins) {
		put(new Location(line), entry, origins);
	}

	/**
	 * Takes or refuses a record. Where only parts of it are wrong, the intake may take
	 * what remains.
	 * @param origins what the members of the record are called where they come from;
	 * named in the reasons
	 */
	void put(Location place, ObjectNode entry, Map<String, String> origins) {
		List<Refused> faults = new ArrayList<>();
		if (entry.get("identifiers") instanceof ArrayNode identifiers) {
			place(place, identifiers);
		}
		tidy(place, entry, "", faults);
		// What is wrong with a member is told once, by what knows most of it.
		Set<String> told = faults.stream().map(Refused::field).collect(Collectors.toSet());
		List<Refused> wrong = Stream
			.concat(faults.stream(),
					this.schema.violations(this.file, place.line(), entry)
						.stream()
						.filter((violation) -> !told.contains(violation.field())))
			.map((reason) -> withOrigin(reason, origins).at(place.pointer()))
			.toList();
		@Nullable ObjectNode rest = wrong.isEmpty() ? entry
				: (wrong.size() < BundleSchema.MOST_REASONS) ? Remainder.of(entry, wrong, this.intake) : null;
		if (rest == null) {
			refuse(entry.toString(), wrong.stream().limit(MOST_REASONS).toList());
			return;
		}
		this.count++;
		this.intake.take(new Entry(this.file, place.line(), place.pointer(), rest, entry, wrong));
	}

	void note(long line, String field, @Nullable String value, String made) {
		note(new Location(line), field, value, made);
	}

	/**
	 * Gives identifiers their namespace, and leaves out those that are none: they would
	 * make one of all that have them.
	 */
	private void place(Location place, ArrayNode identifiers) {
		for (int at = identifiers.size() - 1; at >= 0; at--) {
			if (!(identifiers.get(at) instanceof ObjectNode identifier) || !identifier.path("scheme").isString()
					|| !identifier.path("value").isString()) {
				continue;
			}
			String scheme = identifier.path("scheme").stringValue().strip().toLowerCase(Locale.ROOT);
			String value = identifier.path("value").stringValue();
			String written = Schemes.isWorldwide(scheme) ? Schemes.written(scheme, value)
					: Schemes.isNothing(value) ? null : value.strip();
			if (scheme.isEmpty() || written == null) {
				identifiers.remove(at);
				note(place, "identifiers[%d]".formatted(at), scheme + " " + value,
						"is no identifier of its scheme, and left out");
				continue;
			}
			identifier.put("scheme", scheme).put("value", written);
			if (Schemes.isWorldwide(scheme)) {
				identifier.remove("namespace");
			}
			else if (!identifier.path("namespace").isString()) {
				identifier.put("namespace", this.worldwide.contains(scheme) ? scheme : ownNamespace());
			}
		}
	}

	/**
	 * Tells of a part that is left out, or understood otherwise than it is written.
	 * @param field the way to it within what stands there
	 */
	void note(Location place, String field, @Nullable String value, String made) {
		this.intake.note(refused(place, field, value, made));
	}

	void refuse(long line, String original, @Nullable String value, String reason) {
		refuse(new Location(line), original, value, reason);
	}

	void refuse(Location place, String original, @Nullable String value, String reason) {
		refuse(original, List.of(refused(place, "", value, reason)));
	}

	private Refused refused(Location place, String field, @Nullable String value, String reason) {
		return new Refused(this.file, place.line(), place.pointer(), field,
				(value != null) ? Reasons.shortened(value) : null, reason);
	}

	private void refuse(String original, List<Refused> reasons) {
		this.count++;
		this.intake.refuse(original, reasons);
	}

	private static Refused withOrigin(Refused refused, Map<String, String> origins) {
		String origin = origins.get(refused.field().split("[.\\[]", 2)[0]);
		return (origin == null) ? refused : refused.because(refused.reason() + " (" + origin + ")");
	}

	/**
	 * Leaves out what is ignored, and dates that are none, and finds texts that are none.
	 */
	private void tidy(Location place, ObjectNode node, String path, List<Refused> refused) {
		node.properties().removeIf((member) -> member.getKey().startsWith("$"));
		Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
		while (members.hasNext()) {
			Map.Entry<String, JsonNode> member = members.next();
			String field = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
			JsonNode value = member.getValue();
			boolean date = DATES.contains(member.getKey()) || member.getKey().equals(MOMENT);
			if (date && value.isString() && !isTidyDate(place.line(), member, field, refused)) {
				members.remove();
				note(place, field, value.stringValue(), NO_DATE);
			}
			tidyValue(place, member.getValue(), field, refused);
		}
	}

	/** Whether it is a date at all; what is understood of it is then what it is. */
	private boolean isTidyDate(long line, Map.Entry<String, JsonNode> member, String field, List<Refused> refused) {
		String written = member.getValue().stringValue();
		WrittenDate read = WrittenDates.read(written, this.order);
		boolean foreign = this.foreign && DATES.contains(member.getKey());
		if (foreign && read instanceof WrittenDate.Unclear unclear) {
			refused.add(new Refused(this.file, line, field, Reasons.shortened(written), unclear.reason()));
		}
		if (foreign && read instanceof WrittenDate.Known known) {
			member.setValue(StringNode.valueOf(known.value()));
		}
		return !(read instanceof WrittenDate.Placeholder);
	}

	private void tidyValue(Location place, JsonNode value, String field, List<Refused> refused) {
		switch (value) {
			case ObjectNode inner -> tidy(place, inner, field, refused);
			case ArrayNode list -> {
				for (int i = 0; i < list.size(); i++) {
					tidyValue(place, list.get(i), field + "[" + i + "]", refused);
				}
			}
			case StringNode text -> {
				String wrong = fault(text.stringValue());
				if (wrong != null) {
					refused.add(new Refused(this.file, place.line(), field, null, wrong));
				}
			}
			default -> {
			}
		}
	}

	private static @Nullable String fault(String text) {
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter == 0) {
				return "holds the character U+0000, which no text may hold";
			}
			if (Character.isSurrogate(letter)) {
				boolean pair = Character.isHighSurrogate(letter) && i + 1 < text.length()
						&& Character.isLowSurrogate(text.charAt(i + 1));
				if (!pair) {
					return "holds half of a surrogate pair (U+%04X), which is no character".formatted((int) letter);
				}
				i++;
			}
		}
		return null;
	}

}
