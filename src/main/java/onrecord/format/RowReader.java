package onrecord.format;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table. Lines end with LF, CR LF or CR; empty ones are no rows.
 * Where quotation marks are quoting, a cell that begins with one goes on to the next that
 * is not doubled (RFC 4180); within other cells marks are characters.
 *
 * <p>
 * What a mark may have swallowed is told as a {@link Doubt}, and then nothing more is
 * read.
 */
final class RowReader {

	private static final int MOST_CELLS = 1000;

	/** After so many rows of which none is shorter than the first none will be. */
	private static final int ENOUGH = 20;

	private static final int NONE = -1;

	private static final String NOT_CLOSED = "a quotation mark opens a cell and is not closed before its line ends";

	private final Reader text;

	private final char delimiter;

	private final Quoting quoting;

	private final boolean wary;

	private final char[] chunk = new char[1 << 13];

	private int at;

	private int end;

	private long line = 1;

	private boolean afterReturn;

	private long begin;

	private List<String> cells = new ArrayList<>();

	private final StringBuilder cell = new StringBuilder();

	private int length;

	private int width;

	/** How many rows had as many cells as the first; -1 once one had fewer. */
	private long fullRows;

	private boolean spaced;

	private @Nullable Doubt doubt;

	/**
	 * Prepares for reading.
	 * @param wary whether a quoted cell may have several lines only if these are no rows
	 * for certain
	 */
	RowReader(Reader text, char delimiter, Quoting quoting, boolean wary) {
		this.text = text;
		this.delimiter = delimiter;
		this.quoting = quoting;
		this.wary = wary;
	}

	/** Goes to the next row. False where there is none, or a doubt. */
	boolean next() {
		do {
			if (this.doubt != null || peek() == NONE) {
				return false;
			}
			read();
		}
		while (this.cells.size() == 1 && this.cells.getFirst().isEmpty());
		this.width = (this.width > 0) ? this.width : this.cells.size();
		this.fullRows = (this.cells.size() < this.width || this.fullRows < 0) ? -1 : this.fullRows + 1;
		return this.doubt == null;
	}

	/** The cells of the row. */
	List<String> cells() {
		return this.cells;
	}

	/** The line on which the row begins, from 1. */
	long line() {
		return this.begin;
	}

	/** Why the rest cannot be read for certain; null where it can. */
	@Nullable Doubt doubt() {
		return this.doubt;
	}

	private void read() {
		this.begin = this.line;
		this.cells = new ArrayList<>();
		this.length = 0;
		Swallowed swallowed = new Swallowed(this.cell, this.delimiter, this.spaced, this.width,
				this.fullRows >= ENOUGH);
		int quoted = 0;
		int next;
		do {
			this.cell.setLength(0);
			quoted = swallowed.isStructured() ? quoted : this.cells.size();
			if (this.quoting == Quoting.CSV && peek() == '"') {
				quotedCell(swallowed);
			}
			else {
				plainCell();
			}
			if (this.cells.size() == MOST_CELLS) {
				doubt(this.begin, "this row has more than %d cells".formatted(MOST_CELLS));
			}
			this.cells.add(this.cell.toString());
			next = (this.doubt != null) ? NONE : take();
		}
		while (next == this.delimiter);
		if (next == '\r' && peek() == '\n') {
			take();
		}
		if (this.wary && this.width > 0 && this.doubt == null) {
			lookAtAll(swallowed, quoted);
		}
	}

	private void lookAtAll(Swallowed swallowed, int quoted) {
		if (swallowed.isStructured() && this.cells.size() != this.width) {
			doubt(this.begin, quoted,
					"cells in quotation marks have delimiters or several lines, and the row has %d cells, not %d as the first"
						.formatted(this.cells.size(), this.width));
		}
		if (swallowed.isLikelyInAll()) {
			doubt(this.begin, quoted, NOT_CLOSED);
		}
	}

	private void plainCell() {
		int next = peek();
		this.spaced |= !this.cells.isEmpty() && next == ' ';
		while (next != this.delimiter && !isEnd(next) && this.doubt == null) {
			append(take());
			next = peek();
		}
	}

	private void quotedCell(Swallowed swallowed) {
		long opened = this.line;
		take();
		while (this.doubt == null) {
			int next = take();
			if (next == NONE) {
				doubt(opened, "a quotation mark opens a cell and is never closed");
				return;
			}
			if (next == '"' && peek() != '"') {
				break;
			}
			if (isEnd(next)) {
				swallowed.endOfLine();
				if (this.wary && swallowed.isLikely()) {
					doubt(opened, NOT_CLOSED);
				}
			}
			append((next == '"') ? take() : next);
		}
		swallowed.endOfCell();
		if (this.wary && swallowed.isLikely()) {
			doubt(opened, NOT_CLOSED);
		}
		while (peek() == ' ') {
			take();
		}
		if (peek() != this.delimiter && !isEnd(peek())) {
			doubt(opened, "a quotation mark opens a cell, and the mark that closes it is not the end of the cell");
		}
	}

	private void doubt(long line, String reason) {
		doubt(line, this.cells.size(), reason);
	}

	private void doubt(long line, int column, String reason) {
		if (this.doubt == null) {
			this.doubt = new Doubt(line, column, reason, peek() == NONE);
		}
	}

	private void append(int letter) {
		this.cell.append((char) letter);
		this.length += (letter < 0x80) ? 1 : (letter < 0x800 || Character.isSurrogate((char) letter)) ? 2 : 3;
		if (this.length > BoundedJson.MOST_BYTES) {
			doubt(this.begin, "this row has more than %d MB; is a quotation mark not closed?"
				.formatted(BoundedJson.MOST_BYTES >> 20));
		}
	}

	private static boolean isEnd(int letter) {
		return letter == '\n' || letter == '\r' || letter == NONE;
	}

	private int peek() {
		if (this.at == this.end) {
			try {
				this.at = 0;
				this.end = Math.max(0, this.text.read(this.chunk));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return (this.at < this.end) ? this.chunk[this.at] : NONE;
	}

	private int take() {
		int next = peek();
		if (next != NONE) {
			this.at++;
			this.line += (next == '\r' || (next == '\n' && !this.afterReturn)) ? 1 : 0;
			this.afterReturn = next == '\r';
		}
		return next;
	}

	/**
	 * Why a table cannot be read for certain.
	 *
	 * @param line the line on which the cell begins
	 * @param column the position of the cell, from 0
	 * @param open whether the text ends there
	 */
	record Doubt(long line, int column, String reason, boolean open) {
	}

}
