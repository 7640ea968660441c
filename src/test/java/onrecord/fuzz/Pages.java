package onrecord.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import org.jspecify.annotations.Nullable;

/**
 * Pages of lists, by the Relay specification of connections: the whole list is there, and
 * a page is a part of it.
 */
final class Pages {

	private static final String MARK = "\u0001";

	private final Places places;

	/** What the cursors stand for that were given out here, which are numbers. */
	private final List<Places.Place> shown = new ArrayList<>();

	Pages(Places places) {
		this.places = places;
	}

	/** What a cursor that was given out here stands for; null where a text is none. */
	Places.@Nullable Place place(String cursor) {
		return cursor.startsWith(MARK) ? this.shown.get(Integer.parseInt(cursor.substring(1))) : null;
	}

	/** Forgets the cursors of an answer. */
	void clear() {
		this.shown.clear();
	}

	/**
	 * A page of a list.
	 * @param edges what the edges have besides their node and their cursor; a row each
	 * @param of the number of the row that the list belongs to
	 */
	Map<String, Object> of(DataFetchingEnvironment asked, List<Map<String, Object>> nodes,
			List<Map<String, Object>> edges, Object of) {
		Map<String, Object> arguments = asked.getArguments();
		if (arguments.get("first") != null && arguments.get("last") != null) {
			throw new SecondWay.Refused("first and last");
		}
		int low = (arguments.get("after") != null) ? index(asked, "after", nodes, of, -1) + 1 : 0;
		int high = (arguments.get("before") != null) ? index(asked, "before", nodes, of, nodes.size()) : nodes.size();
		int start = (arguments.get("last") != null) ? Math.max(low, high - SecondWay.size(arguments.get("last"), 100))
				: low;
		int end = (arguments.get("last") != null) ? high : Math.min(high,
				low + SecondWay.size((arguments.get("first") != null) ? arguments.get("first") : 20, 100));
		Map<String, Object> page = new LinkedHashMap<>();
		List<Map<String, Object>> shown = new ArrayList<>();
		for (int n = start; n < end; n++) {
			Map<String, Object> edge = new LinkedHashMap<>(edges.isEmpty() ? Map.of() : edges.get(n));
			edge.put("node", nodes.get(n));
			edge.put("cursor", cursor(list(asked, of, key(nodes.get(n)))));
			shown.add(edge);
		}
		page.put("edges", shown);
		page.put("nodes", nodes.subList(start, Math.max(start, end)));
		page.put("totalCount", nodes.size());
		page.put("totalCountExact", true);
		Map<String, Object> info = new LinkedHashMap<>();
		info.put("hasNextPage", end < nodes.size());
		info.put("hasPreviousPage", start > 0);
		info.put("startCursor", shown.isEmpty() ? null : shown.getFirst().get("cursor"));
		info.put("endCursor", shown.isEmpty() ? null : shown.getLast().get("cursor"));
		page.put("pageInfo", info);
		return page;
	}

	/**
	 * Where a cursor is in the list. That it is of another row's list need not be noticed
	 * where no rows are shown.
	 */
	private int index(DataFetchingEnvironment asked, String argument, List<Map<String, Object>> nodes, Object of,
			int otherwise) {
		Places.Place place = this.places.of(asked.getArgument(argument));
		Places.Place list = list(asked, of, 0);
		boolean isShown = !nodes.isEmpty() && !isNothing(asked, "first") && !isNothing(asked, "last")
				&& asked.getSelectionSet().containsAnyOf("nodes", "edges");
		if (place == null || !place.isAlike(list) || isShown && !place.of().equals(of)) {
			throw new SecondWay.Refused("a cursor of another list");
		}
		for (int n = 0; n < nodes.size(); n++) {
			if (place.row().equals(key(nodes.get(n)))) {
				return n;
			}
		}
		return otherwise;
	}

	private static boolean isNothing(DataFetchingEnvironment asked, String size) {
		return Objects.equals(asked.getArgument(size), 0);
	}

	/** Things of several tables may have the same number. */
	private static Object key(Map<String, Object> row) {
		return row.getOrDefault("gid", row.get("id"));
	}

	private String cursor(Places.Place place) {
		this.shown.add(place);
		return MARK + (this.shown.size() - 1);
	}

	private static Places.Place list(DataFetchingEnvironment asked, Object of, Object row) {
		Map<String, Object> telling = new TreeMap<>(asked.getArguments());
		telling.keySet().removeAll(Arguments.PAGING);
		telling.values().removeIf(Objects::isNull);
		telling.replaceAll((name, value) -> told(value));
		return new Places.Place(Types.coordinate((GraphQLNamedType) asked.getParentType(), asked.getField().getName()),
				telling, of, row);
	}

	/** What is null says nothing, and the order of a list neither. */
	private static Object told(Object value) {
		return switch (value) {
			case Map<?, ?> members -> {
				Map<String, Object> told = new TreeMap<>();
				members.forEach((name, member) -> {
					if (member != null) {
						told.put(name.toString(), told(member));
					}
				});
				yield told;
			}
			case List<?> list -> list.stream().map(Pages::told).sorted(Comparator.comparing(Object::toString)).toList();
			default -> value;
		};
	}

}
