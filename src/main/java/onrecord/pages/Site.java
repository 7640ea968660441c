package onrecord.pages;

import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import onrecord.database.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under whose name the pages are.
 *
 * @param name what stands at the top of each
 * @param introduction what the first page begins with
 * @param language the language of {@code introduction}, a BCP 47 tag
 * @param accent the colour of links, as CSS writes one
 * @param accentDark the same on a dark ground
 * @param address where the pages are for everybody, {@code https://record.example}; left
 * empty, what each request was sent to
 */
@ConfigurationProperties("onrecord.pages")
record Site(@DefaultValue("On Record") String name, @DefaultValue("") String introduction,
		@DefaultValue("en") String language, @DefaultValue("#8c2f1b") String accent,
		@DefaultValue("#f0a58c") String accentDark, @DefaultValue("") String address) {

	private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,255}");

	private static final Pattern COLOUR = Pattern
		.compile("#[0-9a-fA-F]{3,8}|[a-z]{3,30}|[a-z]{3,5}\\([0-9a-z.,%/ -]{1,60}\\)");

	Site {
		check("onrecord.pages.accent", accent, COLOUR, "a colour as CSS writes one: #8c2f1b, or oklch(45% 0.13 35)");
		check("onrecord.pages.accent-dark", accentDark, COLOUR, "a colour as CSS writes one: #f0a58c");
		if (!address.isEmpty()) {
			check("onrecord.pages.address", address, ADDRESS,
					"http:// or https://, a host, and a port where there is one, without a slash at the end");
		}
	}

	private static void check(String property, String value, Pattern pattern, String allowed) {
		if (!pattern.matcher(value).matches()) {
			throw new Refusal("%s is \"%s\".".formatted(property, value), "Allowed is " + allowed + ".");
		}
	}

	/** What a template is told of it. */
	Map<String, Object> shown(Assets assets) {
		return Map.of("name", this.name, "introduction", this.introduction, "language", this.language, "style",
				assets.style(), "script", assets.script());
	}

	/**
	 * Where the pages are for whoever asks; null where what he asks by is no address.
	 */
	@Nullable String base(HttpServletRequest http) {
		if (!this.address.isEmpty()) {
			return this.address;
		}
		String url = http.getRequestURL().toString();
		int path = url.indexOf('/', url.indexOf("//") + 2);
		String base = (path >= 0) ? url.substring(0, path) : url;
		return ADDRESS.matcher(base).matches() ? base : null;
	}

}
