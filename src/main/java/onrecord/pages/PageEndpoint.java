package onrecord.pages;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.database.Sessions;
import onrecord.http.ClientJson;
import onrecord.http.Inquiries;
import onrecord.http.Inquiry;
import onrecord.http.RefusedRequest;
import onrecord.pages.KeptPages.Made;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Answers with pages. What one shows is the answer to its document, asked as clients of
 * the API ask, with the same limits; what was made of it is kept as long as the corpus
 * has the same version.
 */
final class PageEndpoint extends HttpServlet {

	private static final long serialVersionUID = 1;

	/** Nothing of a page comes from, or goes to, anywhere else. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
			+ "form-action 'self'; base-uri 'none'; frame-ancestors ";

	/** An {@code Accept-Encoding} that has it, with a quality that is not 0. */
	private static final Pattern GZIP = Pattern
		.compile("(?i)(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)");

	/** Forms may be found; there is no end to what may be typed into them (RFC 9309). */
	private static final String ROBOTS = """
			User-agent: *
			Disallow: /graphql
			Disallow: /graphiql
			Disallow: /check?
			Disallow: /search?
			Disallow: /suggest
			Sitemap: %s
			""";

	private static final String HTML = "text/html;charset=UTF-8";

	private final transient Pages pages;

	private final transient Inquiries inquiries;

	private final transient Site site;

	private final transient Assets assets;

	private final transient KeptPages kept;

	private final transient Checks checks;

	private final transient Template refused;

	PageEndpoint(Pages pages, Inquiries inquiries, Sessions sessions, Site site, Assets assets, KeptPages kept) {
		this.pages = pages;
		this.inquiries = inquiries;
		this.site = site;
		this.assets = assets;
		this.kept = kept;
		this.checks = new Checks(sessions);
		this.refused = pages.template("refused");
	}

	/** The patterns of all addresses that are answered here. */
	String[] addresses() {
		List<String> addresses = new ArrayList<>(List.of(Assets.FOLDER + "*", Address.OEMBED, Address.ROBOTS));
		this.pages.all().forEach((page) -> addresses.add(Address.pattern(page)));
		return addresses.toArray(String[]::new);
	}

	@Override
	protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
		Made asset = this.assets.at(http.getRequestURI());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Content-Security-Policy", POLICY + "'none'");
		if (asset != null) {
			response.setHeader(HttpHeaders.CACHE_CONTROL,
					asset.type().startsWith("application/") ? "no-cache" : "public, max-age=31536000, immutable");
			send(asset, http, response);
			return;
		}
		try (Inquiry inquiry = this.inquiries.begin(http, response)) {
			try {
				answer(http, response, inquiry);
			}
			catch (RefusedRequest ex) {
				refuse(ex, http, response);
			}
			catch (RuntimeException ex) {
				refuse(new RefusedRequest(500, inquiry.failed(ex)), http, response);
			}
		}
		catch (RefusedRequest ex) {
			refuse(ex, http, response);
		}
	}

	private void answer(HttpServletRequest http, HttpServletResponse response, Inquiry inquiry) throws IOException {
		String base = this.site.base(http);
		if (base == null) {
			throw RefusedRequest.badRequest("`Host` is not one by which there can be links");
		}
		if (http.getRequestURI().equals(Address.ROBOTS)) {
			send(new Made("text/plain;charset=UTF-8", ROBOTS.formatted(base + Address.SITEMAP)), http, response);
			return;
		}
		Address address = Address.of(http, this.pages);
		if (address.mayBeFramed()) {
			response.setHeader("Content-Security-Policy", POLICY + "*");
		}
		Page page = address.page();
		Map<String, Object> values = address.values();
		String tag = (address.isGet() && page.isAsked(values)) ? inquiry.tag(page.document(), values) : null;
		if (inquiry.isKnown(tag)) {
			inquiry.isToldAgain(page.name());
			return;
		}
		String key = (tag != null && !address.format().equals(Address.OEMBED))
				? String.join(" ", tag, address.format(), base) : null;
		Made made = this.kept.get(key);
		if (made != null) {
			inquiry.isToldAgain(page.name());
		}
		else {
			made = make(address, base, inquiry, response);
			if (made == null) {
				return;
			}
			if (key != null && Objects.equals(tag, inquiry.tag(page.document(), values))) {
				made = made.compress();
				this.kept.put(key, made);
			}
		}
		inquiry.allow(tag);
		send(made, http, response);
	}

	/** Null where it is elsewhere, and the client has been told so. */
	private @Nullable Made make(Address address, String base, Inquiry inquiry, HttpServletResponse response)
			throws IOException {
		Page page = address.page();
		Map<String, @Nullable Object> root = new HashMap<>();
		page.roots().forEach((field) -> root.put(field, null));
		if (page.name().equals(Checks.PAGE)) {
			root.put("checks", this.checks.of(page, address.text(inquiry), inquiry));
		}
		else if (page.isAsked(address.values())) {
			root.putAll(data(inquiry.ask(page.document(), address.values(), page.name(), address.longest())));
		}
		if (page.isAboutOne()) {
			Members one = Members.of(root.get(page.roots().getFirst()));
			if (one.map().isEmpty()) {
				throw new RefusedRequest(404, "there is no " + address.id() + " on record here");
			}
			if (address.isElsewhere(one.text("id"))) {
				response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
				response.setHeader(HttpHeaders.LOCATION, address.of(one.text("id")));
				return null;
			}
			Made other = Formats.of(address, one, base, this.site);
			if (other != null) {
				return other;
			}
		}
		return new Made(page.type(), rendered(page.template(), root, address.shown(base)));
	}

	/** What the answer has; what is wrong refuses the page. */
	private static Map<String, @Nullable Object> data(String answer) {
		Members response = Members.of(ClientJson.MAPPER.readValue(answer, Object.class));
		for (Members error : response.list("errors")) {
			String code = error.object("extensions").text("code");
			throw new RefusedRequest(switch (code) {
				case "TIMEOUT" -> 503;
				case "INTERNAL_SERVER_ERROR" -> 500;
				default -> 400;
			}, error.text("message"));
		}
		return response.object("data").map();
	}

	private String rendered(Template template, Map<String, @Nullable Object> root, Map<String, @Nullable Object> page) {
		root.put("site", this.site.shown(this.assets));
		root.put("page", page);
		StringWriter out = new StringWriter(16_384);
		template.execute(root, out);
		return out.toString();
	}

	private void refuse(RefusedRequest ex, HttpServletRequest http, HttpServletResponse response) throws IOException {
		response.setStatus(ex.status());
		if (ex.status() == 408 || ex.status() == 413) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		if (ex.status() == 405) {
			response.setHeader(HttpHeaders.ALLOW, Address.methods(http.getRequestURI()));
		}
		if (ex.status() == 503) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		}
		Map<String, @Nullable Object> page = Address.nowhere();
		page.put("message", ex.getMessage());
		page.put("isMissing", ex.status() == 404);
		send(new Made(HTML, rendered(this.refused, new HashMap<>(), page)), http, response);
	}

	private static void send(Made made, HttpServletRequest http, HttpServletResponse response) throws IOException {
		byte[] bytes = made.bytes();
		response.setContentType(made.type());
		if (made.compressed() != null && takesGzip(http.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
			bytes = made.compressed();
			response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		if (made.compressed() != null) {
			response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		}
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	private static boolean takesGzip(@Nullable String encodings) {
		return encodings != null && GZIP.matcher(encodings).find();
	}

}
