package onrecord.format;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without its tags: a line for each paragraph, and spaces as browsers show them;
 * where no tag makes lines, spaces and new lines are the writer's, and stay. No tree is
 * made of it: what is not to be shown needs none, and text of strangers can make one that
 * takes minutes.
 */
final class HtmlTags {

	/**
	 * Attributes have values, at least one of them: {@code a<b or c>d} is no tag.
	 */
	private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})"
			+ "((?:\\s+[a-zA-Z_:@][-\\w:.@]*(?:\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'=<>`]++))?){0,30}+)\\s*+/?>");

	private static final Set<String> INLINE = Set.of("a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i",
			"iframe", "img", "ins", "mark", "q", "s", "script", "small", "span", "strike", "strong", "style", "sub",
			"sup", "u", "wbr");

	private static final Set<String> LINES = Set.of("article", "blockquote", "br", "center", "dd", "div", "dl", "dt",
			"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p",
			"pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul");

	/** What stands alone by its nature. */
	private static final Set<String> ALONE = Set.of("br", "hr", "wbr", "img");

	/** What holds no text. */
	private static final Set<String> HIDDEN = Set.of("script", "style");

	private static final String COMMENT = "<!--";

	private static final String END_OF_COMMENT = "-->";

	private final String html;

	private final boolean hasLines;

	private final StringBuilder text = new StringBuilder();

	/** What is just not shown; empty where all is. */
	private String hidden = "";

	HtmlTags(String html) {
		this.html = withoutComments(html);
		this.hasLines = TAG.matcher(this.html).results().anyMatch((tag) -> isTag(tag) && LINES.contains(name(tag)));
	}

	/** Whether a text has a tag or a comment that is certainly one. */
	static boolean isTagged(String text) {
		if (withoutComments(text).length() < text.length()) {
			return true;
		}
		Set<String> opened = new HashSet<>();
		Matcher tag = TAG.matcher(text);
		boolean first = true;
		while (tag.find()) {
			String name = name(tag);
			boolean closes = !tag.group(1).isEmpty();
			boolean certain = closes ? opened.contains(name)
					: first && name.equals("p") && text.substring(0, tag.start()).isBlank();
			if (isTag(tag) && (certain || ALONE.contains(name))) {
				return true;
			}
			if (isTag(tag) && !closes) {
				opened.add(name);
			}
			first = false;
		}
		return false;
	}

	private static String withoutComments(String html) {
		StringBuilder rest = new StringBuilder();
		int at = 0;
		int comment = html.indexOf(COMMENT);
		while (comment >= 0) {
			int end = html.indexOf(END_OF_COMMENT, comment + COMMENT.length());
			rest.append(html, at, (end >= 0) ? comment : html.length());
			at = (end >= 0) ? end + END_OF_COMMENT.length() : html.length();
			comment = html.indexOf(COMMENT, at);
		}
		return rest.append(html, at, html.length()).toString();
	}

	private static boolean isTag(MatchResult tag) {
		String attributes = tag.group(3);
		return (INLINE.contains(name(tag)) || LINES.contains(name(tag)))
				&& (attributes.isBlank() || attributes.contains("="));
	}

	private static String name(MatchResult tag) {
		return tag.group(2).toLowerCase(Locale.ROOT);
	}

	/** The text, in which references to characters are still as they were. */
	String text() {
		Matcher tag = TAG.matcher(this.html);
		int at = 0;
		while (tag.find()) {
			if (isTag(tag)) {
				append(at, tag.start());
				tag(tag);
				at = tag.end();
			}
		}
		append(at, this.html.length());
		return this.text.toString();
	}

	private void tag(MatchResult tag) {
		String name = name(tag);
		boolean closes = !tag.group(1).isEmpty();
		if (HIDDEN.contains(name)) {
			this.hidden = closes ? "" : name;
		}
		else if (LINES.contains(name)) {
			breakLine(name.equals("br"));
		}
	}

	private void append(int from, int to) {
		for (int i = from; this.hidden.isEmpty() && i < to; i++) {
			char letter = this.html.charAt(i);
			if (!this.hasLines || " \t\n\r\f".indexOf(letter) < 0) {
				this.text.append(letter);
			}
			else if (!this.text.isEmpty() && !endsWith('\n') && !endsWith(' ')) {
				this.text.append(' ');
			}
		}
	}

	private void breakLine(boolean always) {
		if (endsWith(' ')) {
			this.text.setLength(this.text.length() - 1);
		}
		if (always || (!this.text.isEmpty() && !endsWith('\n'))) {
			this.text.append('\n');
		}
	}

	private boolean endsWith(char letter) {
		return !this.text.isEmpty() && this.text.charAt(this.text.length() - 1) == letter;
	}

}
