package onrecord.format;

/** What a quotation mark is where a cell of a table begins with it. */
public enum Quoting {

	/** A character like any other; each line is a row. */
	NONE,
	/** The beginning of a quoted cell, which may have several lines (RFC 4180). */
	CSV

}
