package onrecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import onrecord.text.Snake;

/**
 * The words of the domain: what its tables, its references and the types of its schema
 * are called, and where they are written in Java.
 */
final class DomainWords {

	/** What is called like something of the domain, and is not of it alone. */
	private static final Map<String, String> GENERAL = Map.ofEntries(
			Map.entry("query", "what databases and GraphQL are asked"), Map.entry("node", "of Relay, and of trees"),
			Map.entry("page_info", "of Relay"), Map.entry("identifier", "what tells anything apart"),
			Map.entry("alias", "another name in SQL and GraphQL"),
			Map.entry("position", "the column with the order of a list"),
			Map.entry("span", "from where to where, in any text"), Map.entry("facet", "how any list is counted"),
			Map.entry("cross_facets", "how any list is counted"), Map.entry("timeline", "how any list is counted"),
			Map.entry("parent", "of trees"));

	/** References whose names are only prepositions or adjectives. */
	private static final Set<String> PARTICLES = Set.of("new", "within", "broader", "part_of");

	/** Words of the domain that no table and no type is called by. */
	private static final Set<String> UNWRITTEN = Set.of("quotation");

	/** How the libraries call what has nothing to do with it. */
	private static final Pattern OF_LIBRARIES = Pattern.compile("(Prepared)?Statement|(create|prepare)Statement|"
			+ "preparedStatementCacheQueries|statement_timeout|LoggingEventBuilder|"
			+ "\\w*DataSource\\w*|GraphQlSource\\w*|(get)?SourceLocation|getSource");

	private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$|^(import|package) .*$)");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

	private static final Pattern WORD = Pattern
		.compile(all().map(DomainWords::singularOrPlural).collect(Collectors.joining("|", "_(", ")_")));

	private DomainWords() {
	}

	/** The words of the domain among the names and the literals of a file. */
	static Set<String> in(String java) {
		return NAME.matcher(COMMENT.matcher(java).replaceAll(""))
			.results()
			.map(MatchResult::group)
			.filter((name) -> !OF_LIBRARIES.matcher(name).matches())
			.filter((name) -> WORD.matcher("_" + snake(name) + "_").find())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String snake(String name) {
		String small = name.toLowerCase(Locale.ROOT);
		return name.equals(name.toUpperCase(Locale.ROOT)) ? small : Snake.of(name);
	}

	private static Stream<String> all() {
		Stream<String> tables = written("db/migration", "create table (\\w+)");
		Stream<String> references = written("db/migration", "\\b(\\w+)_id bigint");
		Stream<String> types = written("schema.graphqls", "(?m)^(?:type|interface|union) (\\w+)").map(Snake::of);
		return Stream.of(tables, references, types, UNWRITTEN.stream())
			.flatMap((words) -> words)
			.filter((word) -> !GENERAL.containsKey(word) && !PARTICLES.contains(word));
	}

	private static Stream<String> written(String where, String pattern) {
		try (Stream<Path> files = Files.walk(Path.of(where))) {
			List<Path> all = files.filter((file) -> file.toString().matches(".*/V\\d+__.*|.*\\.graphqls")).toList();
			return all.stream()
				.flatMap((file) -> Pattern.compile(pattern).matcher(read(file)).results())
				.map((found) -> found.group(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String singularOrPlural(String word) {
		return word.endsWith("y") ? word.substring(0, word.length() - 1) + "(y|ies)" : word + "s?";
	}

}
