package onrecord.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What somebody has written, as a text: its paragraphs on lines of their own. */
final class Article {

	/** What an article takes at most: bytes. */
	private static final int MOST = 10_000_000;

	private static final String BLOCKS = "p, br, div, li, tr, blockquote, article, section, header, footer, figure, figcaption, dd, dt, "
			+ "h1, h2, h3, h4, h5, h6";

	private Article() {
	}

	/**
	 * Reads a file.
	 * @param name its name; - for standard input
	 * @throws CommandFailure if it cannot be read as a text
	 */
	static String read(String name) throws IOException {
		byte[] bytes;
		try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
			bytes = in.readNBytes(MOST + 1);
		}
		if (bytes.length > MOST) {
			throw new CommandFailure(1, "%s is too long: allowed are at most 10 MB.".formatted(name));
		}
		return isHtml(name, bytes) ? textOf(Jsoup.parse(new ByteArrayInputStream(bytes), null, "")) : text(name, bytes);
	}

	private static boolean isHtml(String name, byte[] bytes) {
		String head = new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.ISO_8859_1).stripLeading()
			.toLowerCase(Locale.ROOT);
		return name.toLowerCase(Locale.ROOT).matches(".*\\.x?html?") || head.matches(
				"(?s)(\\u00ef\\u00bb\\u00bf)?\\s*<(!doctype|html|head|body|article|section|main|div|p|h\\d|!--)\\b.*");
	}

	private static String text(String name, byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.startsWith("\ufeff") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new CommandFailure(1, "%s is not written in UTF-8: save it so, or as HTML.".formatted(name));
		}
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
