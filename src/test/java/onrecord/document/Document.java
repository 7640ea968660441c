package onrecord.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document in Markdown.
 *
 * @param file where it is
 * @param lines all of it
 */
public record Document(Path file, List<String> lines) {

	private static final Pattern FENCE = Pattern.compile("```(\\w*) ?(\\S*)");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/**
	 * What stands between fences.
	 *
	 * @param language which may be empty
	 * @param name of the file that it is for the commands; may be empty
	 * @param line where it begins, from 1
	 */
	public record Block(String language, String name, String text, int line) {

	}

	/** All that people read here, but for what the benchmarks write. */
	static List<Document> all() {
		return Stream
			.of("README.md", "src/docs", ".github", "src/main/graphiql/README.md", "src/examples/frontend/README.md")
			.map(Path::of)
			.flatMap(Document::within)
			.sorted()
			.map(Document::at)
			.toList();
	}

	private static Stream<Path> within(Path place) {
		try (Stream<Path> files = Files.walk(place)) {
			return files.filter((file) -> file.toString().endsWith(".md")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The one at a place. */
	public static Document at(Path file) {
		try {
			return new Document(file, Files.readAllLines(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What stands between fences, in order. */
	public List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		for (int line = 0; line < this.lines.size(); line++) {
			var fence = FENCE.matcher(this.lines.get(line));
			if (fence.matches()) {
				int begin = line + 1;
				do {
					line++;
				}
				while (!this.lines.get(line).equals("```"));
				String text = String.join("\n", this.lines.subList(begin, line)) + "\n";
				blocks.add(new Block(fence.group(1), fence.group(2), text, begin));
			}
		}
		return blocks;
	}

	/** What stands between fences in one language. */
	public List<Block> blocks(String language) {
		return blocks().stream().filter((block) -> block.language().equals(language)).toList();
	}

	/** All but what stands between fences. */
	String prose() {
		return String.join("\n", this.lines).replaceAll("(?s)\n```.*?\n```", "\n");
	}

	/** Where its links and images lead. */
	List<String> links() {
		return LINK.matcher(prose()).results().map((link) -> link.group(1)).toList();
	}

	/** What stands as code in its lines. */
	List<String> code() {
		return CODE.matcher(prose()).results().map((code) -> code.group(1)).toList();
	}

	/** What a link can name after #, as GitHub does. */
	List<String> anchors() {
		return prose().lines()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.toList();
	}

	/** The cells of its tables, row by row, without what separates the first. */
	List<List<String>> rows() {
		return this.lines.stream()
			.filter((line) -> line.startsWith("| ") || line.startsWith("|  "))
			.map((line) -> Stream.of(line.substring(1).split("\\|", -1)).map(String::strip).toList())
			.map((cells) -> cells.subList(0, cells.size() - 1))
			.toList();
	}

	/** Where a pattern is found in all of it. */
	List<MatchResult> find(Pattern pattern) {
		return pattern.matcher(String.join("\n", this.lines)).results().toList();
	}

	@Override
	public String toString() {
		return this.file.toString();
	}

}
