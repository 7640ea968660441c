package onrecord;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import onrecord.command.Commands;
import onrecord.database.ConnectedDatabase;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Starts the server. What Spring Boot configures is named, in
 * {@code META-INF/spring/onrecord.OnRecord.imports}: weighing all that it could configure
 * would prolong each start. Of Spring for GraphQL it is what leads to graphql-java; the
 * endpoint is our own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = { @ComponentScan.Filter(type = FilterType.REGEX, pattern = "onrecord\\.command\\..*"),
		@ComponentScan.Filter(ManagementContextConfiguration.class) })
@ImportAutoConfiguration
public class OnRecord {

	/** How many requests Java works on at the same moment. */
	private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	/** Whether to stop as soon as it is ready: Java has then seen what a start takes. */
	private static final String REHEARSAL = "onrecord.rehearsal";

	public static void main(String[] arguments) {
		speakEnglish();
		if (Commands.isIn(arguments)) {
			System.exit(Commands.run(arguments));
		}
		LastResort.install();
		leaveProcessorsToPostgres();
		ConfigurableApplicationContext server = SpringApplication.run(OnRecord.class, arguments);
		if (server.isActive()) {
			System.out.print(greeting(server));
			if (Boolean.getBoolean(REHEARSAL)) {
				server.close();
			}
		}
	}

	/**
	 * What this program says is English, down to its digits, and so is what the libraries
	 * say that it hands on: graphql-java has its errors in German and Dutch, too, and
	 * {@code %d} is written in the digits of the machine's language.
	 */
	private static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	/**
	 * Requests wait for PostgreSQL most of their time, and it needs processors more than
	 * Java does. With fewer carriers a virtual thread that goes on finds one awake, and
	 * nothing has to be woken for it. Before Java 24 a thread that waits within
	 * {@code synchronized} keeps its carrier: there all of them may be needed.
	 */
	private static void leaveProcessorsToPostgres() {
		if (System.getProperty(PARALLELISM) == null && Runtime.version().feature() >= 24) {
			int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
			System.setProperty(PARALLELISM, String.valueOf(half));
		}
	}

	private static String greeting(ApplicationContext server) {
		long milliseconds = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		return """
				On Record is ready after %.1f s, with %s
				  GraphiQL  http://localhost:%3$s/graphiql/
				  GraphQL   http://localhost:%3$s/graphql
				  Health    http://localhost:%3$s/actuator/health
				Ctrl-C stops it.
				""".formatted(milliseconds / 1000.0, server.getBean(ConnectedDatabase.class),
				server.getEnvironment().getRequiredProperty("local.server.port"));
	}

}
