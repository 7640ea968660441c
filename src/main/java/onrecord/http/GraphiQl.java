package onrecord.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The way to GraphiQL, the example queries that it offers, and the schema as a file. Its
 * own files are static.
 */
@RestController
final class GraphiQl implements WebMvcConfigurer {

	private static final String FILES = "static/graphiql/";

	private final List<Example> examples;

	GraphiQl() throws IOException {
		this.examples = read();
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry resources) {
		resources.addResourceHandler("/graphiql/**")
			.addResourceLocations("classpath:/" + FILES)
			.resourceChain(false)
			.addResolver(new Files(paths()));
	}

	@Override
	public void addViewControllers(ViewControllerRegistry views) {
		views.addRedirectViewController("/", "graphiql/");
		// A link to a query carries it along.
		views.addRedirectViewController("/graphiql", "graphiql/").setKeepQueryParams(true);
		views.addViewController("/graphiql/").setViewName("forward:/graphiql/index.html");
	}

	/** The example queries, in the order of their files. */
	@GetMapping("/graphiql/examples.json")
	List<Example> examples() {
		return this.examples;
	}

	/** The schema as it was written, comments included. A browser shows plain text. */
	@GetMapping("/schema.graphqls")
	ResponseEntity<Resource> schema() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.body(new ClassPathResource("graphql/schema.graphqls"));
	}

	private static List<Example> read() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:examples/*.graphql");
		List<Example> examples = new ArrayList<>();
		for (Resource file : Stream.of(files).sorted(Comparator.comparing(GraphiQl::name)).toList()) {
			examples.add(Example.of(file.getContentAsString(StandardCharsets.UTF_8)));
		}
		return examples;
	}

	/** Where the files are below their folder. */
	private static Set<String> paths() {
		try {
			Set<String> paths = new HashSet<>();
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath:" + FILES + "**/*.*")) {
				String url = file.getURL().toString();
				paths.add(url.substring(url.lastIndexOf(FILES) + FILES.length()));
			}
			return paths;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Resource file) {
		return String.valueOf(file.getFilename());
	}

	/**
	 * An example.
	 *
	 * @param name the question that it answers: the comment in its first line
	 * @param group what it is shown with: the comment in its second line, which its query
	 * is shown without
	 */
	record Example(String name, String group, String query) {

		static Example of(String text) {
			List<String> lines = new ArrayList<>(text.lines().toList());
			String group = comment(lines.remove(1));
			return new Example(comment(lines.getFirst()), group, String.join("\n", lines) + "\n");
		}

		private static String comment(String line) {
			return line.replaceFirst("^# *", "");
		}

	}

	/**
	 * Looks for no file that is not there: Java's class loaders remember each name that
	 * they were ever asked for.
	 */
	private static final class Files extends PathResourceResolver {

		private final Set<String> paths;

		Files(Set<String> paths) {
			this.paths = paths;
		}

		@Override
		protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
			return this.paths.contains(path) ? super.getResource(path, folder) : null;
		}

	}

}
