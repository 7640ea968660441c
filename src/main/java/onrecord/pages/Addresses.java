package onrecord.pages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/** The addresses of pages, and of what they are about elsewhere. */
final class Addresses {

	/** What an address can have besides the page itself. */
	static final List<String> FORMATS = List.of(".json", ".jsonld", ".txt");

	/**
	 * A key that the way of an address to the server would change: proxies and browsers
	 * take away dots, slashes and parameters.
	 */
	private static final Pattern OTHER_SPELLING = Pattern.compile("(?:^|/)\\.{0,2}(?:/|$)");

	/** How many words of a long quotation are looked for at its beginning and its end. */
	private static final int WORDS = 5;

	/**
	 * How much of a source's text a page has, and how much of it before what is looked
	 * for: code points.
	 */
	private static final int PART = 60_000;

	private static final int BEFORE = 1000;

	private Addresses() {
	}

	/** The page of what has an id: {@code person:ann-lee} has {@code /person/ann-lee}. */
	static String path(String id) {
		int colon = id.indexOf(':');
		String type = id.substring(0, Math.max(0, colon));
		String key = id.substring(colon + 1);
		return (OTHER_SPELLING.matcher(key).find() || FORMATS.stream().anyMatch(key::endsWith))
				? "/" + type + "?id=" + encoded(id)
				: "/" + type + "/" + UriUtils.encodePath(key, StandardCharsets.UTF_8).replace(";", "%3B");
	}

	/** The same in a format. */
	static String path(String id, String format) {
		String path = path(id);
		return (path.contains("?") && !format.isEmpty()) ? path + "&format=" + format.substring(1) : path + format;
	}

	/** A text as a part of a query string. */
	static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	/** An address that a link may lead to; null for any that is not of the web. */
	static @Nullable String web(String address) {
		return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8)
				? address : null;
	}

	/** Whose address it is, to be read; null where that cannot be told. */
	static @Nullable String host(String address) {
		try {
			String host = URI.create(address).getHost();
			return (host != null && host.startsWith("www.")) ? host.substring(4) : host;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * The part of a long source's page that has an appearance, as it is written into an
	 * address; empty where the page begins with it.
	 */
	static @Nullable String within(Object appearance) {
		int start = Members.of(appearance).number("start", 0);
		return (start < PART - BEFORE) ? null : "from=" + (start - BEFORE) + "&to=" + (start - BEFORE + PART);
	}

	/**
	 * Where words stand on the page of their publisher: browsers scroll to them.
	 * @see <a href="https://wicg.github.io/scroll-to-text-fragment/">URL Fragment Text
	 * Directives</a>
	 */
	static @Nullable String fragment(Object appearance) {
		Members of = Members.of(appearance);
		String address = web(of.object("source").text("url"));
		String exact = of.text("exact").strip();
		if (address == null || exact.isEmpty()) {
			return null;
		}
		String[] words = exact.split("\\s+");
		String directive = (words.length <= 2 * WORDS && exact.indexOf('\n') < 0) ? directive(exact) : directive(
				String.join(" ", List.of(words).subList(0, Math.min(WORDS, words.length)))) + ","
				+ directive(String.join(" ", List.of(words).subList(Math.max(0, words.length - WORDS), words.length)));
		return address + (address.contains("#") ? ":~:text=" : "#:~:text=") + directive;
	}

	/** The hyphen has a meaning there, too. */
	private static String directive(String words) {
		return encoded(words).replace("-", "%2D");
	}

}
