package onrecord.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads fact-checks: ClaimReview of schema.org in JSON-LD, alone, in lists, graphs and
 * feeds; and the answers of Google's Fact Check API. What else stands among them is left
 * out.
 */
final class ClaimReviews {

	private static final Set<String> CONTAINERS = Set.of("@graph", "dataFeedElement", "itemListElement", "item",
			"claims");

	private final Content content;

	private final Records records;

	ClaimReviews(Content content, Records records) {
		this.content = content;
		this.records = records;
	}

	void read() {
		new Elements(this.records.file(), this.content, CONTAINERS, this::element).read();
	}

	private void element(Location place, ObjectNode element) {
		if (element.has("claimReview")) {
			ofGoogle(place, element);
		}
		else if (Loose.isA(element, "ClaimReview") || element.has("claimReviewed")) {
			ofSchemaOrg(place, element);
		}
	}

	private void ofSchemaOrg(Location place, JsonNode review) {
		JsonNode item = item(review);
		List<JsonNode> authors = Loose.list(item, "author");
		JsonNode author = authors.isEmpty() ? item.path("author") : authors.getFirst();
		String name = (authors.size() == 1) ? Loose.text(item, "author") : null;
		Claim claim = new Claim(Loose.text(review, "claimReviewed"), author, name, Loose.text(item, "datePublished"),
				Loose.url(item, "firstAppearance", "appearance", "url", "sameAs"));
		JsonNode rating = first(review, "reviewRating");
		String words = Loose.text(rating, "alternateName", "name");
		Double value = number(rating, "ratingValue");
		Double best = number(rating, "bestRating");
		Double worst = number(rating, "worstRating");
		String known = Ratings.ofWords(words);
		Check check = new Check(place, Loose.text(review, "author", "publisher"),
				Loose.url(review, "author", "publisher"), Loose.url(review, "url", "mainEntityOfPage", "@id"),
				Loose.text(review, "headline", "name"), Loose.text(review, "datePublished"),
				Loose.text(review, "inLanguage"), (words != null) ? words : ofNumber(rating),
				(known != null) ? known : Ratings.ofNumber(value, best, worst));
		new FactCheck(this.records, place).put(claim.orText(Loose.text(item, "text", "name", "headline")),
				List.of(check));
	}

	/** What was reviewed: of several the first that names who said it. */
	private static JsonNode item(JsonNode review) {
		List<JsonNode> items = Loose.list(review, "itemReviewed");
		for (JsonNode item : items) {
			if (item.has("author")) {
				return item;
			}
		}
		return first(review, "itemReviewed");
	}

	private static JsonNode first(JsonNode node, String name) {
		List<JsonNode> list = Loose.list(node, name);
		return list.isEmpty() ? Json.object() : list.getFirst();
	}

	private void ofGoogle(Location place, JsonNode claim) {
		List<Check> checks = new ArrayList<>();
		for (JsonNode review : Loose.list(claim, "claimReview")) {
			checks.add(check(place.within(claim, "claimReview", checks.size()), review));
		}
		new FactCheck(this.records, place).put(new Claim(Loose.text(claim, "text"), claim.path("claimant"),
				Loose.text(claim, "claimant"), Loose.text(claim, "claimDate"), null), checks);
	}

	private static Check check(Location place, JsonNode review) {
		String site = Loose.text(review.path("publisher"), "site");
		String words = Loose.text(review, "textualRating");
		return new Check(place, Loose.text(review.path("publisher"), "name", "site"),
				(site != null) ? "https://" + site : null, Loose.url(review, "url"), Loose.text(review, "title"),
				Loose.text(review, "reviewDate"), Loose.text(review, "languageCode"), words, Ratings.ofWords(words));
	}

	/** A rating that is only a number, in words: 2 (from 1 to 5). */
	private static @Nullable String ofNumber(JsonNode rating) {
		String value = rating.isString() ? rating.stringValue() : Loose.text(rating, "ratingValue");
		String best = Loose.text(rating, "bestRating");
		String worst = Loose.text(rating, "worstRating");
		return (value == null || best == null || worst == null) ? value
				: "%s (from %s to %s)".formatted(value, worst, best);
	}

	private static @Nullable Double number(JsonNode rating, String name) {
		String text = Loose.text(rating, name);
		return (text != null && text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) ? Double.valueOf(text) : null;
	}

	/** What somebody is said to have said. */
	record Claim(@Nullable String text, JsonNode claimant, @Nullable String claimantName, @Nullable String date,
			@Nullable String appearance) {

		Claim orText(@Nullable String other) {
			return (this.text != null) ? this
					: new Claim(other, this.claimant, this.claimantName, this.date, this.appearance);
		}

	}

	/** What a checker found of it, and where that stands. */
	record Check(Location place, @Nullable String checker, @Nullable String site, @Nullable String url,
			@Nullable String title, @Nullable String date, @Nullable String language, @Nullable String rating,
			@Nullable String normalized) {
	}

}
