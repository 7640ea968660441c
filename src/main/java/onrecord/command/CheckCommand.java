package onrecord.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import onrecord.database.Caller;
import onrecord.database.Sessions;
import onrecord.quoting.Article;
import onrecord.quoting.Quotation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** Holds every quotation of an article against what is on record. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Checks an article before it is published: every quotation in it is held against",
				"everything on record, word by word. The article is a text in UTF-8, or HTML." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:no quotation is altered, spliced or another's", "1:it failed",
				"2:the command line is wrong", "3:a quotation is altered, spliced or another's" },
		footerHeading = "%nExamples:%n", footer = { "  onrecord check article.txt",
				"  onrecord check --format json page.html", "  pandoc draft.docx -t plain | onrecord check -" })
final class CheckCommand implements Callable<Integer> {

	/** A quotation was found, but not as it is quoted. */
	private static final int WRONG = 3;

	/** What an article takes at most: bytes. */
	private static final int MOST = 10_000_000;

	private final List<String> settings;

	@Parameters(paramLabel = "FILE", description = "What to check; - for standard input.")
	private String file = "-";

	@Option(names = "--speaker", paramLabel = "ID",
			description = "Who is quoted, if it is one person or organization throughout: what others said is OTHER_SPEAKER then.")
	private @Nullable String speaker;

	@Option(names = "--format", paramLabel = "NAME", defaultValue = "text",
			description = "${COMPLETION-CANDIDATES}; text unless told otherwise.")
	private CheckReport.Format format = CheckReport.Format.text;

	/** Goes with these settings of the server. */
	CheckCommand(List<String> settings) {
		this.settings = settings;
	}

	@Override
	public Integer call() throws IOException {
		String text = read(this.file);
		try (ConfigurableApplicationContext context = Context.open(Context.Reading.class, this.settings)) {
			Api api = new Api(context);
			String document = new ClassPathResource("check.graphql", CheckCommand.class)
				.getContentAsString(StandardCharsets.UTF_8);
			List<CheckReport.Line> lines = Quotation.in(text, context.getBean(Sessions.class), Caller.PATIENT)
				.stream()
				.map((quotation) -> check(quotation, api, document))
				.toList();
			PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
			new CheckReport(lines).write(this.format, out);
			out.flush();
			return lines.stream().anyMatch(CheckReport.Line::isWrong) ? WRONG : 0;
		}
		catch (SQLException ex) {
			throw new CommandFailure(1, "The database refused: %s.".formatted(Screen.words(ex)));
		}
	}

	private static String read(String name) throws IOException {
		byte[] bytes;
		try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
			bytes = in.readNBytes(MOST + 1);
		}
		if (bytes.length > MOST) {
			throw new CommandFailure(1, "%s is too long: allowed are at most 10 MB.".formatted(name));
		}
		try {
			return Article.of(name, bytes);
		}
		catch (CharacterCodingException ex) {
			throw new CommandFailure(1, "%s is not written in UTF-8: save it so, or as HTML.".formatted(name));
		}
	}

	private CheckReport.Line check(Quotation quotation, Api api, String document) {
		if (quotation.problem() != null) {
			return new CheckReport.Line(quotation, null, quotation.problem());
		}
		Map<String, Object> variables = new HashMap<>(Map.of("text", quotation.text()));
		if (this.speaker != null) {
			variables.put("speaker", List.of(this.speaker));
		}
		try {
			return new CheckReport.Line(quotation, api.ask(document, variables, "checkQuote"), null);
		}
		catch (Api.Refused refused) {
			if (refused.isOf("Query.checkQuote(speaker:)")) {
				throw new CommandFailure(2, "The speaker is wrong: " + refused.getMessage());
			}
			if (!refused.isBadInput()) {
				throw new CommandFailure(1, "Nothing is checked: " + refused.getMessage());
			}
			return new CheckReport.Line(quotation, null, refused.getMessage());
		}
	}

}
