package onrecord.format;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import onrecord.format.ClaimReviews.Check;
import onrecord.format.ClaimReviews.Claim;

/**
 * A claim and its checks as records: the checker, its article, the claimant if that is
 * certainly somebody, the statement, the review. Only the review is written anew where
 * there is one already; the same claim from two reviews is one statement.
 */
final class FactCheck {

	private static final Set<String> NETWORKS = Set.of("facebook.com", "m.facebook.com", "fb.com", "twitter.com",
			"x.com", "instagram.com", "tiktok.com", "t.me", "threads.net", "threads.com", "reddit.com", "vk.com",
			"weibo.com", "bsky.app", "truthsocial.com", "linkedin.com");

	private static final Pattern WIKIDATA = Pattern
		.compile("https?://(?:www\\.)?wikidata\\.org/(?:wiki|entity)/(Q[0-9]+)");

	private final Records records;

	private final Location place;

	FactCheck(Records records, Location place) {
		this.records = records;
		this.place = place;
	}

	void put(Claim claim, List<Check> checks) {
		ObjectNode statement = statement(claim, checks);
		String speaker = speaker(claim);
		Loose.put(statement, "speaker", speaker);
		ArrayNode attribution = statement.putArray("attribution");
		ObjectNode said = attribution.addObject().put("relation", "SAID");
		Loose.put(said, "actor", speaker);
		Loose.put(said, "source", appearance(claim.appearance()));
		ArrayNode appearances = statement.putArray("appearances");
		List<Published> published = checks.stream().map(this::published).toList();
		for (Published check : published) {
			if (attribution.size() == 1) {
				ObjectNode reported = attribution.addObject().put("relation", "REPORTED");
				Loose.put(reported, "actor", check.checker());
				Loose.put(reported, "source", check.article());
			}
			if (check.article() != null) {
				appearances.addObject().put("source", check.article());
			}
		}
		this.records.put(this.place, statement);
		published.forEach((check) -> review(check, idOf(statement)));
	}

	private Published published(Check check) {
		String checker = checker(check);
		return new Published(check, checker, article(check, checker));
	}

	private static ObjectNode statement(Claim claim, List<Check> checks) {
		String day = Loose.day(claim.date());
		String text = Objects.requireNonNullElse(claim.text(), "");
		String url = text.isEmpty() && !checks.isEmpty() ? checks.getFirst().url() : null;
		ObjectNode statement = onlyIfNew("statement", Keys.hashed(text, text, claim.claimantName(), day, url));
		Loose.put(statement, "text", claim.text());
		statement.put("form", "PARAPHRASE").put("act", "ASSERT");
		Loose.put(statement, "speakerAsDescribed", claim.claimantName());
		Loose.put(statement, "saidOn", day);
		if (!checks.isEmpty()) {
			Loose.put(statement, "language", Loose.language(checks.getFirst().language()));
		}
		return statement;
	}

	private @Nullable String speaker(Claim claim) {
		String name = claim.claimantName();
		if (name == null) {
			return null;
		}
		if (!Claimants.isPerson(claim.claimant(), name)) {
			return Claimants.isOrganization(claim.claimant(), name) ? organization(Keys.name(name), name, "OTHER")
					: null;
		}
		ObjectNode person = onlyIfNew("person", Keys.name(name)).put("name", name);
		Loose.list(claim.claimant(), "sameAs").forEach((same) -> {
			Matcher wikidata = WIKIDATA.matcher(same.asString(""));
			if (wikidata.matches()) {
				person.putArray("identifiers").addObject().put("scheme", "wikidata").put("value", wikidata.group(1));
			}
		});
		this.records.put(this.place, person);
		return idOf(person);
	}

	/**
	 * The checker goes by the host of its site, which the same name in two feeds shares.
	 */
	private @Nullable String checker(Check check) {
		String address = (check.url() != null) ? check.url() : check.site();
		String host = (address != null) ? Keys.host(address) : "";
		String name = check.checker();
		if (host.isEmpty() && name == null) {
			return null;
		}
		return organization(host.isEmpty() ? Keys.name(Objects.requireNonNull(name)) : host,
				(name != null) ? name : host, "MEDIA");
	}

	private String organization(String key, String name, String kind) {
		ObjectNode organization = onlyIfNew("organization", key).put("name", name).put("kind", kind);
		this.records.put(this.place, organization);
		return idOf(organization);
	}

	private @Nullable String article(Check check, @Nullable String checker) {
		if (check.url() == null && check.title() == null) {
			return null;
		}
		String key = (check.url() != null) ? Keys.ofUrl(check.url())
				: Keys.hashed(Objects.requireNonNull(check.title()), check.title(), checker);
		ObjectNode source = onlyIfNew("source", key);
		source.put("title", (check.title() != null) ? check.title() : check.url()).put("kind", "ARTICLE");
		Loose.put(source, "url", check.url());
		Loose.put(source, "publisher", checker);
		Loose.put(source, "publishedOn", Loose.day(check.date()));
		Loose.put(source, "language", Loose.language(check.language()));
		this.records.put(this.place, source);
		return idOf(source);
	}

	private @Nullable String appearance(@Nullable String url) {
		if (url == null) {
			return null;
		}
		ObjectNode source = onlyIfNew("source", Keys.ofUrl(url)).put("title", url)
			.put("kind", NETWORKS.contains(Keys.host(url)) ? "POST" : "OTHER")
			.put("url", url);
		this.records.put(this.place, source);
		return idOf(source);
	}

	private void review(Published published, String statement) {
		Check check = published.check();
		String place = Objects.requireNonNullElse(published.article(),
				Objects.requireNonNullElse(published.checker(), ""));
		String key = place.substring(place.indexOf(':') + 1) + "-" + Keys.hash(statement);
		ObjectNode review = Json.object().put("type", "review").put("key", key);
		Loose.put(review, "reviewer", published.checker());
		Loose.put(review, "url", check.url());
		Loose.put(review, "reviewedOn", Loose.day(check.date()));
		Loose.put(review, "rating", check.rating());
		Loose.put(review, "normalizedRating", check.normalized());
		review.putArray("statements").add(statement);
		this.records.put(check.place(), review);
	}

	private static ObjectNode onlyIfNew(String type, String key) {
		return Json.object().put("type", type).put("key", key).put("onlyIfNew", true);
	}

	private static String idOf(ObjectNode entry) {
		return entry.path("type").asString() + ":" + entry.path("key").asString();
	}

	/** A check, with the ids of who published it and of where. */
	private record Published(Check check, @Nullable String checker, @Nullable String article) {
	}

}
