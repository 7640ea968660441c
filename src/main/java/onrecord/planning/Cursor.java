package onrecord.planning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import onrecord.declaring.Type;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places in lists. A cursor is made by the database function {@code list_cursor}: the
 * first eight digits of the MD5 of list and place, then the place, which is a JSON array
 * of the row that the list belongs to, the key that the list is ordered by, and the row;
 * all of it in base64url. The digits are there to notice a cursor that belongs elsewhere;
 * they keep no secret.
 */
final class Cursor {

	/** Remembers no names: in a cursor that a client makes up, they are the client's. */
	private static final JsonMapper JSON = new JsonMapper(
			JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build());

	private static final int DIGITS = 8;

	/** How long a cursor may be: characters. It holds a name or a title. */
	private static final int LONGEST = 10_000;

	private static final int PLACE_LENGTH = 3;

	private static final Set<String> PAGING = Set.of("first", "last", "after", "before");

	private Cursor() {
	}

	/**
	 * What tells a list from others: field, order and filter. The row that it belongs to
	 * is part of the place.
	 */
	static String list(String coordinate, Map<String, Object> arguments) {
		Map<String, Object> telling = new TreeMap<>(arguments);
		telling.keySet().removeAll(PAGING);
		telling.values().removeIf((value) -> value == null);
		if (telling.get("filter") instanceof Map<?, ?> filter && Boolean.TRUE.equals(filter.get(Type.DESCENDANTS))) {
			// As it was before there was a choice, so that cursors stay what they are.
			Map<Object, Object> chosen = new TreeMap<>(filter);
			chosen.remove(Type.DESCENDANTS);
			telling.put("filter", chosen);
		}
		return md5(coordinate + sorted(telling));
	}

	/**
	 * The parts of the place that a cursor holds.
	 * @throws BadInput where it is no cursor of this list
	 */
	static List<String> place(Arguments arguments, String argument, String cursor, String list) {
		try {
			if (cursor.length() > LONGEST) {
				throw new IllegalArgumentException("longer than any that the database makes");
			}
			String content = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			String place = content.substring(Math.min(DIGITS, content.length()));
			if (content.equals(md5(list + place).substring(0, DIGITS) + place)) {
				List<String> parts = new ArrayList<>();
				for (JsonNode part : JSON.readTree(place)) {
					parts.add(part.asString());
				}
				if (parts.size() == PLACE_LENGTH) {
					return parts;
				}
			}
		}
		catch (IllegalArgumentException | JacksonException ex) {
			// Too long, not base64, or not JSON: no cursor, as below.
		}
		throw arguments.refuse(argument,
				"`" + argument + "` is not a cursor of this list: allowed are cursors that the same"
						+ " list gave, with the same filter and order");
	}

	private static Object sorted(Object value) {
		return switch (value) {
			case Map<?, ?> map -> {
				Map<String, Object> sorted = new TreeMap<>();
				map.forEach((name, field) -> {
					if (field != null) {
						sorted.put(name.toString(), sorted(field));
					}
				});
				yield sorted;
			}
			case List<?> list -> list.stream().map((item) -> sorted(item).toString()).sorted().toList();
			default -> value;
		};
	}

	private static String md5(String text) {
		try {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has MD5", ex);
		}
	}

}
