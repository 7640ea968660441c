package onrecord.pages;

import java.util.LinkedHashMap;
import java.util.Map;

import onrecord.http.ClientJson;
import onrecord.http.RefusedRequest;
import onrecord.pages.KeptPages.Made;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** What a page is about, for programs. */
final class Formats {

	/**
	 * How large a statement is within another page, unless that says how large it may be:
	 * CSS pixels.
	 */
	private static final int WIDTH = 560;

	private static final int HEIGHT = 320;

	private static final int TITLE = 160;

	private Formats() {
	}

	/**
	 * What is asked for; null where that is the page itself.
	 * @throws RefusedRequest where it has no such format
	 */
	static @Nullable Made of(Address address, Members one, String base, Site site) {
		return switch (address.format()) {
			case "" -> null;
			case ".json" -> new Made("application/json", ClientJson.MAPPER.writeValueAsString(one.map()));
			case ".jsonld" ->
				new Made("application/ld+json", ClientJson.MAPPER.writeValueAsString(member(one, "jsonLd")));
			case ".txt" -> new Made("text/plain;charset=UTF-8", member(one, "citation") + "\n");
			default ->
				new Made("application/json", ClientJson.MAPPER.writeValueAsString(oembed(address, one, base, site)));
		};
	}

	private static Object member(Members one, String name) {
		Object value = one.get(name);
		if (value == null) {
			throw new RefusedRequest(404, "only statements have this format");
		}
		return value;
	}

	/**
	 * How to show it within another page.
	 * @see <a href="https://oembed.com">oEmbed 1.0</a>
	 */
	private static Map<String, Object> oembed(Address address, Members one, String base, Site site) {
		String title = Wording.shortened(one.text("text"), TITLE);
		int width = Math.min(WIDTH, number(address, "maxwidth"));
		int height = Math.min(HEIGHT, number(address, "maxheight"));
		Map<String, Object> embedded = new LinkedHashMap<>();
		embedded.put("version", "1.0");
		embedded.put("type", "rich");
		embedded.put("provider_name", site.name());
		embedded.put("provider_url", base + "/");
		embedded.put("title", title);
		embedded.put("width", width);
		embedded.put("height", height);
		embedded.put("html",
				"<iframe src=\"%s/embed%s\" width=\"%d\" height=\"%d\" title=\"%s\" loading=\"lazy\"></iframe>"
					.formatted(base, HtmlUtils.htmlEscape(Addresses.path(one.text("id"))), width, height,
							HtmlUtils.htmlEscape(title)));
		return embedded;
	}

	private static int number(Address address, String name) {
		String given = address.parameter(name);
		return (given != null && given.matches("[1-9][0-9]{0,4}")) ? Integer.parseInt(given) : Integer.MAX_VALUE;
	}

}
