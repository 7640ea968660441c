package onrecord.planning;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import onrecord.keeping.Weight;

/**
 * How what PostgreSQL has found for a field is written as JSON. Objects are rows there,
 * without the names of what they have, and lists are arrays.
 */
public sealed interface Layout {

	/** What an object and its place in a list take: bytes. */
	int ENTRY = 60;

	/** A scalar or an enum value, whose type PostgreSQL tells. */
	Layout VALUE = new Value();

	/** A scalar, an enum value, or JSON. */
	record Value() implements Layout {
	}

	/** An object: a row of as many columns. */
	record Members(List<Member> members) implements Layout {
	}

	/**
	 * A member of an object.
	 *
	 * @param name as JSON, with the colon
	 */
	record Member(byte[] name, Layout layout) {

		static Member of(String name, Layout layout) {
			return new Member(json(name), layout);
		}

	}

	/** A list, each item laid out the same. */
	record Items(Layout item) implements Layout {
	}

	/** A row of two columns: which of the kinds the object is, and the object. */
	record OneOf(List<Layout> kinds) implements Layout {
	}

	/**
	 * A number that stands for an object: an id; or, where it may be a row of several
	 * tables, the id times their number, plus the number of the table.
	 */
	record Reference(List<Expansion> tables) implements Layout {
	}

	/** The name of a member as JSON; names in GraphQL have nothing to escape. */
	static byte[] json(String name) {
		return ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
	}

	/** Whether ids stand in it for objects that are put together from kept rows. */
	default boolean hasReferences() {
		return switch (this) {
			case Value() -> false;
			case Members(List<Member> members) ->
				members.stream().anyMatch((member) -> member.layout().hasReferences());
			case Items(Layout item) -> item.hasReferences();
			case OneOf(List<Layout> kinds) -> kinds.stream().anyMatch(Layout::hasReferences);
			case Reference reference -> true;
		};
	}

	/** The heap that it takes, and rather more than it does: bytes. */
	default int weight() {
		return switch (this) {
			case Value() -> 0;
			case Members(List<Member> members) -> ENTRY + members.stream()
				.mapToInt((member) -> ENTRY + Weight.bytes(member.name().length) + member.layout().weight())
				.sum();
			case Items(Layout item) -> ENTRY + item.weight();
			case OneOf(List<Layout> kinds) -> ENTRY + kinds.stream().mapToInt((kind) -> ENTRY + kind.weight()).sum();
			case Reference(List<Expansion> tables) -> ENTRY + tables.stream().mapToInt(Expansion::weight).sum();
		};
	}

	/**
	 * What is written, as an outline: {@code {nodes: [{id, speaker: actor}]}} has ids of
	 * actors.
	 */
	default String outline() {
		return switch (this) {
			case Value() -> "";
			case Members(List<Member> members) -> members.stream().map((member) -> {
				String name = new String(member.name(), 1, member.name().length - 3, StandardCharsets.UTF_8);
				String below = member.layout().outline();
				return below.isEmpty() ? name : name + ": " + below;
			}).collect(Collectors.joining(", ", "{", "}"));
			case Items(Layout item) -> "[" + item.outline() + "]";
			case OneOf(List<Layout> kinds) ->
				kinds.stream().map(Layout::outline).collect(Collectors.joining(" or ", "(", ")"));
			case Reference(List<Expansion> tables) ->
				tables.stream().map(Expansion::name).collect(Collectors.joining(" or "));
		};
	}

}
