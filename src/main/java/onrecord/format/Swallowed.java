package onrecord.format;

/**
 * Whether the content of a quoted cell may be rows that a lone quotation mark has
 * swallowed. Between cells delimiters stand close to what follows; in a text they have a
 * space behind them, end a line, or are within a number. So a cell of several lines is in
 * doubt where a delimiter stands as between cells, or where a line has so many delimiters
 * of whatever kind as a row; and, in a table of one column, always.
 */
final class Swallowed {

	private final StringBuilder cell;

	private final char delimiter;

	private final boolean spaced;

	private final int width;

	private final int needed;

	private int from;

	private int lines = 1;

	private boolean delimited;

	private boolean looksLikeRow;

	/**
	 * Looks at a cell that begins.
	 * @param cell its content as far as it is read
	 * @param spaced whether delimiters of this table have spaces behind them
	 * @param width how many columns the table has; 0 where that is not known
	 * @param quoted whether all cells of the table are quoted until here: rows have other
	 * marks then, and a line without must at least have as many cells
	 */
	Swallowed(StringBuilder cell, char delimiter, boolean spaced, int width, boolean quoted) {
		this.cell = cell;
		this.delimiter = delimiter;
		this.spaced = spaced;
		this.width = width;
		this.needed = quoted ? Math.max(1, width - 1) : 1;
	}

	void endOfLine() {
		look(false);
		this.lines++;
		this.from = this.cell.length();
	}

	void endOfCell() {
		look(true);
	}

	private void look(boolean end) {
		int close = 0;
		int all = 0;
		for (int i = this.from; i < this.cell.length(); i++) {
			if (this.cell.charAt(i) == this.delimiter) {
				boolean last = i + 1 == this.cell.length();
				boolean asInText = !last && Character.isWhitespace(this.cell.charAt(i + 1));
				all += (asInText && isInTexts()) ? 0 : 1;
				close += (isInTexts() && (asInText || (last && !end) || isWithinNumber(i))) ? 0 : 1;
			}
		}
		this.delimited |= close > 0;
		this.looksLikeRow |= close >= this.needed || all >= Math.max(1, this.width - 1);
	}

	private boolean isInTexts() {
		return !this.spaced && (this.delimiter == ',' || this.delimiter == ';');
	}

	/** 12,000 is a number, unless a line begins with it: then it may be two cells. */
	private boolean isWithinNumber(int at) {
		int begin = at;
		while (begin > this.from && isDigit(begin - 1)) {
			begin--;
		}
		boolean three = isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 3) && !isDigit(at + 4);
		return three && begin < at && at - begin <= 3 && begin > this.from;
	}

	private boolean isDigit(int at) {
		return at < this.cell.length() && this.cell.charAt(at) >= '0' && this.cell.charAt(at) <= '9';
	}

	/** Whether the cell has several lines, or a delimiter as between cells. */
	boolean isStructured() {
		return this.lines > 1 || this.delimited;
	}

	/** Whether it has several lines, one of which looks like a row, or a part of one. */
	boolean isLikely() {
		return this.lines > 1 && (this.width == 1 || this.looksLikeRow);
	}

}
