package onrecord.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import onrecord.database.Writing;
import onrecord.format.DateOrder;
import onrecord.format.Format;
import onrecord.format.Formats;
import onrecord.format.Hints;
import onrecord.format.InputFile;
import onrecord.format.Unreadable;
import onrecord.loading.Input;
import onrecord.loading.Loadable;
import onrecord.loading.Loader;
import onrecord.loading.Options;
import onrecord.loading.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/** Loads files into the database. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Loads files into the database that the server uses, also while it runs:",
				"all of them in one transaction, or nothing.%n",
				"Files may be bundles (JSON Lines of records), ClaimReview as JSON-LD, answers",
				"of the Google Fact Check API, Popolo, or tables of statements (CSV, TSV), all of",
				"them also packed by gzip. The format is recognised from the content." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = {
				"0:all is loaded", "1:something was refused, or the load failed", "2:the command line is wrong" },
		footerHeading = "%nExamples:%n",
		footer = { "  onrecord import people.jsonl speeches.jsonl.gz", "  onrecord import --dry-run fact-checks.json",
				"  onrecord import --map speaker=3 --map text=5 quotes.csv",
				"  onrecord import --source-title 'The Daily' --dates dmy --encoding windows-1252 old.csv",
				"  onrecord import --namespace elm-parliament people.json ministers.json",
				"  curl -s https://example.org/claims.json | onrecord import -" })
final class ImportCommand implements Callable<Integer> {

	private final List<String> settings;

	@Parameters(paramLabel = "FILE", arity = "1..*", description = "What to load; - for standard input.")
	private List<String> files = List.of();

	@Option(names = "--format", paramLabel = "NAME",
			description = "The format of all files, if it is not to be recognised: ${COMPLETION-CANDIDATES}.")
	private @Nullable Format format;

	@Option(names = "--encoding", paramLabel = "NAME",
			description = "The encoding of files that have no byte order mark, if it is not UTF-8: windows-1252, ISO-8859-2, UTF-16LE, Shift_JIS, …")
	private @Nullable String encoding;

	@Option(names = "--dates", paramLabel = "dmy|mdy",
			description = "What comes first in dates like 03/04/2021, of which otherwise only those are read that can mean one day.")
	private @Nullable DateOrder dates;

	@ArgGroup(validate = false, heading = "%nOf tables:%n")
	private TableOptions table = new TableOptions();

	@Option(names = "--namespace", paramLabel = "NAME",
			description = "Whose the ids are that mean nothing elsewhere, as in Popolo: of all files, which then may refer to "
					+ "one another. Without it each file has its own.")
	private @Nullable String namespace;

	@Option(names = "--worldwide", paramLabel = "SCHEME",
			description = "A scheme of identifiers that means the same in all files; wikidata, viaf, isni, orcid, gnd and others always do.")
	private Set<String> worldwide = new LinkedHashSet<>();

	@Option(names = "--dry-run", description = "Tries everything, and keeps nothing.")
	private boolean dryRun;

	@Option(names = "--on-error", paramLabel = "stop|skip", defaultValue = "stop",
			description = "Whether to keep nothing where a record is refused (stop, unless told otherwise), or all that is right "
					+ "(skip): the other records, and the other parts of a record that can do without the wrong one.")
	private OnError onError = OnError.stop;

	@Option(names = "--on-lost-proof", paramLabel = "refuse|mark", defaultValue = "refuse",
			description = "Whether a new text of a source, in which words that are quoted from it no longer stand, is refused "
					+ "(unless told otherwise), or the words are kept as no longer proven (mark).")
	private OnLostProof onLostProof = OnLostProof.refuse;

	@Option(names = "--rejects", paramLabel = "FILE",
			description = "Where to write what is refused, to be mended and loaded again. With skip it is written beside the "
					+ "first file, as FILE.rejects.jsonl, if nothing else is said.")
	private @Nullable Path rejects;

	/** Goes with these settings of the server. */
	ImportCommand(List<String> settings) {
		this.settings = settings;
	}

	@Override
	public Integer call() throws IOException, SQLException {
		Screen screen = new Screen(System.err);
		Path rejects = rejects();
		List<InputFile> inputs = inputs();
		Input reading = reading(inputs);
		try (ConfigurableApplicationContext context = Context.open(Context.Loading.class, this.settings);
				Connection connection = context.getBean(Writing.class).connect("import")) {
			Loader loader = new Loader(connection, List.copyOf(context.getBeansOfType(Loadable.class).values()));
			screen.begin(size(inputs));
			Summary summary = loader.load(reading, new Options(this.dryRun, this.onError == OnError.skip,
					this.onLostProof == OnLostProof.mark, rejects), screen);
			screen.show(summary, this.dryRun, rejects);
			return (summary.refused() + summary.leftOut() > 0) ? 1 : 0;
		}
		catch (Unreadable ex) {
			screen.clear();
			throw new CommandFailure(1, ex.getMessage() + " Nothing was loaded.");
		}
		catch (SQLException ex) {
			screen.clear();
			throw new CommandFailure(1, "The database refused: %s. Nothing was loaded.".formatted(Screen.words(ex)));
		}
		finally {
			for (InputFile input : inputs) {
				if (input.name().equals("-")) {
					Files.deleteIfExists(input.path());
				}
			}
		}
	}

	/** Standard input is read twice if something is refused: so it is kept. */
	private List<InputFile> inputs() throws IOException {
		List<InputFile> inputs = new ArrayList<>();
		for (String file : this.files) {
			if (file.equals("-")) {
				Path kept = Files.createTempFile("onrecord", ".input");
				kept.toFile().deleteOnExit();
				try (InputStream in = System.in) {
					Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
				}
				inputs.add(new InputFile("-", kept));
			}
			else {
				inputs.add(InputFile.of(Path.of(file)));
			}
		}
		return inputs;
	}

	private Input reading(List<InputFile> inputs) {
		Formats formats;
		try {
			formats = new Formats(
					new Hints(this.format, charset(), this.dates, this.table.hints(), this.namespace, this.worldwide));
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new CommandFailure(2, "No encoding is called %s here.".formatted(this.encoding));
		}
		catch (IllegalArgumentException ex) {
			throw new CommandFailure(2, ex.getMessage());
		}
		formats.compare(inputs);
		return (intake, progress) -> {
			AtomicLong before = new AtomicLong();
			for (InputFile input : inputs) {
				formats.read(input, intake, (bytes) -> progress.accept(before.get() + bytes));
				before.addAndGet(Files.size(input.path()));
			}
		};
	}

	private @Nullable Charset charset() {
		return (this.encoding != null) ? Charset.forName(this.encoding) : null;
	}

	private static long size(List<InputFile> inputs) throws IOException {
		long size = 0;
		for (InputFile input : inputs) {
			size += Files.isRegularFile(input.path()) ? Files.size(input.path()) : 0;
		}
		return size;
	}

	private @Nullable Path rejects() {
		if (this.rejects == null && this.onError == OnError.skip) {
			String first = this.files.getFirst().equals("-") ? "import" : this.files.getFirst();
			this.rejects = Path.of(first + ".rejects.jsonl");
		}
		if (this.rejects != null && Files.exists(this.rejects)) {
			throw new CommandFailure(2, "%s is there already. Load it or remove it, or name another file by --rejects."
				.formatted(this.rejects));
		}
		return this.rejects;
	}

	/**
	 * What to do where words no longer stand in their source; written as on the command
	 * line.
	 */
	enum OnLostProof {

		/** Refuse the source's new text. */
		refuse,
		/** Keep the words as no longer proven. */
		mark

	}

	/** What to do where a record is refused; written as on the command line. */
	enum OnError {

		/** Keep nothing. */
		stop,
		/** Keep all the others. */
		skip

	}

}
