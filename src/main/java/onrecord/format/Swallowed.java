package onrecord.format;

/**
 * Whether the content of quoted cells of a row may be rows that a lone quotation mark has
 * swallowed. Between cells delimiters stand close to what follows; in a text they have a
 * space behind them, end a line, or are within a number. So cells of several lines are in
 * doubt where a line has as many delimiters as a row has between its cells, or all of
 * them together as many as so many rows have; and, in a table of one column, always. As
 * long as rows may be shorter than the first, one delimiter is enough.
 */
final class Swallowed {

	private final StringBuilder cell;

	private final char delimiter;

	private final boolean inTexts;

	private final int width;

	private final int enough;

	private int from;

	private int close;

	private int soft;

	private boolean broken;

	/** Lines that would be rows of their own: all but the first, and empty ones. */
	private int lines;

	private boolean looksLikeRow;

	/**
	 * Looks at a row that begins.
	 * @param cell the content of the cell that is being read
	 * @param spaced whether delimiters of this table have spaces behind them
	 * @param width how many columns the table has; 0 where that is not known
	 * @param steady whether rows certainly have that many
	 */
	Swallowed(StringBuilder cell, char delimiter, boolean spaced, int width, boolean steady) {
		this.cell = cell;
		this.delimiter = delimiter;
		this.inTexts = !spaced && (delimiter == ',' || delimiter == ';');
		this.width = width;
		this.enough = (steady && this.inTexts) ? Math.max(1, width - 1) : 1;
	}

	void endOfLine() {
		look(false);
		this.lines += (this.from > 0 && this.cell.length() > this.from) ? 1 : 0;
		this.from = this.cell.length() + 1;
		this.broken = true;
	}

	void endOfCell() {
		look(true);
		this.lines += (this.from > 0) ? 1 : 0;
		this.from = 0;
	}

	private void look(boolean end) {
		int before = this.close;
		int softBefore = this.soft;
		for (int i = this.from; i < this.cell.length(); i++) {
			if (this.cell.charAt(i) == this.delimiter) {
				count(i, end);
			}
		}
		int close = this.close - before;
		// Among more columns these cannot be all that a row has.
		int soft = (this.width <= 3) ? this.soft - softBefore : 0;
		this.looksLikeRow |= close >= this.enough || close + soft >= Math.max(1, this.width - 1);
	}

	private void count(int at, boolean end) {
		int next = at + 1;
		next += (next < this.cell.length() && "\"”’»'".indexOf(this.cell.charAt(next)) >= 0) ? 1 : 0;
		boolean ending = next == this.cell.length() && (!end || next > at + 1);
		boolean inText = next < this.cell.length() && Character.isWhitespace(this.cell.charAt(next));
		if (!this.inTexts || !(inText || ending || isWithinNumber(at))) {
			this.close++;
		}
		else if (!inText) {
			this.soft++;
		}
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

	/** Whether a cell has several lines, or a delimiter as between cells. */
	boolean isStructured() {
		return this.broken || this.close > 0;
	}

	/** Whether there are several lines, one of which looks like a row. */
	boolean isLikely() {
		return this.broken && (this.width == 1 || this.looksLikeRow);
	}

	/**
	 * Whether there are, at the end of the row, as many delimiters as so many rows have.
	 */
	boolean isLikelyInAll() {
		return this.broken && this.close + this.soft >= this.lines * (this.width - 1);
	}

}
