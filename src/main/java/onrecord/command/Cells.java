package onrecord.command;

/**
 * How the cells of a table are written that a spreadsheet would take for formulas; named
 * as on the command line.
 */
enum Cells {

	/** Behind an apostrophe. */
	safe,
	/** As they are. */
	raw

}
