package onrecord.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The parts of the server that a command needs, with the server's own settings. */
final class Context {

	private Context() {
	}

	/**
	 * Opens the database that the server would use, and brings it up to date.
	 * @param parts which parts are needed
	 * @param settings as the server takes them, after two hyphens
	 * @throws CommandFailure if that is not possible, which has been said then
	 */
	static ConfigurableApplicationContext open(Class<?> parts, List<String> settings) {
		SpringApplication application = new SpringApplication(parts);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("onrecord.database.join", "true"));
		// It answers nobody, and holds no version of the corpus.
		List<String> all = new ArrayList<>(settings);
		all.add("--onrecord.answers.memory=0");
		all.add("--onrecord.answers.etag=false");
		// Nor is it taken for a server.
		all.add("--spring.datasource.hikari.data-source-properties.ApplicationName=onrecord command");
		try {
			return application.run(all.toArray(String[]::new));
		}
		catch (RuntimeException ex) {
			throw new CommandFailure(1, null);
		}
	}

	/** The database, and how each package of the domain keeps its records. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, DataSourceAutoConfiguration.class,
			FlywayAutoConfiguration.class })
	@ComponentScan(basePackages = "onrecord", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
			pattern = "onrecord\\.(OnRecord|http\\..*|planning\\..*|limiting\\..*|reading\\..*|checking\\..*|mcp\\..*|pages\\..*|command\\..*)"))
	static class Loading {

	}

	/** The machine that reads, too, and says what was wrong as the server does. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, DataSourceAutoConfiguration.class,
			FlywayAutoConfiguration.class, GraphQlAutoConfiguration.class })
	@ComponentScan(basePackages = "onrecord", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
			pattern = "onrecord\\.(OnRecord|http\\.(?!(FieldErrors|Failures)$).*|mcp\\..*|pages\\..*|command\\..*)"))
	static class Reading {

	}

}
