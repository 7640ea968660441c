package onrecord.database;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.SystemUtils;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that comes along with the server, for whoever has none: its data stays in
 * a folder, and it runs as long as the server does.
 */
final class EmbeddedDatabase implements AutoCloseable {

	/**
	 * Of the programs in the jars that pom.xml names; data of another major version
	 * cannot be read by them.
	 */
	static final String MAJOR_VERSION = "18";

	/**
	 * Long enough for recovery after a crash: PostgreSQL answers only when it is done.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Path path;

	private final Passwords passwords;

	private final int port;

	/** Null where another process has started it, and will end it. */
	private final @Nullable Own own;

	private EmbeddedDatabase(Path path, Passwords passwords, int port, @Nullable Own own) {
		this.path = path;
		this.passwords = passwords;
		this.port = port;
		this.own = own;
	}

	/**
	 * Joins the PostgreSQL that another On Record has started on the data in the folder;
	 * where there is none, starts it. One that is just starting is waited for.
	 * @param template what a new folder begins with, where it is there
	 * @throws Refusal if neither is possible
	 */
	static EmbeddedDatabase join(Path path, @Nullable Template template) throws IOException, InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end) {
			Folder folder = Folder.holdUnlessInUse(path);
			if (folder != null) {
				return start(path, folder, template);
			}
			List<String> running = linesOf(path.resolve("data").resolve("postmaster.pid"));
			// The eighth line says how far its start or its end has come.
			if (running.size() > 7 && running.get(7).startsWith("ready")) {
				return new EmbeddedDatabase(path, Passwords.keptIn(path.resolve("passwords")),
						Integer.parseInt(running.get(3)), null);
			}
			Thread.sleep(200);
		}
		throw new Refusal(
				"The folder %s is in use by another On Record, whose PostgreSQL does not answer.".formatted(path),
				"Stop that one, or choose another folder: --onrecord.database.folder=….");
	}

	/** Whether another process has started it, and sees to its migrations. */
	boolean isJoined() {
		return this.own == null;
	}

	private static List<String> linesOf(Path file) throws IOException {
		try {
			return Files.readAllLines(file);
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
	}

	/**
	 * Starts PostgreSQL on the data in the folder, creating both when they are not there.
	 * @param template what a new folder begins with, where it is there
	 * @throws Refusal if that is not possible
	 */
	static EmbeddedDatabase start(Path path, @Nullable Template template) {
		return start(path, Folder.hold(path), template);
	}

	private static EmbeddedDatabase start(Path path, Folder folder, @Nullable Template template) {
		try {
			folder.tidy();
			Passwords passwords = folder.passwords();
			if (Files.notExists(folder.data())) {
				initialise(folder, passwords, template);
			}
			if (!folder.majorVersion().equals(MAJOR_VERSION)) {
				throw new Refusal(
						"The data in %s was made by PostgreSQL %s; this On Record brings %s.".formatted(path,
								folder.majorVersion(), MAJOR_VERSION),
						"Move it with pg_dump of the old version, or choose another folder: "
								+ "--onrecord.database.folder=….");
			}
			EmbeddedPostgres postgres = launch(folder, folder.data(), passwords);
			setUp(postgres, passwords);
			return new EmbeddedDatabase(path, passwords, postgres.getPort(),
					new Own(folder, postgres, Guard.over(folder)));
		}
		catch (IOException | InterruptedException | RuntimeException | SQLException | ExceptionInInitializerError ex) {
			throw giveUp(folder, ex);
		}
	}

	/**
	 * A start that was killed in the middle of this leaves nothing that looks like data.
	 */
	private static void initialise(Folder folder, Passwords passwords, @Nullable Template template)
			throws IOException, InterruptedException {
		if (template != null && template.isThere()) {
			template.copyTo(folder, passwords);
		}
		else {
			launch(folder, folder.draft(), passwords).close();
		}
		Files.move(folder.draft(), folder.data());
	}

	private static EmbeddedPostgres launch(Folder folder, Path data, Passwords passwords) throws IOException {
		return builder().setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setOverrideWorkingDirectory(folder.programs().toFile())
			// Passwords for everybody from the first moment: these options come after the
			// library's own "-A trust".
			.setLocaleConfig("auth", "scram-sha-256")
			.setLocaleConfig("pwfile", passwords.file().toString())
			.setConnectConfig("password", passwords.superuser())
			// The library's own options, meant for tests, come first, and the last one
			// counts.
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "50")
			.setServerConfig("shared_buffers", "256MB")
			.setServerConfig("random_page_cost", "1.1")
			.setServerConfig("log_min_messages", "log")
			.setServerConfig("log_timezone", "UTC")
			.setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
			.setPGStartupWait(PATIENCE)
			.start();
	}

	/** What the server's PostgreSQL and the tests' have in common. */
	static EmbeddedPostgres.Builder builder() {
		return EmbeddedPostgres.builder()
			// Sorts by code point on every machine, with the upper and lower case of all
			// scripts.
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setLocaleConfig("locale", "C")
			// The parsers of full-text search and pg_trgm ask the operating system what a
			// letter is: under plain C a
			// curly quotation mark is one.
			.setLocaleConfig("lc-ctype", characterClasses())
			.setServerConfig("timezone", "UTC")
			.setServerConfig("listen_addresses", "localhost")
			.setServerConfig("unix_socket_directories", "")
			.setServerConfig("jit", "off")
			// Stopped by whoever started it, after the connection pool: a hook of its own
			// would run at the same time.
			.setRegisterShutdownHook(false);
	}

	private static String characterClasses() {
		if (SystemUtils.IS_OS_WINDOWS) {
			return "en-US";
		}
		return SystemUtils.IS_OS_MAC ? "en_US.UTF-8" : "C.UTF-8";
	}

	private static void setUp(EmbeddedPostgres postgres, Passwords passwords) throws SQLException {
		Roles.create(postgres.getPostgresDatabase(), passwords.owner(), passwords.reader());
		Roles.createDatabase(postgres.getPostgresDatabase(), Roles.DATABASE);
		Roles.grant(postgres.getDatabase("postgres", Roles.DATABASE), Roles.DATABASE);
	}

	private static RuntimeException giveUp(Folder folder, Throwable failure) {
		String lastWords = lastWords(folder);
		try (folder) {
			Orphan.stop(folder.draft());
			Orphan.stop(folder.data());
		}
		catch (IOException | RuntimeException ex) {
			failure.addSuppressed(ex);
		}
		if (failure instanceof Refusal refusal) {
			return refusal;
		}
		return new Refusal("The embedded PostgreSQL in %s did not start%s".formatted(folder, lastWords),
				"Its log is %s; or use a PostgreSQL of your own: --spring.datasource.url=….".formatted(folder.log()),
				failure);
	}

	static String lastWords(Folder folder) {
		try {
			List<String> lines = Files.readAllLines(folder.log());
			return lines.stream()
				.filter((line) -> line.matches(".*(FATAL|PANIC|error): .*"))
				.reduce((first, second) -> second)
				.map((line) -> ": " + line.replaceFirst(".*(FATAL|PANIC|error): +", "") + ".")
				.orElse(".");
		}
		catch (IOException ex) {
			return ".";
		}
	}

	/** Who may change the schema. */
	Login owner() {
		return new Login(url(), Roles.OWNER, this.passwords.owner());
	}

	/** Who may only select. */
	Login reader() {
		return new Login(url(), Roles.READER, this.passwords.reader());
	}

	private String url() {
		return "jdbc:postgresql://localhost:%d/%s".formatted(this.port, Roles.DATABASE);
	}

	@Override
	public void close() throws IOException {
		if (this.own != null) {
			try (this.own) {
				this.own.guard().close();
				this.own.postgres().close();
			}
		}
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	/** What this process has started, and will end. */
	private record Own(Folder folder, EmbeddedPostgres postgres, Guard guard) implements Closeable {

		/** Lets the folder go, once nothing runs in it. */
		@Override
		public void close() throws IOException {
			this.folder.close();
		}

	}

}
