package onrecord.format;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * What fact-checkers found of the statements of a table. The checker goes by the host of
 * the review's address, as everywhere, and a review without a rating or a checker is
 * none.
 */
final class TableReviews {

	private TableReviews() {
	}

	static void put(TableRow row, String statement) {
		String rating = row.cell(Column.RATING);
		String reviewer = row.cell(Column.REVIEWER);
		String url = row.cell(Column.REVIEW_URL).replace(" ", "%20");
		if (rating.isEmpty()) {
			if (!reviewer.isEmpty() || !url.isEmpty()) {
				row.note(Column.RATING, reviewer.isEmpty() ? url : reviewer, "has no rating; no review is made of it");
			}
			return;
		}
		String host = url.matches("(?i)https?://.*") ? DerivedKeys.host(url) : "";
		if (reviewer.isEmpty() && host.isEmpty()) {
			row.note(Column.REVIEWER, rating, "is a rating of nobody; no review is made of it");
			return;
		}
		ObjectNode review = BoundedJson.object().put("type", "review");
		String checker = checker(row, reviewer, host);
		String place = url.isEmpty() ? checker.substring(checker.indexOf(':') + 1) : DerivedKeys.ofUrl(url);
		review.put("key", place + "-" + DerivedKeys.hash(statement)).put("reviewer", checker);
		TableRow.put(review, "url", url);
		TableRow.put(review, "reviewedOn", row.cell(Column.REVIEWED_ON));
		review.put("rating", rating);
		Loose.put(review, "normalizedRating", Ratings.ofWords(rating));
		review.putArray("statements").add(statement);
		Map<String, String> origins = new HashMap<>(row.header().origins());
		if (!url.isEmpty()) {
			origins.put("url", origins.get(Column.REVIEW_URL.member()));
		}
		row.put(review, origins);
	}

	private static String checker(TableRow row, String reviewer, String host) {
		if (reviewer.startsWith("organization:")) {
			return reviewer;
		}
		return row.refer(Records.onlyIfNew("organization", host.isEmpty() ? DerivedKeys.name(reviewer) : host)
			.put("name", reviewer.isEmpty() ? host : reviewer)
			.put("kind", "MEDIA"));
	}

}
