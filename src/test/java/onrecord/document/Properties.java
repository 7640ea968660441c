package onrecord.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which properties there are: those of {@code application.yaml}, those that Spring's
 * metadata tells, and those that the code reads by name.
 */
final class Properties {

	private static final String LEVEL = "logging.level.";

	/** With a value, or null where none is given. */
	private final Map<String, String> defaults = new HashMap<>();

	/** With the types that the metadata tells. */
	private final Map<String, String> types = new HashMap<>();

	private final String main = source(Path.of("src/main/java"));

	private final String tests = source(Path.of("src/test/java"));

	Properties() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
		yaml.getObject().forEach((name, value) -> this.defaults.put(name.toString(), value.toString()));
		try {
			List<URL> all = Collections
				.list(Properties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
			for (URL each : all) {
				try (InputStream in = each.openStream()) {
					for (JsonNode property : new JsonMapper().readTree(in).path("properties")) {
						this.types.put(property.path("name").asString(), property.path("type").asString(""));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a server has that is told nothing; empty where that is nothing. */
	String byDefault(String name) {
		return this.defaults.getOrDefault(name, "");
	}

	/** Whether a server knows it. */
	boolean has(String name) {
		if (name.startsWith(LEVEL)) {
			return this.main.contains('"' + name.substring(LEVEL.length()) + '"');
		}
		return this.defaults.containsKey(name) || this.types.containsKey(name) || isOfAMap(name) || isRead(name);
	}

	/** Whether a test knows it, by {@code -D}. */
	boolean isOfTests(String name) {
		return this.tests.contains('"' + name + '"');
	}

	/** Whether a server knows it as a variable of the environment. */
	boolean hasVariable(String variable) {
		return Stream.concat(this.defaults.keySet().stream(), this.types.keySet().stream())
			.anyMatch((name) -> name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_').equals(variable));
	}

	private boolean isOfAMap(String name) {
		return parts(name).anyMatch((part) -> {
			String type = this.types.getOrDefault(part, "");
			return type.startsWith("java.util.Map") || type.equals("java.util.Properties");
		});
	}

	/** Whole, or as a constant and what follows it. */
	private boolean isRead(String name) {
		return this.main.contains('"' + name + '"')
				|| parts(name).anyMatch((part) -> this.main.contains('"' + part + '"')
						&& this.main.contains('"' + name.substring(part.length()) + '"'));
	}

	/** What stands before each of its dots. */
	private static Stream<String> parts(String name) {
		return Stream.iterate(name.lastIndexOf('.'), (dot) -> dot > 0, (dot) -> name.lastIndexOf('.', dot - 1))
			.map((dot) -> name.substring(0, dot));
	}

	private static String source(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java")).map((file) -> {
				try {
					return Files.readString(file);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}).collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
