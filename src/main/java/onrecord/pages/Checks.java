package onrecord.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import onrecord.database.Sessions;
import onrecord.http.ClientJson;
import onrecord.http.Inquiry;
import onrecord.http.RefusedRequest;
import onrecord.quoting.Article;
import onrecord.quoting.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * A quotation, or every quotation of an article, held against what is on record: the
 * page's document, asked once for each.
 */
final class Checks {

	static final String PAGE = "check";

	/** How many quotations of an article are checked at once. */
	private static final int MOST = 30;

	/** How long the answer for one may be: bytes. */
	private static final int LONGEST = 500_000;

	/**
	 * How long what has no quotation marks may be to be taken for one quotation: code
	 * points.
	 */
	private static final int LONGEST_QUOTATION = 1000;

	private final Sessions sessions;

	Checks(Sessions sessions) {
		this.sessions = sessions;
	}

	/** Checks what a text quotes; null where there is no text. */
	@Nullable Object of(Page page, String text, Inquiry inquiry) throws IOException {
		if (text.isBlank()) {
			return null;
		}
		List<Quotation> quotations = quotations(text, inquiry);
		List<Object> checks = new ArrayList<>();
		for (Quotation quotation : quotations.subList(0, Math.min(MOST, quotations.size()))) {
			checks.add(check(page, quotation, inquiry));
		}
		Map<String, @Nullable Object> result = new HashMap<>();
		result.put("list", checks);
		result.put("unchecked", Math.max(0, quotations.size() - MOST));
		result.put("count", quotations.size());
		return result;
	}

	private List<Quotation> quotations(String text, Inquiry inquiry) throws IOException {
		String article = Article.of("", text.getBytes(StandardCharsets.UTF_8));
		List<Quotation> found = Quotation.inIfPossible(article, this.sessions, inquiry.caller());
		if (found == null) {
			throw new RefusedRequest(503, "the text could not be looked through now: try again later");
		}
		return (found.isEmpty() && article.codePointCount(0, article.length()) <= LONGEST_QUOTATION)
				? List.of(new Quotation(article.strip(), 0, 1, null)) : found;
	}

	private static Object check(Page page, Quotation quotation, Inquiry inquiry) {
		Map<String, @Nullable Object> check = new HashMap<>();
		check.put("text", quotation.text());
		check.put("line", quotation.line());
		check.put("problem", quotation.problem());
		check.put("checkQuote", null);
		if (quotation.problem() == null) {
			Members response = Members.of(ClientJson.MAPPER.readValue(
					inquiry.ask(page.document(), Map.of("text", quotation.text()), page.name(), LONGEST),
					Object.class));
			check.put("checkQuote", response.object("data").get("checkQuote"));
			response.list("errors")
				.stream()
				.findFirst()
				.ifPresent((error) -> check.put("problem", error.text("message")));
		}
		return check;
	}

}
