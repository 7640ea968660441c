package onrecord.format;

import java.nio.charset.Charset;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Entities;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Texts that were HTML, as what they stand for: characters for the references to them,
 * new lines for line breaks and paragraphs, and nothing for other tags. A text was HTML
 * where it has a reference that ends with a semicolon ({@code &quot;}, {@code &#8217;}),
 * a comment, or a tag of HTML that is certainly one: that is closed again, stands alone
 * by its nature ({@code <br>
 * }), or is the paragraph that the text begins with. All else is left as it is:
 * {@code AT&T}, {@code a < b}, {@code x <3 y}, {@code <unclear>}.
 */
final class Html {

	/** Members of foreign formats that are read as texts, at any depth. */
	private static final Set<String> TEXTS = Set.of("@value", "abstract", "alternateName", "author", "biography",
			"claimReviewed", "claimant", "creator", "description", "family_name", "given_name", "headline", "label",
			"name", "publisher", "ratingValue", "reviewAspect", "role", "summary", "text", "textualRating", "title");

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	private static final Pattern REFERENCE = Pattern
		.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));");

	private static final Pattern SPACE_AROUND = Pattern.compile("^[\\s\\p{Z}]++|[\\s\\p{Z}]++$");

	/** Texts are escaped more than once, but not for ever. */
	private static final int MOST_ROUNDS = 3;

	private Html() {
	}

	/** Makes texts of what was HTML among the members of an object, and tells of each. */
	static void resolve(Records records, Location place, JsonNode element) {
		resolve(records, place, element, "");
	}

	private static void resolve(Records records, Location place, JsonNode node, String path) {
		switch (node) {
			case ObjectNode object -> object.properties().forEach((member) -> {
				String field = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
				if (TEXTS.contains(member.getKey()) && member.getValue() instanceof StringNode text) {
					member.setValue(resolved(records, place, text, field));
				}
				resolve(records, place, member.getValue(), field);
			});
			case ArrayNode list -> {
				boolean texts = TEXTS.contains(path.substring(path.lastIndexOf('.') + 1));
				for (int i = 0; i < list.size(); i++) {
					String field = path + "[" + i + "]";
					if (texts && list.get(i) instanceof StringNode text) {
						list.set(i, resolved(records, place, text, field));
					}
					resolve(records, place, list.get(i), field);
				}
			}
			default -> {
			}
		}
	}

	private static StringNode resolved(Records records, Location place, StringNode text, String field) {
		return StringNode.valueOf(resolved(records, place, text.stringValue(), field));
	}

	/** Makes a text of what was HTML, and tells of it. */
	static String resolved(Records records, Location place, String html, String field) {
		String plain = plain(html);
		if (!plain.equals(html)) {
			records.note(place, field, html,
					"was HTML, and is read as \"%s\"".formatted(Reasons.shortened(plain.replace("\n", "\\n"))));
		}
		return plain;
	}

	/** What a text stands for: the same text, if it was no HTML. */
	static String plain(String text) {
		String plain = text;
		boolean parsed = false;
		for (int round = 0; round < MOST_ROUNDS; round++) {
			String before = plain;
			// What was escaped within HTML is no tag, but a text that tells of tags.
			if (!parsed && HtmlTags.isTagged(plain)) {
				parsed = true;
				plain = new HtmlTags(plain).text();
			}
			else {
				plain = REFERENCE.matcher(plain).replaceAll(Html::character);
			}
			if (plain.equals(before)) {
				break;
			}
		}
		return plain.equals(text) ? text : SPACE_AROUND.matcher(plain).replaceAll("");
	}

	private static String character(MatchResult reference) {
		String name = reference.group(3);
		String character = (name != null) ? Entities.getByName(name) : character((reference.group(1) != null)
				? Integer.parseInt(reference.group(1)) : Integer.parseInt(reference.group(2), 16));
		return Matcher.quoteReplacement(character.isEmpty() ? reference.group() : character);
	}

	/**
	 * What a number stands for; nothing, if it is none of a character that can be read.
	 */
	private static String character(int code) {
		if (code >= 0x80 && code < 0xA0) {
			// So browsers do, for the sake of pages that were written on Windows.
			return new String(new byte[] { (byte) code }, WINDOWS).replace("\uFFFD", "");
		}
		boolean isCharacter = code == '\t' || code == '\n' || code == '\r'
				|| (code >= ' ' && code <= Character.MAX_CODE_POINT && !(code >= 0xD800 && code <= 0xDFFF));
		return isCharacter ? Character.toString(code) : "";
	}

}
