package onrecord.pages;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of pages. A page is a document, {@code person.graphql}, and a template of the
 * same name; a fragment of documents, {@code said.graphql}, has a template of what it
 * selects beside it, too, which others include: {@code ...said} and {@code {{>said}}}.
 */
final class Pages {

	private static final String FOLDER = "classpath:pages/";

	private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.\\s*(?!on\\b)(\\w+)");

	private final Map<String, String> files = new TreeMap<>();

	private final Map<String, Page> pages = new TreeMap<>();

	private final Mustache.Compiler compiler = Mustache.compiler()
		.withCollector(new Filters())
		.withLoader((name) -> new StringReader(file(name + ".html").stripTrailing()))
		.strictSections(true)
		.emptyStringIsFalse(true)
		.zeroIsFalse(true)
		.withFormatter(Pages::written)
		.nullValue("");

	Pages() throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver().getResources(FOLDER + "*.*")) {
			this.files.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
		}
		this.files.forEach((file, text) -> {
			String name = file.replaceFirst("\\.graphql$", "");
			if (!name.equals(file) && !text.lines().anyMatch((line) -> line.startsWith("fragment "))) {
				this.pages.put(name, Page.of(name, document(name), type(name), template(name)));
			}
		});
	}

	/**
	 * A value as text. JMustache asks for that of what has members, too, to see whether
	 * it is empty, and would have all of it written out at each section.
	 */
	private static String written(Object value) {
		return (value instanceof Map<?, ?> || value instanceof Collection<?>) ? "{}" : String.valueOf(value);
	}

	/** All that have a document. */
	Iterable<Page> all() {
		return this.pages.values();
	}

	/** A page; null where there is none. */
	@Nullable Page page(String name) {
		return this.pages.get(name);
	}

	private String type(String name) {
		return (this.files.containsKey(name + ".xml") ? "application/xml" : "text/html") + ";charset=UTF-8";
	}

	/** A template, also of a page without a document. */
	Template template(String name) {
		return this.compiler.compile(file(this.files.containsKey(name + ".xml") ? name + ".xml" : name + ".html"));
	}

	/**
	 * The text of a file.
	 * @throws IllegalArgumentException where there is none
	 */
	String file(String name) {
		String text = this.files.get(name);
		if (text == null) {
			throw new IllegalArgumentException("There is no " + FOLDER + name);
		}
		return text;
	}

	/** A document, and behind it the fragments that it uses, each once. */
	private String document(String name) {
		Set<String> names = new LinkedHashSet<>();
		add(name, names);
		StringBuilder document = new StringBuilder();
		for (String each : names) {
			document.append(document.isEmpty() ? "" : "\n").append(file(each + ".graphql"));
		}
		return document.toString();
	}

	private void add(String name, Set<String> names) {
		if (names.add(name)) {
			Matcher spread = SPREAD.matcher(file(name + ".graphql"));
			while (spread.find()) {
				add(spread.group(1), names);
			}
		}
	}

}
