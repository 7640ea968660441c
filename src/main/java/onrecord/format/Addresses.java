package onrecord.format;

import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Addresses in files of other formats that no page may link to. */
final class Addresses {

	/** Members that hold addresses, at any depth. */
	private static final Set<String> ADDRESSES = Set.of("appearance", "contentUrl", "firstAppearance", "image",
			"mainEntityOfPage", "sameAs", "url");

	/** Browsers take these away, wherever they stand, before they look for a scheme. */
	private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{C}\\p{Z}]+");

	private static final Pattern SCHEME = Pattern.compile("(?is)(?!https?:)[a-z][a-z0-9+.-]*:.*");

	private Addresses() {
	}

	/**
	 * Tells which addresses are left out because of their scheme. An address without one
	 * is of the place where the file was, and is left out as unknown.
	 */
	static void tell(Records records, Location place, JsonNode node) {
		tell(records, place, node, "", false);
	}

	private static void tell(Records records, Location place, JsonNode node, String path, boolean isAddress) {
		switch (node) {
			case ObjectNode object -> object.properties()
				.forEach((member) -> tell(records, place, member.getValue(),
						path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
						ADDRESSES.contains(member.getKey())));
			case ArrayNode list -> {
				for (int i = 0; i < list.size(); i++) {
					tell(records, place, list.get(i), path + "[" + i + "]", isAddress);
				}
			}
			case StringNode text when isAddress
					&& SCHEME.matcher(UNSEEN.matcher(text.stringValue()).replaceAll("")).matches() ->
				records.note(place, path, text.stringValue(), "is no address of the web, http or https, and left out");
			default -> {
			}
		}
	}

}
