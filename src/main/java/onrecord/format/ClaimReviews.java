package onrecord.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
		boolean ofGoogle = element.has("claimReview");
		if (ofGoogle || Loose.isA(element, "ClaimReview") || element.has("claimReviewed")) {
			Html.resolve(this.records, place, element);
			Addresses.tell(this.records, place, element);
			FactCheck factCheck = new FactCheck(this.records, place);
			if (ofGoogle) {
				factCheck.put(List.of(claim(element)), checks(place, element));
			}
			else {
				factCheck.put(new Claims(this.records, place, element).all(), List.of(ofSchemaOrg(place, element)));
			}
		}
	}

	private static Claim claim(JsonNode claim) {
		return new Claim(Loose.text(claim, "text"), Loose.list(claim, "claimant"), Loose.text(claim, "claimDate"),
				List.of());
	}

	private static List<Check> checks(Location place, JsonNode claim) {
		List<Check> checks = new ArrayList<>();
		for (JsonNode review : Loose.list(claim, "claimReview")) {
			checks.add(check(place.within(claim, "claimReview", checks.size()), review));
		}
		return checks;
	}

	private static Check check(Location place, JsonNode review) {
		String site = Loose.text(review.path("publisher"), "site");
		return new Check(place, Loose.text(review.path("publisher"), "name", "site"),
				(site != null) ? "https://" + site : null, List.of(), Loose.url(review, "url"),
				Loose.text(review, "title"), Loose.text(review, "reviewDate"), Loose.text(review, "languageCode"),
				Rating.ofWords(Loose.text(review, "textualRating")));
	}

	private static Check ofSchemaOrg(Location place, JsonNode review) {
		JsonNode publisher = publisher(review);
		String url = Loose.url(review, "url", "mainEntityOfPage", "@id");
		String site = Loose.url(publisher, "of");
		site = (site != null) ? site : Loose.url(review, "author", "publisher");
		String name = Loose.text(publisher, "of");
		List<String> authors = Loose.texts(review, "author").stream().filter((author) -> !author.equals(name)).toList();
		boolean known = url != null || site != null;
		boolean isPerson = known && Loose.isA(publisher.path("of"), "Person");
		return new Check(place, isPerson ? null : name, site, isPerson ? Loose.texts(review, "author") : authors, url,
				Loose.text(review, "headline", "name"), Loose.text(review, "datePublished"),
				Loose.text(review, "inLanguage"), Rating.of(Loose.list(review, "reviewRating")));
	}

	/**
	 * Who checked: of authors and publishers the first that is an organization, else the
	 * first that is no person, for those write the article.
	 * @return an object that has it as the member {@code of}
	 */
	private static JsonNode publisher(JsonNode review) {
		List<JsonNode> all = Stream.of("author", "publisher")
			.flatMap((name) -> Loose.list(review, name).stream())
			.toList();
		JsonNode first = all.stream()
			.filter((one) -> Loose.texts(one, "@type").stream().anyMatch((type) -> type.endsWith("Organization")))
			.findFirst()
			.or(() -> all.stream().filter((one) -> !Loose.isA(one, "Person")).findFirst())
			.or(() -> all.stream().findFirst())
			.orElse(BoundedJson.object());
		return BoundedJson.object().set("of", first);
	}

	/**
	 * What somebody is said to have said.
	 *
	 * @param claimants one, or several who said it together
	 * @param appearances where, the first place first
	 */
	record Claim(@Nullable String text, List<JsonNode> claimants, @Nullable String date, List<String> appearances) {

		/** The names of the claimants, in the words of the file. */
		List<String> names() {
			return this.claimants.stream()
				.flatMap((claimant) -> Loose.texts(BoundedJson.object().set("of", claimant), "of").stream())
				.distinct()
				.toList();
		}

	}

	/**
	 * What a checker found of it, and where that stands.
	 *
	 * @param authors who wrote the article, beside the checker
	 */
	record Check(Location place, @Nullable String checker, @Nullable String site, List<String> authors,
			@Nullable String url, @Nullable String title, @Nullable String date, @Nullable String language,
			Rating rating) {
	}

}
