package onrecord.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.SystemUtils;

/** A PostgreSQL of a test's own, which it may kill. Closing kills it. */
public final class OwnPostgres implements AutoCloseable {

	private final Path data;

	private final int port;

	private OwnPostgres(Path data, int port) {
		this.data = data;
		this.port = port;
	}

	/**
	 * Starts one with the roles and a database that is empty.
	 * @param data a folder that is not there yet
	 */
	public static OwnPostgres start(Path data) throws IOException, SQLException {
		EmbeddedPostgres first = EmbeddedDatabase.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("shared_buffers", "16MB")
			.start();
		Roles.create(first.getPostgresDatabase(), TestDatabase.PASSWORD, TestDatabase.PASSWORD);
		Roles.createDatabase(first.getPostgresDatabase(), Roles.DATABASE);
		Roles.grant(first.getDatabase("postgres", Roles.DATABASE), Roles.DATABASE);
		return new OwnPostgres(data, first.getPort());
	}

	/** Its database. */
	public OwnDatabase database() {
		return new OwnDatabase(new TestServer("localhost:" + this.port, "postgres", ""), Roles.DATABASE);
	}

	/** Ends it as a power failure does. */
	public void kill() throws IOException {
		String pid = Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst();
		List<ProcessHandle> all = ProcessHandle.of(Long.parseLong(pid))
			.stream()
			.flatMap((postmaster) -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
			.toList();
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((each) -> each.onExit().join());
	}

	/** Starts it again, after a {@link #kill()}, with the same options. */
	public void restart() throws IOException {
		String command = Files.readString(this.data.resolve("postmaster.opts"));
		// PostgreSQL does not want to be root.
		String nobody = SystemUtils.IS_OS_LINUX && "root".equals(System.getProperty("user.name")) ? "unshare -U " : "";
		new ProcessBuilder("sh", "-c", "exec " + nobody + command).redirectErrorStream(true)
			.redirectOutput(Redirect.DISCARD)
			.start();
	}

	/**
	 * Begins another file of its log: where there is no room for one, PostgreSQL ends,
	 * and how much the migrations have left of the last is chance.
	 */
	public void beginLogFile() throws SQLException {
		try (Connection connection = database().superuser().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("select pg_switch_wal()");
			statement.execute("checkpoint");
		}
	}

	/** Whether it answers a query. */
	public boolean answers() {
		try (Connection connection = database().superuser().getConnection();
				Statement statement = connection.createStatement()) {
			// Its catalogs, which every query reads first, are read from the disk once.
			return statement.execute("select count(*) from pg_attribute join pg_class on attrelid = pg_class.oid");
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		kill();
	}

}
