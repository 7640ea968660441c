package onrecord.pages;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import onrecord.http.ClientJson;
import onrecord.http.Inquiry;
import onrecord.http.RefusedRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * What an address asks for.
 *
 * @param path without a query string
 * @param id of what the page is about; null where it is about nothing
 * @param format in which it is asked for: {@code .json}; empty for the page itself
 * @param values of the page's variables
 */
record Address(HttpServletRequest http, String path, Page page, @Nullable String id, String format,
		Map<String, Object> values) {

	static final String ROBOTS = "/robots.txt";

	static final String SITEMAP = "/sitemap.xml";

	static final String OEMBED = "/oembed";

	private static final String HOME = "home";

	private static final String EMBED = "embed";

	/** The only thing that can be embedded. */
	private static final String EMBEDDED = "statement";

	private static final Pattern PAGE_OF_STATEMENT = Pattern
		.compile("^(?:https?://[^/?#]+)?/" + EMBEDDED + "(?:/(?<key>[^?#]+)|\\?id=(?<id>[^&#]+))");

	/** How long what a page is made of may be: bytes. */
	private static final int LONGEST = 1_000_000;

	/** How long an answer may be that is handed on as it is. */
	private static final int LONGEST_JSON = 10_000_000;

	/** The pattern of the addresses of a page. */
	static String pattern(Page page) {
		return switch (page.name()) {
			case HOME -> "";
			case "sitemap" -> SITEMAP;
			default -> "/" + page.name() + (page.isAboutOne() ? "/*" : "");
		};
	}

	/** Which methods an address has. */
	static String methods(String path) {
		return path.equals("/" + Checks.PAGE) ? "GET, HEAD, POST" : "GET, HEAD";
	}

	/**
	 * Reads one.
	 * @throws RefusedRequest where there is nothing there, or a parameter is wrong
	 */
	static Address of(HttpServletRequest http, Pages pages) {
		String path = http.getRequestURI();
		if (!List.of(methods(path).split(", ")).contains(http.getMethod())) {
			throw new RefusedRequest(405, "the method is not one of this page: allowed are " + methods(path));
		}
		if (path.equals(OEMBED)) {
			return embedded(http, pages);
		}
		int slash = path.indexOf('/', 1);
		String first = path.substring(1, (slash >= 0) ? slash : path.length());
		String name = first.isEmpty() ? HOME : path.equals(SITEMAP) ? "sitemap" : first;
		Page page = pages.page(name);
		if (page == null) {
			throw new RefusedRequest(404, "there is no page of this address");
		}
		String rest = (slash >= 0) ? decoded(path.substring(slash + 1)) : "";
		String format = Addresses.FORMATS.stream().filter(rest::endsWith).findFirst().orElse("");
		String key = rest.substring(0, rest.length() - format.length());
		String id = null;
		if (page.isAboutOne()) {
			boolean isById = key.isEmpty() || (name.equals(EMBED) && key.equals(EMBEDDED));
			id = isById ? parameter(http, "id") : id(name, key);
			format = isById ? format(http) : format;
			if (id == null) {
				throw new RefusedRequest(404, "there is no page of this address");
			}
		}
		return new Address(http, path, page, id, format, page.values(id, (parameter) -> parameters(http, parameter)));
	}

	private static @Nullable String id(String name, String key) {
		if (!name.equals(EMBED)) {
			return name + ":" + key;
		}
		return key.startsWith(EMBEDDED + "/") ? EMBEDDED + ":" + key.substring(EMBEDDED.length() + 1) : null;
	}

	/**
	 * That of an address which has the whole id as a parameter, because its key would be
	 * read otherwise.
	 */
	private static String format(HttpServletRequest http) {
		String format = parameter(http, "format");
		return (format != null && Addresses.FORMATS.contains("." + format)) ? "." + format : "";
	}

	/** What is to be embedded, by the address of its page. */
	private static Address embedded(HttpServletRequest http, Pages pages) {
		String url = parameter(http, "url");
		String format = parameter(http, "format");
		if (format != null && !format.equals("json")) {
			throw new RefusedRequest(501, "`format` is not json, the only one there is here");
		}
		Matcher statement = PAGE_OF_STATEMENT.matcher((url != null) ? url : "");
		if (!statement.find()) {
			throw new RefusedRequest(404, "`url` is not the address of a statement's page");
		}
		String id = (statement.group("id") != null) ? decoded(statement.group("id"))
				: EMBEDDED + ":" + decoded(statement.group("key"));
		Page page = Objects.requireNonNull(pages.page(EMBED));
		return new Address(http, OEMBED, page, id, OEMBED, page.values(id, (name) -> null));
	}

	private static String decoded(String path) {
		try {
			return UriUtils.decode(path, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedRequest(404, "there is no page of this address");
		}
	}

	private static @Nullable String parameter(HttpServletRequest http, String name) {
		String[] values = parameters(http, name);
		return (values != null && !values[0].isEmpty()) ? values[0] : null;
	}

	private static String @Nullable [] parameters(HttpServletRequest http, String name) {
		try {
			// Those of the address only, so that no body is read here.
			return http.getMethod().equals("POST") ? null : http.getParameterValues(name);
		}
		catch (IllegalStateException ex) {
			throw RefusedRequest.badRequest("the query string is not made of parameters in UTF-8, percent-encoded");
		}
	}

	/** A parameter; null where there is none. */
	@Nullable String parameter(String name) {
		return parameter(this.http, name);
	}

	boolean isGet() {
		return !this.http.getMethod().equals("POST");
	}

	/** Whether it is the one that others may show within their own pages. */
	boolean mayBeFramed() {
		return this.page.name().equals(EMBED);
	}

	/** How long an answer may be: bytes. */
	int longest() {
		return this.format.isEmpty() ? LONGEST : LONGEST_JSON;
	}

	/**
	 * A text that is to be checked, of a form or of the address; empty where there is
	 * none.
	 */
	String text(Inquiry inquiry) throws IOException {
		if (isGet()) {
			return Objects.requireNonNullElse(parameter(this.http, "text"), "");
		}
		String form = new String(inquiry.body(MediaType.APPLICATION_FORM_URLENCODED), StandardCharsets.UTF_8);
		for (String field : form.split("&")) {
			if (field.startsWith("text=")) {
				try {
					return URLDecoder.decode(field.substring("text=".length()), StandardCharsets.UTF_8);
				}
				catch (IllegalArgumentException ex) {
					throw RefusedRequest.badRequest("the form is not percent-encoded UTF-8");
				}
			}
		}
		return "";
	}

	/** Whether the page is of another id: what was asked for has been united with it. */
	boolean isElsewhere(String other) {
		return !other.isEmpty() && !other.equals(this.id);
	}

	/** The same of another id. */
	String of(String other) {
		if (this.format.equals(OEMBED)) {
			return OEMBED + "?url=" + Addresses.encoded(Addresses.path(other));
		}
		return (mayBeFramed() ? "/" + EMBED : "") + Addresses.path(other, this.format);
	}

	/** What a template is told of the page itself. */
	Map<String, @Nullable Object> shown(String base) {
		Map<String, @Nullable Object> shown = nowhere();
		String own = (this.id != null) ? Addresses.path(this.id) : this.path;
		shown.put("address", base + own);
		shown.put("path", own);
		shown.put("base", base);
		shown.put("isAboutOne", this.id != null);
		shown.put("more", own + (own.contains("?") ? "&" : "?"));
		if (this.id != null) {
			shown.put("embed", "/" + EMBED + own);
			shown.put("json", Addresses.path(this.id, ".json"));
			shown.put("jsonLd", Addresses.path(this.id, ".jsonld"));
			shown.put("citation", Addresses.path(this.id, ".txt"));
		}
		shown.put("q", this.values.get("q"));
		shown.put("text", this.values.get("text"));
		shown.put("from", this.page.number("from", this.values));
		shown.put("to", this.page.number("to", this.values));
		shown.put("isFirst", !this.values.containsKey("after") && !this.values.containsKey("from"));
		shown.put("graphiql", "/graphiql/?page=" + this.page.name() + "&variables="
				+ Addresses.encoded(ClientJson.MAPPER.writeValueAsString(this.values)));
		return shown;
	}

	/** What a template is told of no page. */
	static Map<String, @Nullable Object> nowhere() {
		Map<String, @Nullable Object> shown = new HashMap<>();
		for (String name : List.of("address", "path", "base", "isAboutOne", "q", "text", "from", "to", "isFirst",
				"more", "embed", "json", "jsonLd", "citation", "graphiql", "message", "isMissing")) {
			shown.put(name, null);
		}
		return shown;
	}

}
