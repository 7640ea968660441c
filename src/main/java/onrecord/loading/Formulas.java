package onrecord.loading;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for formulas, and how they are kept from it (OWASP,
 * "CSV injection"): by an apostrophe in front. A cell that has apostrophes there anyway
 * gets one more, so that taking the first away gives back what was there, whatever it
 * was.
 */
public final class Formulas {

	/**
	 * What begins with a sign that opens a formula, also in its full-width form, or with
	 * a tab or a line break; behind apostrophes and white space, which spreadsheets may
	 * take away. Of the syntax that Java and PostgreSQL have in common.
	 */
	static final String PATTERN = "^[\\u0027\\u0001-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]*"
			+ "[-+=@\\uff0d\\uff0b\\uff1d\\uff20]|^\\u0027*[\\u0009-\\u000d]";

	private static final Pattern FORMULA = Pattern.compile(PATTERN);

	private Formulas() {
	}

	/** A cell as it was before it was exported. */
	public static String unmarked(String cell) {
		return cell.startsWith("'") && FORMULA.matcher(cell).find() ? cell.substring(1) : cell;
	}

	/**
	 * A cell that no spreadsheet takes for a formula: behind an apostrophe if it must be.
	 */
	public static String marked(String cell) {
		return FORMULA.matcher(cell).find() ? "'" + cell : cell;
	}

	/** SQL for the same of a column. */
	static String markedColumn(String column) {
		return "case when %1$s::text ~ '%2$s' then '''' else '' end || %1$s::text as %1$s".formatted(column, PATTERN);
	}

}
