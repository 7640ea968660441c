package onrecord.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import onrecord.loading.Intake;
import onrecord.loading.Refused;

/** What remains of a record without its wrong parts. */
final class Remainder {

	private Remainder() {
	}

	/**
	 * The record without what is wrong, null in a list standing for an item that is left
	 * out.
	 * @param intake says which parts can be left out
	 * @return null where the record cannot do without
	 */
	static @Nullable ObjectNode of(ObjectNode entry, List<Refused> wrong, Intake intake) {
		String type = entry.path("type").asString("");
		Set<String> parts = new LinkedHashSet<>();
		for (Refused each : wrong) {
			// A member may call itself what is the way to another.
			boolean ambiguous = each.field().contains("[") && entry.has(each.field());
			@Nullable String part = ambiguous ? null : intake.separable(type, each.field());
			if (part == null) {
				return null;
			}
			parts.add(part);
		}
		ObjectNode rest = entry.deepCopy();
		parts.forEach((part) -> remove(rest, part));
		return rest;
	}

	/** Removes {@code member}, {@code list[1]} or {@code list[1].member}. */
	private static void remove(ObjectNode record, String part) {
		String[] way = part.split("[\\[\\].]+");
		JsonNode list = record.path(way[0]);
		if (way.length == 1) {
			record.remove(way[0]);
		}
		else if (list instanceof ArrayNode items && way.length == 2) {
			items.setNull(Integer.parseInt(way[1]));
		}
		else if (list.path(Integer.parseInt(way[1])) instanceof ObjectNode item) {
			item.remove(way[2]);
		}
	}

}
