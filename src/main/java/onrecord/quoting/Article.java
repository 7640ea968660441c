package onrecord.quoting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What somebody has written, as a text: its paragraphs on lines of their own. */
public final class Article {

	private static final String BLOCKS = "p, br, div, li, tr, blockquote, article, section, header, footer, figure, figcaption, dd, dt, "
			+ "h1, h2, h3, h4, h5, h6";

	private Article() {
	}

	/**
	 * What a file has.
	 * @param name its name, by which HTML is known, too; empty where it has none
	 * @throws CharacterCodingException where it is neither HTML nor UTF-8
	 */
	public static String of(String name, byte[] bytes) throws IOException {
		return isHtml(name, bytes) ? textOf(Jsoup.parse(new ByteArrayInputStream(bytes), null, "")) : text(bytes);
	}

	private static boolean isHtml(String name, byte[] bytes) {
		String head = new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.ISO_8859_1).stripLeading()
			.toLowerCase(Locale.ROOT);
		return name.toLowerCase(Locale.ROOT).matches(".*\\.x?html?") || head.matches(
				"(?s)(\\u00ef\\u00bb\\u00bf)?\\s*<(!doctype|html|head|body|article|section|main|div|p|h\\d|!--)\\b.*");
	}

	private static String text(byte[] bytes) throws CharacterCodingException {
		String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		return text.startsWith("\ufeff") ? text.substring(1) : text;
	}

	/** What a browser shows, with marks around what HTML says is quoted. */
	private static String textOf(Document document) {
		document.select("script, style, noscript, template, svg").remove();
		for (Element quoted : document.select("q")) {
			quoted.prependText("“");
			quoted.appendText("”");
		}
		for (Element quoted : document.select("blockquote")) {
			if (!quoted.text().matches("(?s).*[\"“”„«»‘’「」].*") && quoted.select("blockquote").size() == 1) {
				quoted.prependText("“");
				quoted.appendText("”");
			}
		}
		document.select(BLOCKS).before("\n").after("\n");
		return document.body().wholeText().replaceAll("[ \\t\\u00a0]*\\R\\s*", "\n").strip();
	}

}
