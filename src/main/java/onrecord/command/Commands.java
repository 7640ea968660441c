package onrecord.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import onrecord.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: what is to be done instead of starting the server. */
@Command(name = "onrecord", mixinStandardHelpOptions = true, versionProvider = Commands.Version.class,
		synopsisSubcommandLabel = "[import | export | check | prepare | help]",
		description = { "Who said what, in which words, to whom, according to whom.%n",
				"Without a command the server starts." },
		subcommands = CommandLine.HelpCommand.class,
		footer = { "", "Settings of the server go with every command: --spring.datasource.url=…,",
				"--onrecord.database.folder=…; see the README." })
public final class Commands implements Runnable {

	private static final Set<String> WORDS = Set.of("import", "export", "check", "prepare", "help", "--help", "-h",
			"--version", "-V");

	private Commands() {
	}

	/** Whether the arguments are a command, and not the server's settings. */
	public static boolean isIn(String... arguments) {
		return Arrays.stream(arguments)
			.filter((argument) -> !isSetting(argument))
			.findFirst()
			.filter(WORDS::contains)
			.isPresent();
	}

	/**
	 * Does what the arguments say.
	 * @return the exit code: 0 if all is well, 1 if something was refused or failed, 2 if
	 * the arguments are wrong; 3 if what is checked is wrong
	 */
	public static int run(String... arguments) {
		List<String> settings = Arrays.stream(arguments).filter(Commands::isSetting).toList();
		String[] words = Arrays.stream(arguments).filter((argument) -> !isSetting(argument)).toArray(String[]::new);
		return new CommandLine(new Commands()).addSubcommand(new ImportCommand(settings))
			.addSubcommand(new ExportCommand(settings))
			.addSubcommand(new CheckCommand(settings))
			.addSubcommand(new PrepareCommand())
			.setExecutionExceptionHandler(Commands::failed)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setUsageHelpAutoWidth(true)
			.execute(words);
	}

	/** A setting of the server, for Spring: --spring.datasource.url=…. */
	private static boolean isSetting(String argument) {
		return argument.matches("--(spring|onrecord|logging|server|management)\\..*");
	}

	private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
		if (failure instanceof CommandFailure expected) {
			if (expected.getMessage() != null) {
				command.getErr().println(Printable.line(expected.getMessage()));
			}
			return expected.exitCode();
		}
		if (failure instanceof IOException) {
			command.getErr().println(Printable.line("It cannot be read or written: " + failure.getMessage()));
			return 1;
		}
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		// What is not a whole line is not flushed.
		command.getErr().println(Printable.text(trace.toString()).stripTrailing());
		return 1;
	}

	@Override
	public void run() {
		CommandLine.usage(this, System.out);
	}

	/** Of the jar; of classes in a folder there is none. */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			String version = Commands.class.getPackage().getImplementationVersion();
			return new String[] { "On Record " + ((version != null) ? version : "(not packaged)") };
		}

	}

}
