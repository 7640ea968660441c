package onrecord.planning;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How an object is put together from a kept row.
 *
 * @param table whose row; null where nothing of it is asked for
 * @param kind where the row says of which type it is; null where the table has only one
 * @param members what the object has, by the name of its type; by the empty name where
 * there is no kind
 */
public record Expansion(@Nullable KeptTable table, @Nullable Integer kind, Map<String, List<Member>> members) {

	/** An object without members. */
	static final Expansion EMPTY = new Expansion(null, null, Map.of("", List.of()));

	/**
	 * A member of an object.
	 *
	 * @param name as JSON, with the colon
	 */
	public record Member(byte[] name, Content content) {

		static Member of(String name, Content content) {
			return new Member(Layout.json(name), content);
		}

	}

	/** Of which table. */
	String name() {
		return (this.table != null) ? this.table.name() : "what nothing is asked of";
	}

	int weight() {
		return Layout.ENTRY + this.members.values().stream().mapToInt((each) -> Layout.ENTRY + weight(each)).sum();
	}

	private static int weight(List<Member> members) {
		return members.stream().mapToInt((member) -> Layout.ENTRY + member.name.length + switch (member.content) {
			case Made(int column, List<Member> made) -> weight(made);
			case Other(int column, Expansion other) -> other.weight();
			case Constant constant -> 0;
			case Value value -> 0;
		}).sum();
	}

	/** What a member has. */
	public sealed interface Content {

	}

	/** Always the same JSON. */
	public record Constant(byte[] json) implements Content {
	}

	/** One of the values of the row. */
	public record Value(int column) implements Content {
	}

	/** An object that is made of values of the row, null where one of them is. */
	public record Made(int column, List<Member> members) implements Content {
	}

	/** The object of another row, whose id is one of the values. */
	public record Other(int column, Expansion expansion) implements Content {
	}

}
