package onrecord.loading;

import org.jspecify.annotations.Nullable;

/** A member of a record, or of an object in one of its lists, and what it fills. */
sealed interface Member {

	/** Its name in the record. */
	String name();

	/** The column that it fills. */
	String column();

	/** Whether there is such a column. */
	default boolean isKept() {
		return true;
	}

	/**
	 * A value: of a column of the same type.
	 *
	 * @param type of a value that has no column, and only says which of several is meant
	 */
	record Value(String name, String column, @Nullable String type) implements Member {

		@Override
		public boolean isKept() {
			return this.type == null;
		}

	}

	/** An id of another record: of a foreign key. */
	record Reference(String name, String column) implements Member {
	}

	/** Words in a text: of a foreign key to the row that is kept of them. */
	record Excerpt(String name, String column) implements Member {
	}

}
