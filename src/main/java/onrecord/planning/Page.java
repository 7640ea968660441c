package onrecord.planning;

import java.util.Map;

/**
 * Which stretch of a list is asked for.
 *
 * @param size how many at most, 0 to {@link #MOST}
 * @param backward whether they are counted from the end
 */
public record Page(int size, boolean backward, boolean after, boolean before) {

	/** The size of a page where none is asked for. */
	static final int USUAL = 20;

	/** The largest page. */
	static final int MOST = 100;

	/**
	 * Reads the arguments of a connection.
	 * @throws BadInput for {@code first} together with {@code last}, or a size that is
	 * none
	 */
	static Page of(Arguments arguments, Map<String, Object> values) {
		Object last = values.get("last");
		if (values.get("first") != null && last != null) {
			throw arguments.refuse("last", "`first` and `last` together have no meaning: give one of them");
		}
		String argument = (last != null) ? "last" : "first";
		int size = (values.get(argument) instanceof Integer given) ? given : USUAL;
		if (size < 0 || size > MOST) {
			throw arguments.refuse(argument, "`" + argument + "` is " + size + ": allowed are 0 to " + MOST);
		}
		return new Page(size, last != null, values.get("after") != null, values.get("before") != null);
	}

	/** The size that arguments ask for; one that is not allowed is refused elsewhere. */
	public static int size(Map<String, Object> values) {
		return size(values, (values.get("last") != null) ? "last" : "first");
	}

	/** The same that one of the arguments asks for. */
	public static int size(Map<String, Object> values, String argument) {
		return (values.get(argument) instanceof Integer given) ? Math.clamp(given, 0, MOST) : USUAL;
	}

}
