package onrecord.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Members of JSON that others wrote, of which it is not certain whether they are a text,
 * an object or a list.
 */
final class Loose {

	private static final Pattern LANGUAGE = Pattern
		.compile("([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?");

	private Loose() {
	}

	/** What a member holds, as a list: none, one or several. */
	static List<JsonNode> list(JsonNode node, String name) {
		JsonNode value = node.path(name);
		List<JsonNode> list = new ArrayList<>();
		if (value.isArray()) {
			value.forEach(list::add);
		}
		else if (!value.isMissingNode() && !value.isNull()) {
			list.add(value);
		}
		return list;
	}

	/**
	 * The first text among members; of an object its name, or where it has none its
	 * value.
	 */
	static @Nullable String text(JsonNode node, String... names) {
		for (String name : names) {
			for (JsonNode value : list(node, name)) {
				String text = value.isObject() ? text(value, "name", "@value", "url", "@id") : scalar(value);
				if (text != null) {
					return text;
				}
			}
		}
		return null;
	}

	/** All different texts of a member, in their order. */
	static List<String> texts(JsonNode node, String name) {
		return list(node, name).stream()
			.map((value) -> value.isObject() ? text(value, "name", "@value", "url", "@id") : scalar(value))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.distinct()
			.toList();
	}

	/** A text without the space around it, or a number; null where there is none. */
	static @Nullable String scalar(JsonNode value) {
		String text = (value.isString() || value.isNumber()) ? value.asString().strip() : "";
		return text.isEmpty() ? null : text;
	}

	/** The first address among members, of objects their url. */
	static @Nullable String url(JsonNode node, String... names) {
		List<String> urls = urls(node, names);
		return urls.isEmpty() ? null : urls.getFirst();
	}

	/** All addresses among members, of objects their url. */
	static List<String> urls(JsonNode node, String... names) {
		List<String> urls = new ArrayList<>();
		for (String name : names) {
			for (JsonNode value : list(node, name)) {
				String url = value.isObject() ? url(value, "url", "@id") : scalar(value);
				if (url != null && isAddress(url)) {
					urls.add(url.replace(" ", "%20"));
				}
			}
		}
		return urls;
	}

	static boolean isAddress(String text) {
		return text.matches("(?i)https?://.*");
	}

	/** Whether an object is of a type of schema.org, in any of the ways of writing it. */
	static boolean isA(JsonNode node, String type) {
		return list(node, "@type").stream()
			.map((one) -> one.asString(""))
			.anyMatch((one) -> one.equals(type) || one.endsWith("/" + type) || one.endsWith(":" + type));
	}

	/** A language tag as the bundle has it; null where it is none. */
	static @Nullable String language(@Nullable String tag) {
		var parts = LANGUAGE.matcher((tag != null) ? tag : "");
		if (!parts.matches()) {
			return null;
		}
		String script = parts.group(2);
		String region = parts.group(3);
		return parts.group(1).toLowerCase(Locale.ROOT)
				+ ((script != null) ? "-" + script.substring(0, 1).toUpperCase(Locale.ROOT)
						+ script.substring(1).toLowerCase(Locale.ROOT) : "")
				+ ((region != null) ? "-" + region.toUpperCase(Locale.ROOT) : "");
	}

	/** A date as the bundle has it, where only one can be meant; else as it is. */
	static @Nullable String day(@Nullable String date) {
		return (date != null && WrittenDates.read(date, null) instanceof WrittenDate.Known known) ? known.value()
				: date;
	}

	/** Puts a value where there is one. */
	static void put(ObjectNode node, String name, @Nullable String value) {
		if (value != null) {
			node.put(name, value);
		}
	}

}
