package onrecord.format;

/** What can be made of a date that somebody wrote. */
sealed interface WrittenDate {

	/**
	 * A date as precise as it is known, or what is none and stays as it was written.
	 */
	record Known(String value) implements WrittenDate {
	}

	/** What a program writes where it knows no date, or where something never ends. */
	record Placeholder() implements WrittenDate {
	}

	/**
	 * A date that may mean several days.
	 *
	 * @param reason why, and what would be clear
	 */
	record Unclear(String reason) implements WrittenDate {
	}

}
