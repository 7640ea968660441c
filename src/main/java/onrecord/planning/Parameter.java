package onrecord.planning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.ValueRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.GraphQLTypeUtil;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is bound in place of one placeholder: a text, whose type PostgreSQL infers from
 * where it stands.
 */
sealed interface Parameter {

	/**
	 * The number of the field whose arguments it comes from, in {@link Plan#arguments()}.
	 */
	int field();

	/**
	 * Makes the text to bind.
	 * @throws BadInput where the value is not one that is allowed
	 */
	String text(Arguments arguments, Map<String, Object> values);

	/**
	 * A value as it is given.
	 *
	 * @param path an argument, or a field of its input object
	 * @param scalar the name of the GraphQL type of the value, or of the items of a list
	 * @param kinds which types an id may be of; for ids only
	 * @param isObject whether it is an input object, or a list of them, which is bound as
	 * JSON
	 */
	record Given(int field, String path, String scalar, List<String> kinds, boolean isObject) implements Parameter {

		private static final String NUL = "holds a NUL character, which no text may hold";

		/** Of a list: from where to where in a text. */
		private static final Set<String> PLACES = Set.of("from", "to");

		/** How many items a list may have. */
		private static final int MOST = 100;

		/** How long a text may be: characters. */
		private static final int LONGEST = 1000;

		/** How much of a wrong value an error shows: characters. */
		private static final int SHOWN = 100;

		private static final ValueRange YEARS = ValueRange.of(1, 9999);

		private static final JsonMapper JSON = new JsonMapper();

		/** Whether it has ids, and not of what is asked for by them. */
		boolean asksOfIds() {
			return "ID".equals(this.scalar) && !"id".equals(this.path) && !"ids".equals(this.path);
		}

		@Override
		public String text(Arguments arguments, Map<String, Object> values) {
			return switch (Arguments.at(values, this.path)) {
				case null ->
					throw new IllegalStateException(this.path + " has no value, but the plan has a place for it");
				case Collection<?> list when list.size() > MOST ->
					throw refuse(arguments, "has " + list.size() + " items: allowed are at most " + MOST);
				case Collection<?> list when this.isObject -> json(arguments, list);
				case Collection<?> list -> list.stream()
					.map((item) -> '"' + checked(arguments, item).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
					.collect(Collectors.joining(",", "{", "}"));
				case Object value -> checked(arguments, value);
			};
		}

		private String json(Arguments arguments, Object value) {
			String json = JSON.writeValueAsString(value);
			if (json.contains("\\u0000")) {
				throw refuse(arguments, NUL);
			}
			return json;
		}

		private String checked(Arguments arguments, Object value) {
			String text = value.toString();
			if (text.indexOf('\0') >= 0) {
				throw refuse(arguments, NUL);
			}
			int length = text.codePointCount(0, text.length());
			if (length > LONGEST) {
				throw refuse(arguments, "has " + length + " characters: allowed are at most " + LONGEST);
			}
			try {
				return switch (this.scalar) {
					case "ID" -> id(arguments, text);
					case "Int" -> number(arguments, text);
					case "Date" -> inRange(LocalDate.parse(text)).toString();
					case "DateTime" ->
						inRange(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC)).toString();
					default -> text;
				};
			}
			catch (DateTimeException ex) {
				throw refuse(arguments, "is " + shown(text) + ": allowed is " + ("Date".equals(this.scalar)
						? "a day of the calendar such as 2025-02-24" : "a moment such as 2025-02-24T18:30:00Z"));
			}
		}

		private static TemporalAccessor inRange(TemporalAccessor time) {
			YEARS.checkValidValue(time.get(ChronoField.YEAR), ChronoField.YEAR);
			return time;
		}

		private String id(Arguments arguments, String id) {
			for (String kind : this.kinds) {
				if (id.startsWith(kind + ":") && id.length() > kind.length() + 1) {
					return id;
				}
			}
			throw refuse(arguments, "is " + shown(id) + ": allowed are ids that begin with "
					+ this.kinds.stream().map((kind) -> kind + ":").collect(Collectors.joining(", ")));
		}

		/**
		 * Numbers in the arguments of a text, and from and to where, are places in it;
		 * all others are sizes.
		 */
		private String number(Arguments arguments, String number) {
			boolean isPlace = PLACES.contains(this.path)
					|| GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapNonNull(arguments.definition().getType()));
			int most = isPlace ? Integer.MAX_VALUE : Page.MOST;
			int given = Integer.parseInt(number);
			if (given < 0 || given > most) {
				throw refuse(arguments, "is " + given + ": allowed are 0 to " + most);
			}
			return number;
		}

		private static String shown(String text) {
			return '"'
					+ ((text.length() > SHOWN) ? text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "…" : text)
					+ '"';
		}

		private BadInput refuse(Arguments arguments, String message) {
			return arguments.refuse(this.path, "`" + this.path + "` " + message);
		}

	}

	/** Which list a connection is, for its cursors. */
	record ListName(int field) implements Parameter {

		@Override
		public String text(Arguments arguments, Map<String, Object> values) {
			return Cursor.list(arguments.coordinate(), values);
		}

	}

	/** One part of the place that a given cursor holds. */
	record Place(int field, String argument, int part) implements Parameter {

		static final int BELONGS_TO = 0;

		static final int KEY = 1;

		static final int ROW = 2;

		@Override
		public String text(Arguments arguments, Map<String, Object> values) {
			String cursor = String.valueOf(values.get(this.argument));
			String list = Cursor.list(arguments.coordinate(), values);
			return Cursor.place(arguments, this.argument, cursor, list).get(this.part);
		}

	}

}
