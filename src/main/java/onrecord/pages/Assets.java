package onrecord.pages;

import java.util.Map;
import java.util.TreeMap;

import onrecord.observing.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What pages bring along, whose addresses change with what they are, so that browsers may
 * keep them; and the documents of the pages.
 */
final class Assets {

	static final String FOLDER = "/pages/";

	private final Map<String, KeptPages.Made> files = new TreeMap<>();

	private final String style;

	private final String script;

	Assets(Pages pages, Site site) {
		this.style = put("style", "css", "text/css", ":root{--accent-light:" + site.accent() + ";--accent-dark:"
				+ site.accentDark() + "}\n" + pages.file("style.css"));
		this.script = put("script", "js", "text/javascript", pages.file("script.js"));
		pages.all()
			.forEach((page) -> this.files.put(FOLDER + page.name() + ".graphql",
					made("application/graphql", page.document())));
	}

	private String put(String name, String ending, String type, String text) {
		String path = FOLDER + name + "-" + RequestContext.sha256(text).substring(0, 12) + "." + ending;
		this.files.put(path, made(type, text));
		return path;
	}

	private static KeptPages.Made made(String type, String text) {
		return new KeptPages.Made(type + ";charset=UTF-8", text).compress();
	}

	/** What is at an address; null for nothing. */
	KeptPages.@Nullable Made at(String path) {
		return this.files.get(path);
	}

	/** The address of how pages look. */
	String style() {
		return this.style;
	}

	/** The address of what they do where they can. */
	String script() {
		return this.script;
	}

}
