package onrecord.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

import onrecord.database.Writing;
import onrecord.loading.Export;
import onrecord.loading.Loadable;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what the database holds. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Writes what the database of the server holds, also while it runs. A bundle has",
				"everything, and can be loaded again; the others have the statements." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:all is written", "1:it failed", "2:the command line is wrong" },
		footerHeading = "%nExamples:%n",
		footer = { "  onrecord export > corpus.jsonl", "  onrecord export --output corpus.jsonl.gz",
				"  onrecord export --format csv --filter '{topic: [\"topic:prisoner-exchange\"]}'" })
final class ExportCommand implements Callable<Integer> {

	private final List<String> settings;

	@Option(names = "--format", paramLabel = "NAME", defaultValue = "bundle",
			description = "${COMPLETION-CANDIDATES}; bundle unless told otherwise.")
	private Format format = Format.bundle;

	@Option(names = "--filter", paramLabel = "FILTER",
			description = "Only some statements, with what they refer to: a StatementFilter, written as in GraphQL.")
	private @Nullable String filter;

	@Option(names = "--cells", paramLabel = "safe|raw", defaultValue = "safe",
			description = "How csv writes what a spreadsheet would take for a formula: behind an apostrophe (safe, unless told "
					+ "otherwise), or as it is (raw). What is written raw is loaded by import --cells raw.")
	private Cells cells = Cells.safe;

	@Option(names = "--output", paramLabel = "FILE",
			description = "Where to write; packed if the name ends in .gz; standard output unless told otherwise.")
	private @Nullable Path output;

	/** Goes with these settings of the server. */
	ExportCommand(List<String> settings) {
		this.settings = settings;
	}

	@Override
	public Integer call() throws IOException {
		Class<?> parts = (this.filter != null) ? Context.Reading.class : Context.Loading.class;
		try (ConfigurableApplicationContext context = Context.open(parts, this.settings);
				Connection connection = context.getBean(Writing.class).connect("export")) {
			Export export = new Export(connection, List.copyOf(context.getBeansOfType(Loadable.class).values()));
			if (this.filter != null) {
				export.select(Filter.statements(context, this.filter));
			}
			long written = write(export);
			System.err.printf(Locale.ROOT, "%,d %s written.%n", written,
					(this.format == Format.bundle) ? "records" : "statements");
			return 0;
		}
		catch (SQLException ex) {
			throw new CommandFailure(1, "The database refused: %s.".formatted(Screen.words(ex)));
		}
	}

	private long write(Export export) throws SQLException, IOException {
		if (this.output == null) {
			return write(export, System.out);
		}
		// A file of this name is complete.
		Path draft = this.output.resolveSibling(this.output.getFileName() + ".new");
		try {
			long written;
			try (OutputStream file = Files.newOutputStream(draft);
					OutputStream packed = this.output.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file) {
				written = write(export, packed);
			}
			Files.move(draft, this.output, StandardCopyOption.REPLACE_EXISTING);
			return written;
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private long write(Export export, OutputStream out) throws SQLException, IOException {
		Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
		long written = switch (this.format) {
			case bundle -> export.writeBundle(writer);
			case jsonld -> export.writeJsonLd(writer);
			case csv -> export.writeCsv(writer, this.cells == Cells.raw);
		};
		writer.flush();
		return written;
	}

	/** What can be written; named as on the command line. */
	enum Format {

		/** Records, to be loaded again. */
		bundle,
		/** The statements as linked data. */
		jsonld,
		/** The statements as a table. */
		csv

	}

}
