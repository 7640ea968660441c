package onrecord.loading;

/** A member of a record, or of an object in one of its lists, and what it fills. */
sealed interface Member {

	/** Its name in the record. */
	String name();

	/** The column that it fills. */
	String column();

	/** A value: of a column of the same type. */
	record Value(String name, String column) implements Member {
	}

	/** An id of another record: of a foreign key. */
	record Reference(String name, String column) implements Member {
	}

	/** Words in a source: of a foreign key to the passage that is found for them. */
	record Quotation(String name, String column) implements Member {
	}

}
