package onrecord.planning;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import onrecord.keeping.Weight;

/**
 * What becomes of the JSON that PostgreSQL makes of a field: where in it ids stand for
 * objects that are put together from kept rows.
 */
public sealed interface Layout {

	/** What an object and its place in a map take: bytes. */
	int ENTRY = 100;

	/** Sent as it is. */
	Layout COPY = new Copy();

	/** JSON in which nothing stands for something else. */
	record Copy() implements Layout {
	}

	/** An object, by the names of those members that are not only copied. */
	record Members(Map<String, Layout> members) implements Layout {
	}

	/** A list, each item laid out the same. */
	record Items(Layout item) implements Layout {
	}

	/**
	 * A number that stands for an object: an id; or, where it may be a row of several
	 * tables, the id times their number, plus the number of the table.
	 */
	record Reference(List<Expansion> tables) implements Layout {
	}

	/** The heap that it takes: bytes, and rather more than it does. */
	default int weight() {
		return switch (this) {
			case Copy() -> 0;
			case Members(Map<String, Layout> members) -> members.entrySet()
				.stream()
				.mapToInt((each) -> ENTRY + Weight.text(each.getKey()) + each.getValue().weight())
				.sum();
			case Items(Layout item) -> ENTRY + item.weight();
			case Reference(List<Expansion> tables) -> ENTRY + tables.stream().mapToInt(Expansion::weight).sum();
		};
	}

	/** What ids stand for, by the path to them: {@code nodes.speaker of actor}. */
	default Stream<String> references(String path) {
		return switch (this) {
			case Copy() -> Stream.empty();
			case Members(Map<String, Layout> members) -> members.entrySet()
				.stream()
				.flatMap((each) -> each.getValue()
					.references(path.isEmpty() ? each.getKey() : path + "." + each.getKey()));
			case Items(Layout item) -> item.references(path);
			case Reference(List<Expansion> tables) -> Stream.of((path.isEmpty() ? "json" : path) + " of "
					+ tables.stream().map(Expansion::name).collect(Collectors.joining(" or ")));
		};
	}

}
