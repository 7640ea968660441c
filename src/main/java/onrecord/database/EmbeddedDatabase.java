package onrecord.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.SystemUtils;

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

	private final Folder folder;

	private final Passwords passwords;

	private final EmbeddedPostgres postgres;

	private EmbeddedDatabase(Folder folder, Passwords passwords, EmbeddedPostgres postgres) {
		this.folder = folder;
		this.passwords = passwords;
		this.postgres = postgres;
	}

	/**
	 * Starts PostgreSQL on the data in the folder, creating both when they are not there.
	 * @throws Refusal if that is not possible
	 */
	static EmbeddedDatabase start(Path path) {
		Folder folder = Folder.hold(path);
		try {
			folder.tidy();
			Passwords passwords = folder.passwords();
			if (Files.notExists(folder.data())) {
				initialise(folder, passwords);
			}
			if (!folder.majorVersion().equals(MAJOR_VERSION)) {
				throw new Refusal(
						"The data in %s was made by PostgreSQL %s; this On Record brings %s.".formatted(path,
								folder.majorVersion(), MAJOR_VERSION),
						"Move it with pg_dump of the old version, or choose another folder: "
								+ "--onrecord.database.folder=….");
			}
			EmbeddedDatabase database = new EmbeddedDatabase(folder, passwords,
					launch(folder, folder.data(), passwords));
			database.setUp();
			return database;
		}
		catch (IOException | RuntimeException | SQLException | ExceptionInInitializerError ex) {
			throw giveUp(folder, ex);
		}
	}

	/**
	 * A start that was killed in the middle of this leaves nothing that looks like data.
	 */
	private static void initialise(Folder folder, Passwords passwords) throws IOException {
		launch(folder, folder.draft(), passwords).close();
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

	private void setUp() throws SQLException {
		Roles.create(this.postgres.getPostgresDatabase(), this.passwords.owner(), this.passwords.reader());
		Roles.createDatabase(this.postgres.getPostgresDatabase(), Roles.DATABASE);
		Roles.grant(this.postgres.getDatabase("postgres", Roles.DATABASE), Roles.DATABASE);
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

	private static String lastWords(Folder folder) {
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
		return "jdbc:postgresql://localhost:%d/%s".formatted(this.postgres.getPort(), Roles.DATABASE);
	}

	@Override
	public void close() throws IOException {
		try (this.folder) {
			this.postgres.close();
		}
	}

	@Override
	public String toString() {
		return this.folder.toString();
	}

}
