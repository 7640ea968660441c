package onrecord.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds an answer against the one that the second way came to: the same members in the
 * same order, and the same values. Cursors are opaque: one is right if it always stands
 * for the same row of the same list. Where objects may have several types, the order of
 * the members is left open: the server merges what is selected of all of them.
 *
 * @param pages knows what the cursors of the second way stand for
 * @param places learns what the cursors of the server do
 * @param way tells where objects may have several types
 */
record Comparison(Pages pages, Places places, SecondWay way) {

	/** Finds nothing, or fails. */
	void compare(String path, JsonNode answer, @Nullable Object expected) {
		switch (expected) {
			case null -> require(answer.isNull(), path, answer, "null");
			case Map<?, ?> members -> members(path, answer, members);
			case List<?> items -> {
				require(answer.isArray() && answer.size() == items.size(), path, answer, items);
				for (int n = 0; n < items.size(); n++) {
					compare(path + "/" + n, answer.get(n), items.get(n));
				}
			}
			case Boolean flag -> require(answer.isBoolean() && answer.asBoolean() == flag, path, answer, flag);
			case Number number ->
				require(answer.isNumber() && answer.asDouble() == number.doubleValue(), path, answer, number);
			default -> text(path, answer, expected.toString());
		}
	}

	private void members(String path, JsonNode answer, Map<?, ?> members) {
		List<Object> names = new ArrayList<>(answer.propertyNames());
		List<Object> expected = new ArrayList<>(members.keySet());
		boolean same = this.way.isGeneral(path) ? names.size() == expected.size() && names.containsAll(expected)
				: names.equals(expected);
		require(answer.isObject() && same, path, answer, members);
		members.forEach((name, value) -> compare(path + "/" + name, answer.get(name.toString()), value));
	}

	private void text(String path, JsonNode answer, String expected) {
		Places.Place place = this.pages.place(expected);
		if (place == null) {
			require(answer.isString() && answer.asString().equals(expected), path, answer, expected);
		}
		else {
			require(answer.isString() && this.places.learn(answer.asString(), place), path, answer, place);
		}
	}

	private static void require(boolean same, String path, JsonNode answer, Object expected) {
		Contract.require(same, path + " is " + shortened(answer) + ", by the second way " + shortened(expected));
	}

	private static String shortened(Object value) {
		String text = value.toString();
		return (text.length() > 1_000) ? text.substring(0, 1_000) + "…" : text;
	}

}
