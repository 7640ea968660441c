package onrecord.loading;

import java.util.ArrayList;
import java.util.List;

/**
 * How words in texts are kept, to which records refer: as rows of a table of their own,
 * one for each place of a text. They are told by the selectors of W3C Web Annotation: as
 * {@code exact}, with {@code prefix} and {@code suffix}, or {@code start} and
 * {@code end}, which are the columns {@code span_start} and {@code span_end}; and
 * {@code occurrence} says which of several is meant, from 1.
 */
public final class ExcerptType {

	private final TableRows rows;

	private final String name;

	private final String type;

	private final String document;

	private final String text;

	private final List<Refusal> refusals = new ArrayList<>();

	private String found = "";

	private String kept = "";

	ExcerptType(String name, String type, String table, String document, String text) {
		this.name = name;
		this.type = type;
		this.document = document;
		this.text = text;
		this.rows = TableRows.main(table)
			.references(document)
			.values("exact")
			.hint("occurrence", "int")
			.values("prefix", "suffix")
			.value("start", "span_start")
			.value("end", "span_end");
	}

	/** What the schema shows of words, and nobody tells. */
	public ExcerptType shownOnly(String... names) {
		this.rows.shownOnly(names);
		return this;
	}

	/**
	 * How words are found in the texts.
	 * @param sql a query of a row for each that is {@code told}, with {@code n},
	 * {@code record} and {@code field} as they are there, the words, the document as the
	 * column {@code <document>_id}, the span and what stands around it, whether the words
	 * are {@code verified}, and whatever else is kept. Words that should be verified and
	 * have no span are not found. {@code told} has what was told, and the id of the
	 * document
	 */
	public ExcerptType found(String sql) {
		this.found = sql;
		return this;
	}

	/**
	 * Which rows are of the words that are found.
	 * @param sql a query of a row for each that is {@code found}, with its {@code n} and
	 * the {@code id} of the row, whether that {@code is_new}, and whether it
	 * {@code is_first} of all that have the same; the document, the words, what stands
	 * around them, and whether they are {@code verified}
	 */
	public ExcerptType kept(String sql) {
		this.kept = sql;
		return this;
	}

	/**
	 * Words that are refused.
	 * @param member which member is wrong
	 * @param sql a condition over what is told
	 * @param reason what is wrong, and what is allowed
	 */
	public ExcerptType refused(String member, String sql, String reason) {
		this.refusals.add(new Refusal(member, sql, reason));
		return this;
	}

	/** The rows that are kept, and the members that fill them. */
	TableRows rows() {
		return this.rows;
	}

	/** What such words are called. */
	String name() {
		return this.name;
	}

	/** The type in the schema: what it shows beside the selectors is told and kept. */
	String type() {
		return this.type;
	}

	/** The table of what has the texts, which is also the member that names it. */
	String document() {
		return this.document;
	}

	/** The column with the text. */
	String text() {
		return this.text;
	}

	String found() {
		return this.found;
	}

	String kept() {
		return this.kept;
	}

	List<Refusal> refusals() {
		return this.refusals;
	}

	/** Why words are refused, and where. */
	record Refusal(String member, String condition, String reason) {
	}

}
