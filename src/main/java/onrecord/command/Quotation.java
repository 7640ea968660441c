package onrecord.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * What an article quotes.
 *
 * @param text the words between the quotation marks
 * @param start code points of the article before them
 * @param line the line of the article on which they begin, from 1
 * @param problem why it cannot be checked; null where it can
 */
record Quotation(String text, int start, int line, @Nullable String problem) {

	/** How long a quotation may be that the API checks: code points. */
	private static final int MOST = 1000;

	/**
	 * All quotations, as the database finds them in mixed statements, in the marks of any
	 * language. Where the marks of the whole text do not pair, those of each paragraph
	 * are looked at by themselves.
	 */
	private static final String SPANS = """
			with paragraph as (
			  select line, start, paragraph
			  from (
			    select nth as line, paragraph, (sum(length(paragraph) + 1) over (order by nth) - length(paragraph) - 1)::int as start
			    from regexp_split_to_table(?, '\\n') with ordinality as each (paragraph, nth)) as each),
			told as (
			  select line, start, paragraph, spans, fault from paragraph, quoted_spans(paragraph)
			  where paragraph <> '')
			select line, start + lower(span) as start, substr(paragraph, lower(span) + 1, upper(span) - lower(span)) as text, null as fault
			from told, unnest(spans) as span
			where fault is null and upper(span) > lower(span)
			union all
			select line, start, paragraph, fault from told where fault is not null
			order by 2""";

	static List<Quotation> in(String text, DataSource database) throws SQLException {
		List<Quotation> quotations = new ArrayList<>();
		try (Connection connection = database.getConnection();
				PreparedStatement query = connection.prepareStatement(SPANS)) {
			query.setString(1, text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", ""));
			try (ResultSet found = query.executeQuery()) {
				while (found.next()) {
					String fault = found.getString("fault");
					Quotation one = new Quotation(found.getString("text"), found.getInt("start"), found.getInt("line"),
							(fault != null) ? "the quotation marks of this paragraph do not pair: " + fault : null);
					quotations.addAll(one.inParts());
				}
			}
		}
		return quotations;
	}

	/**
	 * One that is too long to be checked at once: sentence by sentence, as many as fit.
	 */
	private List<Quotation> inParts() {
		List<Quotation> parts = new ArrayList<>();
		String rest = this.text;
		int begin = this.start;
		while (this.problem == null && rest.codePointCount(0, rest.length()) > MOST) {
			String most = rest.substring(0, rest.offsetByCodePoints(0, MOST));
			int end = Math.max(Math.max(most.lastIndexOf(". "), most.lastIndexOf("。")), most.lastIndexOf("? ")) + 1;
			end = (end > 0) ? end : Math.max(most.lastIndexOf(' '), MOST / 2);
			parts.add(new Quotation(rest.substring(0, end), begin, this.line, null));
			begin += rest.codePointCount(0, end);
			rest = rest.substring(end);
		}
		parts.add(new Quotation(rest, begin, this.line, this.problem));
		return parts;
	}

}
