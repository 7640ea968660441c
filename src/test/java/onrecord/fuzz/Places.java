package onrecord.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * What the cursors that were seen stand for: a list, and a row in it. Nothing else knows,
 * for they are opaque.
 */
final class Places {

	private static final int MOST_OF_A_LIST = 50;

	private final Map<String, Place> places = new HashMap<>();

	private final Map<String, List<Seen>> seen = new HashMap<>();

	/**
	 * A row of a list.
	 *
	 * @param coordinate the field that shows the list
	 * @param arguments its arguments, without those of paging and those that are null
	 * @param of the row that the list belongs to, and the row
	 */
	record Place(String coordinate, Map<String, Object> arguments, Object of, Object row) {

		/** Whether it is of the same list, or of the same of another row. */
		boolean isAlike(Place other) {
			return this.coordinate.equals(other.coordinate) && this.arguments.equals(other.arguments);
		}

		boolean isIn(Place other) {
			return isAlike(other) && this.of.equals(other.of);
		}

	}

	/** A cursor with what it stands for. */
	record Seen(String cursor, Place place) {
	}

	/**
	 * Notes what a cursor stands for.
	 * @return whether that is what it has always stood for
	 */
	boolean learn(String cursor, Place place) {
		Place known = this.places.putIfAbsent(cursor, place);
		if (known == null) {
			List<Seen> others = this.seen.computeIfAbsent(place.coordinate(), (coordinate) -> new ArrayList<>());
			if (others.size() < MOST_OF_A_LIST) {
				others.add(new Seen(cursor, place));
			}
			else {
				others.set(this.places.size() % MOST_OF_A_LIST, new Seen(cursor, place));
			}
		}
		return known == null || known.equals(place);
	}

	@Nullable Place of(String cursor) {
		return this.places.get(cursor);
	}

	/** Some cursor of a field. */
	@Nullable Seen any(Random random, String coordinate) {
		List<Seen> some = this.seen.getOrDefault(coordinate, List.of());
		return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
	}

}
