package onrecord.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL of a test JVM: a container where Docker is at hand, else the
 * embedded one.
 */
record TestServer(String address, String superuser, String password) {

	private static final String CHOICE = "onrecord.test.database";

	/** Of the oldest version or the newest, or any between. */
	private static final String IMAGE = System.getProperty("onrecord.test.image", "postgres:18");

	/** What Testcontainers removes its containers with. */
	private static final String CLEANER = "testcontainers/ryuk:0.14.0";

	static TestServer start() {
		String choice = System.getProperty(CHOICE, "");
		return switch (choice) {
			case "container" -> container();
			case "embedded" -> embedded();
			case "" -> containerOrEmbedded();
			default -> throw new IllegalArgumentException(
					"-D%s=%s: container and embedded are known".formatted(CHOICE, choice));
		};
	}

	private static TestServer containerOrEmbedded() {
		if (Stream.of("/var/run/docker.sock", "/run/docker.sock").map(Path::of).noneMatch(Files::exists)
				&& System.getenv("DOCKER_HOST") == null) {
			return embeddedBecause("there is no Docker engine");
		}
		try (DockerClient docker = DockerClientProviderStrategy
			.getClientForConfig(DockerClientFactory.instance().getTransportConfig())) {
			// Asked for beforehand: Testcontainers itself tries for minutes to pull what
			// cannot be had.
			if (!has(docker, IMAGE)) {
				return embeddedBecause(IMAGE + " is neither here nor to be had");
			}
			if (!"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED")) && !has(docker, CLEANER)) {
				return embeddedBecause(CLEANER + " is neither here nor to be had");
			}
			return container();
		}
		catch (IOException | RuntimeException ex) {
			return embeddedBecause("no Docker engine answers (" + ex.getMessage() + ")");
		}
	}

	private static boolean has(DockerClient docker, String image) {
		try {
			docker.inspectImageCmd(image).exec();
			return true;
		}
		catch (NotFoundException ex) {
			return pull(docker, image);
		}
	}

	private static boolean pull(DockerClient docker, String image) {
		try {
			String[] parts = image.split(":");
			return docker.pullImageCmd(parts[0]).withTag(parts[1]).start().awaitCompletion(2, TimeUnit.MINUTES);
		}
		catch (DockerException | DockerClientException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static TestServer embeddedBecause(String reason) {
		System.out.println("Tests run on the embedded PostgreSQL: " + reason + ".");
		return embedded();
	}

	@SuppressWarnings("resource")
	private static TestServer container() {
		PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withUsername("postgres")
			.withDatabaseName("postgres")
			.withEnv("POSTGRES_INITDB_ARGS", locale() + " --locale=C --lc-ctype=C.UTF-8");
		container.start();
		System.out.println("Tests run on PostgreSQL in a container of " + IMAGE + ".");
		return new TestServer(container.getHost() + ":" + container.getFirstMappedPort(), "postgres",
				container.getPassword());
	}

	/** PostgreSQL brings the locale C.UTF-8 itself from version 17 on. */
	private static String locale() {
		return (Integer.parseInt(IMAGE.replaceAll("\\D+", "")) < 17) ? ""
				: "--locale-provider=builtin --builtin-locale=C.UTF-8";
	}

	private static TestServer embedded() {
		try {
			Path password = Files.writeString(Files.createTempFile("onrecord", "password"), TestDatabase.PASSWORD);
			EmbeddedPostgres postgres = EmbeddedDatabase.builder()
				.setLocaleConfig("auth", "scram-sha-256")
				.setLocaleConfig("pwfile", password.toString())
				.setConnectConfig("password", TestDatabase.PASSWORD)
				.setRegisterShutdownHook(true)
				.start();
			Files.delete(password);
			return new TestServer("localhost:" + postgres.getPort(), "postgres", TestDatabase.PASSWORD);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url(String database) {
		return "jdbc:postgresql://%s/%s".formatted(this.address, database);
	}

	DataSource superuser(String database) {
		return login(database, this.superuser, this.password);
	}

	DataSource login(String database, String user, String password) {
		PGSimpleDataSource login = new PGSimpleDataSource();
		login.setUrl(url(database));
		login.setUser(user);
		login.setPassword(password);
		return login;
	}

}
