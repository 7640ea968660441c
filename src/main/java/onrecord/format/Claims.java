package onrecord.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import onrecord.format.ClaimReviews.Claim;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * All that a ClaimReview reviews. Several claims are several statements: several texts of
 * one claimant, one text of several items with a claimant each, or as many texts as such
 * items. Several claimants of one item said it together. What cannot be told is not
 * guessed: then nobody is the speaker, and the names stay as the description.
 */
final class Claims {

	/** So many claims, items and claimants of one has a review. */
	private static final int MOST = 100;

	private final Records records;

	private final Location place;

	private final JsonNode review;

	/** The texts of the review itself. */
	private final List<String> texts;

	Claims(Records records, Location place, JsonNode review) {
		this.records = records;
		this.place = place;
		this.review = review;
		this.texts = Loose.texts(review, "claimReviewed");
	}

	/** The claims; none where they are too many to be told apart, which is refused. */
	List<Claim> all() {
		List<JsonNode> items = Loose.list(this.review, "itemReviewed").stream().map(Claims::object).toList();
		if (this.texts.size() > MOST || items.size() > MOST
				|| items.stream().anyMatch((item) -> item.path("author").size() > MOST)) {
			this.records.refuse(this.place, this.review.toString(), null,
					"has more than %d claims, items or claimants, which is the most".formatted(MOST));
			return List.of();
		}
		List<JsonNode> claimed = items.stream().filter((item) -> item.has("author")).toList();
		if (claimed.isEmpty()) {
			claimed = items.stream().filter(Claims::isClaim).toList();
		}
		if (claimed.isEmpty()) {
			claimed = List.of(items.isEmpty() ? BoundedJson.object() : items.getFirst());
		}
		return (claimed.size() == 1) ? ofOne(claimed.getFirst(), items) : ofSeveral(claimed, items);
	}

	private static JsonNode object(JsonNode item) {
		String text = Loose.scalar(item);
		return (text == null) ? item : BoundedJson.object().put(Loose.isAddress(text) ? "url" : "text", text);
	}

	private static boolean isClaim(JsonNode item) {
		return Loose.isA(item, "Claim") && ownText(item) != null;
	}

	private static @Nullable String ownText(JsonNode item) {
		return Loose.text(item, "text", "name", "headline");
	}

	private List<Claim> ofOne(JsonNode item, List<JsonNode> items) {
		List<@Nullable String> all = new ArrayList<>(this.texts);
		if (all.isEmpty()) {
			all.add(ownText(item));
		}
		List<JsonNode> places = new ArrayList<>(List.of(item));
		places.addAll(items);
		return all.stream().map((text) -> claim(text, item, places)).toList();
	}

	private List<Claim> ofSeveral(List<JsonNode> claimed, List<JsonNode> items) {
		for (int i = 0; i < items.size(); i++) {
			if (!claimed.contains(items.get(i))) {
				note("itemReviewed[" + i + "]", "names nobody who said it, and is left out beside those that do");
			}
		}
		Set<String> own = new LinkedHashSet<>();
		claimed.stream()
			.filter((item) -> Loose.isA(item, "Claim"))
			.map(Claims::ownText)
			.forEach((text) -> own.add(String.valueOf(text)));
		boolean distinct = own.size() == claimed.size() && !own.contains("null");
		if (this.texts.isEmpty() || (distinct && (this.texts.size() == 1 || own.equals(Set.copyOf(this.texts))))) {
			if (this.texts.size() == 1) {
				note("claimReviewed", "is left out: itemReviewed has the claims one by one");
			}
			return claimed.stream().map((item) -> claim(ownText(item), item, List.of(item))).toList();
		}
		if (this.texts.size() == 1) {
			return claimed.stream().map((item) -> claim(this.texts.getFirst(), item, List.of(item))).toList();
		}
		return (this.texts.size() == claimed.size()) ? inPairs(claimed) : ofWhomever(claimed);
	}

	private List<Claim> inPairs(List<JsonNode> claimed) {
		note("claimReviewed", "the first is taken for what the first of itemReviewed says, and so on");
		List<Claim> claims = new ArrayList<>();
		for (int i = 0; i < claimed.size(); i++) {
			claims.add(claim(this.texts.get(i), claimed.get(i), List.of(claimed.get(i))));
		}
		return claims;
	}

	private List<Claim> ofWhomever(List<JsonNode> claimed) {
		note("claimReviewed",
				"has %d claims, and itemReviewed %d: whose each is cannot be told, and nobody is the speaker"
					.formatted(this.texts.size(), claimed.size()));
		List<JsonNode> names = claimed.stream()
			.flatMap((item) -> Loose.texts(item, "author").stream())
			.distinct()
			.map((name) -> (JsonNode) StringNode.valueOf(name))
			.toList();
		return this.texts.stream().map((text) -> new Claim(text, names, null, List.of())).toList();
	}

	private Claim claim(@Nullable String text, JsonNode item, List<JsonNode> places) {
		String own = Loose.url(this.review, "url", "mainEntityOfPage", "@id");
		List<String> appearances = places.stream()
			.flatMap(Claims::appearances)
			.filter((url) -> !url.equals(own))
			.distinct()
			.toList();
		return new Claim(text, Loose.list(item, "author"), Loose.text(item, "datePublished"), appearances);
	}

	private static Stream<String> appearances(JsonNode item) {
		List<String> urls = Loose.urls(item, "firstAppearance", "appearance", "url");
		return (urls.isEmpty() ? Loose.urls(item, "sameAs") : urls).stream();
	}

	private void note(String field, String made) {
		this.records.note(this.place, field, String.join("; ", this.texts), made);
	}

}
