package onrecord.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The members of an object that an answer has: of none, where it is not there.
 *
 * @param map as the answer has them
 */
record Members(Map<String, @Nullable Object> map) {

	/** Those of a value. */
	@SuppressWarnings("unchecked")
	static Members of(@Nullable Object value) {
		return new Members((value instanceof Map<?, ?> map) ? (Map<String, @Nullable Object>) map : Map.of());
	}

	/** Those of each item of a list. */
	static List<Members> ofEach(@Nullable Object value) {
		List<Members> all = new ArrayList<>();
		if (value instanceof List<?> list) {
			for (Object each : list) {
				all.add(of(each));
			}
		}
		return all;
	}

	@Nullable Object get(String name) {
		return this.map.get(name);
	}

	Members object(String name) {
		return of(get(name));
	}

	List<Members> list(String name) {
		return ofEach(get(name));
	}

	/** A text; empty where there is none. */
	String text(String name) {
		return (get(name) instanceof Object value) ? value.toString() : "";
	}

	/** A whole number; a default where there is none. */
	int number(String name, int otherwise) {
		return (get(name) instanceof Number number) ? number.intValue() : otherwise;
	}

	boolean is(String name) {
		return Boolean.TRUE.equals(get(name));
	}

}
