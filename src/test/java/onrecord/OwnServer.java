package onrecord;

import java.util.stream.Stream;

import onrecord.database.OwnDatabase;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A server of a test's own, in this JVM. It keeps no answers. */
public final class OwnServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private OwnServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** Starts one that reads from a database. */
	public static OwnServer start(OwnDatabase database, String... properties) {
		Stream<String> own = Stream.concat(Stream.of("server.port=0", "onrecord.answers.memory=0"),
				Stream.of(properties));
		return new OwnServer(SpringApplication.run(OnRecord.class,
				Stream.concat(own, Stream.of(database.properties()))
					.map((property) -> "--" + property)
					.toArray(String[]::new)));
	}

	/** Where it listens on this machine. */
	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
