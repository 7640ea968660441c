package onrecord.format;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import onrecord.format.ClaimReviews.Check;
import onrecord.format.ClaimReviews.Claim;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

	void put(List<Claim> claims, List<Check> checks) {
		if (claims.isEmpty()) {
			return;
		}
		Map<String, ObjectNode> statements = new LinkedHashMap<>();
		for (Claim claim : claims) {
			ObjectNode statement = statement(claim, checks);
			List<String> places = claim.appearances().stream().map(this::appearance).toList();
			said(statement, speakers(claim), places);
			// The same claim at another place is the same statement.
			ObjectNode same = statements.putIfAbsent(Records.idOf(statement), statement);
			if (same != null) {
				places.forEach((place) -> appearances(same).addObject().put("source", place));
			}
		}
		List<Published> published = checks.stream().map(this::published).toList();
		for (ObjectNode statement : statements.values()) {
			reported(statement, published);
			this.records.put(this.place, statement);
		}
		published.forEach((check) -> review(check, statements.keySet()));
	}

	private Published published(Check check) {
		String checker = checker(check);
		return new Published(check, checker, article(check, checker));
	}

	private static ObjectNode statement(Claim claim, List<Check> checks) {
		String day = Loose.day(claim.date());
		String text = Objects.requireNonNullElse(claim.text(), "");
		String url = text.isEmpty() && !checks.isEmpty() ? checks.getFirst().url() : null;
		List<String> names = claim.names();
		String described = together(names);
		ObjectNode statement = Records.onlyIfNew("statement", DerivedKeys.hashed(text, text, described, day, url));
		Loose.put(statement, "text", claim.text());
		statement.put("form", "PARAPHRASE").put("act", "ASSERT");
		Loose.put(statement, "speakerAsDescribed", described);
		Loose.put(statement, "saidOn", day);
		if (!checks.isEmpty()) {
			Loose.put(statement, "language", Loose.language(checks.getFirst().language()));
		}
		return statement;
	}

	private static @Nullable String together(List<String> names) {
		if (names.size() < 2) {
			return names.isEmpty() ? null : names.getFirst();
		}
		return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
	}

	private static void said(ObjectNode statement, List<String> speakers, List<String> places) {
		String speaker = (speakers.size() == 1) ? speakers.getFirst() : null;
		Loose.put(statement, "speaker", speaker);
		if (speakers.size() > 1) {
			speakers.forEach(statement.putArray("speakers")::add);
		}
		ObjectNode said = statement.putArray("attribution").addObject().put("relation", "SAID");
		Loose.put(said, "actor", speaker);
		if (!places.isEmpty()) {
			Loose.put(said, "source", places.getFirst());
		}
		statement.putArray("appearances");
		places.stream().skip(1).forEach((place) -> appearances(statement).addObject().put("source", place));
	}

	private static ArrayNode appearances(ObjectNode statement) {
		return (ArrayNode) statement.path("appearances");
	}

	/** The articles come before where the claim itself stands. */
	private static void reported(ObjectNode statement, List<Published> published) {
		Set<String> sources = new LinkedHashSet<>();
		published.stream().map(Published::article).filter(Objects::nonNull).forEach(sources::add);
		appearances(statement).forEach((place) -> sources.add(place.path("source").asString()));
		ArrayNode appearances = statement.putArray("appearances");
		sources.forEach((source) -> appearances.addObject().put("source", source));
		if (!published.isEmpty()) {
			ObjectNode reported = ((ArrayNode) statement.path("attribution")).addObject().put("relation", "REPORTED");
			Loose.put(reported, "actor", published.getFirst().checker());
			Loose.put(reported, "source", published.getFirst().article());
		}
	}

	/** Those who certainly said it, in the order of the file. */
	private List<String> speakers(Claim claim) {
		return claim.claimants().stream().map(this::speaker).flatMap(Optional::stream).distinct().toList();
	}

	private Optional<String> speaker(JsonNode claimant) {
		String name = Loose.text(BoundedJson.object().set("of", claimant), "of");
		if (name == null) {
			return Optional.empty();
		}
		if (!Claimants.isPerson(claimant, name)) {
			return Claimants.isOrganization(claimant, name)
					? Optional.of(organization(DerivedKeys.name(name), name, "OTHER")) : Optional.empty();
		}
		ObjectNode person = Records.onlyIfNew("person", DerivedKeys.name(name)).put("name", name);
		Loose.list(claimant, "sameAs").forEach((same) -> {
			Matcher wikidata = WIKIDATA.matcher(same.asString(""));
			if (wikidata.matches()) {
				person.putArray("identifiers").addObject().put("scheme", "wikidata").put("value", wikidata.group(1));
			}
		});
		this.records.put(this.place, person);
		return Optional.of(Records.idOf(person));
	}

	/**
	 * The checker goes by the host of its site, which the same name in two feeds shares.
	 */
	private @Nullable String checker(Check check) {
		String address = (check.url() != null) ? check.url() : check.site();
		String host = (address != null) ? DerivedKeys.host(address) : "";
		String name = check.checker();
		if (host.isEmpty() && name == null) {
			return null;
		}
		return organization(host.isEmpty() ? DerivedKeys.name(Objects.requireNonNull(name)) : host,
				(name != null) ? name : host, "MEDIA");
	}

	private String organization(String key, String name, String kind) {
		ObjectNode organization = Records.onlyIfNew("organization", key).put("name", name).put("kind", kind);
		this.records.put(this.place, organization);
		return Records.idOf(organization);
	}

	private @Nullable String article(Check check, @Nullable String checker) {
		if (check.url() == null && check.title() == null) {
			return null;
		}
		String key = (check.url() != null) ? DerivedKeys.ofUrl(check.url())
				: DerivedKeys.hashed(Objects.requireNonNull(check.title()), check.title(), checker);
		ObjectNode source = Records.onlyIfNew("source", key);
		source.put("title", (check.title() != null) ? check.title() : check.url()).put("kind", "ARTICLE");
		Loose.put(source, "url", check.url());
		Loose.put(source, "publisher", checker);
		Loose.put(source, "publishedOn", Loose.day(check.date()));
		Loose.put(source, "language", Loose.language(check.language()));
		if (!check.authors().isEmpty()) {
			ArrayNode authors = source.putArray("authors");
			check.authors().forEach((author) -> authors.addObject().put("name", author));
		}
		this.records.put(this.place, source);
		return Records.idOf(source);
	}

	private String appearance(String url) {
		ObjectNode source = Records.onlyIfNew("source", DerivedKeys.ofUrl(url))
			.put("title", url)
			.put("kind", NETWORKS.contains(DerivedKeys.host(url)) ? "POST" : "OTHER")
			.put("url", url);
		this.records.put(this.place, source);
		return Records.idOf(source);
	}

	/** One review of all: its key is that of the first statement. */
	private void review(Published published, Set<String> statements) {
		Check check = published.check();
		String place = Objects.requireNonNullElse(published.article(),
				Objects.requireNonNullElse(published.checker(), ""));
		String key = place.substring(place.indexOf(':') + 1) + "-" + DerivedKeys.hash(statements.iterator().next());
		ObjectNode review = BoundedJson.object().put("type", "review").put("key", key);
		Loose.put(review, "reviewer", published.checker());
		Loose.put(review, "url", check.url());
		Loose.put(review, "reviewedOn", Loose.day(check.date()));
		Loose.put(review, "rating", check.rating().words());
		Loose.put(review, "normalizedRating", check.rating().normalized());
		ArrayNode reviewed = review.putArray("statements");
		statements.forEach(reviewed::add);
		this.records.put(check.place(), review);
	}

	/** A check, with the ids of who published it and of where. */
	private record Published(Check check, @Nullable String checker, @Nullable String article) {
	}

}
