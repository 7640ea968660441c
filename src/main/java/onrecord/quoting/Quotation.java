package onrecord.quoting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import onrecord.database.Caller;
import onrecord.database.Expectation;
import onrecord.database.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * What an article quotes.
 *
 * @param text the words between the quotation marks
 * @param start code points of the article before them
 * @param line the line of the article on which they begin, from 1
 * @param problem why it cannot be checked; null where it can
 */
public record Quotation(String text, int start, int line, @Nullable String problem) {

	/** How long a quotation may be that the API checks: code points. */
	private static final int MOST = 1000;

	/**
	 * All quotations, as the database finds them in mixed statements, in the marks of any
	 * language. Where the marks of the whole text do not pair, those of each paragraph
	 * are looked at by themselves.
	 */
	private static final String SPANS = """
			with article as (select ?::text as text),
			part as (
			  select 0 as start, text, spans, fault from article, quoted_spans(text)),
			paragraph as (
			  select (sum(length(each) + 1) over (order by nth) - length(each) - 1)::int as start, each as text
			  from part, regexp_split_to_table(text, '\\n') with ordinality as paragraph (each, nth)
			  where fault is not null),
			told as (
			  select start, text, spans, fault from part where fault is null
			  union all
			  select start, paragraph.text, spans, fault from paragraph, quoted_spans(paragraph.text)),
			quoted as (
			  select start + lower(span) as start, substr(text, lower(span) + 1, upper(span) - lower(span)) as text, null as fault
			  from told, unnest(spans) as span
			  where fault is null
			  union all
			  select start, text, fault from told where fault is not null)
			select quoted.*, 1 + regexp_count(left(article.text, start), '\\n') as line from quoted, article order by start""";

	/** To find the marks of a text of 10 MB takes the database less than a second. */
	private static final Expectation EXPECTATION = new Expectation(Duration.ofMillis(20));

	/**
	 * Finds all of an article, in the order in which they stand in it.
	 * @param caller who waits for them
	 */
	public static List<Quotation> in(String text, Sessions sessions, Caller caller) throws SQLException {
		return sessions.read(SPANS, caller, EXPECTATION, (query) -> {
			List<Quotation> quotations = new ArrayList<>();
			query.setString(1, text.replaceAll("\\R", "\n").replace("\0", ""));
			try (ResultSet found = query.executeQuery()) {
				while (found.next()) {
					String fault = found.getString("fault");
					Quotation one = new Quotation(found.getString("text"), found.getInt("start"), found.getInt("line"),
							(fault != null) ? "the quotation marks of this paragraph do not pair: " + fault : null);
					quotations.addAll(one.inParts());
				}
			}
			return quotations;
		});
	}

	/** The same; null where the database cannot tell them now. */
	public static @Nullable List<Quotation> inIfPossible(String text, Sessions sessions, Caller caller) {
		try {
			return in(text, sessions, caller);
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * The paragraphs of one that has several, and of one that is too long to be checked
	 * at once as many sentences as fit.
	 */
	private List<Quotation> inParts() {
		if (this.problem != null) {
			return List.of(this);
		}
		List<Quotation> parts = new ArrayList<>();
		String rest = this.text;
		int at = this.start;
		int row = this.line;
		while (!rest.isEmpty()) {
			int end = rest.indexOf('\n') + 1;
			end = longest((end > 0) ? rest.substring(0, end) : rest);
			String part = rest.substring(0, end);
			if (!part.isBlank()) {
				parts.add(new Quotation(part.stripTrailing(), at, row, null));
			}
			at += part.codePointCount(0, end);
			row += part.endsWith("\n") ? 1 : 0;
			rest = rest.substring(end);
		}
		return parts;
	}

	/** How much of a text can be checked at once: whole sentences, if possible. */
	private static int longest(String text) {
		if (text.codePointCount(0, text.length()) <= MOST) {
			return text.length();
		}
		int most = text.offsetByCodePoints(0, MOST);
		for (String end : List.of(". ", "! ", "? ", "。", " ")) {
			int at = text.lastIndexOf(end, most - end.length());
			if (at > 0) {
				return at + end.length();
			}
		}
		return most;
	}

}
