package onrecord.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A command as it stands in a document.
 *
 * @param text as it is typed, on one line and without a comment
 * @param words of which it is made, without quotation marks
 */
public record CommandLine(String text, List<String> words) {

	private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

	/** Those of a block: one a line, but for lines that end with a backslash. */
	public static List<CommandLine> of(Document.Block block) {
		List<CommandLine> commands = new ArrayList<>();
		for (String line : block.text().replaceAll("\\\\\\n\\s*", "").split("\n")) {
			String text = line.replaceFirst("(^|\\s{2,})#.*$", "").strip();
			if (!text.isEmpty()) {
				commands.add(new CommandLine(text, WORD.matcher(text).results().map(CommandLine::unquoted).toList()));
			}
		}
		return commands;
	}

	private static String unquoted(MatchResult word) {
		return word.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2");
	}

	/** What stands after a word; empty where the word is not there. */
	List<String> after(String word) {
		int nth = this.words.indexOf(word);
		return (nth < 0) ? List.of() : this.words.subList(nth + 1, this.words.size());
	}

	/**
	 * What stands before a word, without variables of the environment and the program.
	 */
	public List<String> optionsBefore(String word) {
		return this.words.subList(0, this.words.indexOf(word))
			.stream()
			.dropWhile((each) -> each.matches("[A-Z_]+=.*"))
			.skip(1)
			.toList();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
