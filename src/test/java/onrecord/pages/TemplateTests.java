package onrecord.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A template names only what its document selects: each name is looked for as Mustache
 * looks, from the innermost object outwards, in what an answer of any type has.
 */
@NullUnmarked
class TemplateTests {

	private static final Pattern TAG = Pattern
		.compile("\\{\\{(?:\\{\\s*(?<raw>[^}]+?)\\s*\\}|(?<kind>[#^/>&!<$]?)\\s*(?<name>[^}]+?)\\s*)\\}\\}");

	private static final GraphQLSchema SCHEMA = schema();

	/** What the page has that asks its document for each quotation. */
	private static final String CHECKS = "{ checks { unchecked count list { text line problem } } }";

	static List<Page> pages() throws IOException {
		List<Page> pages = new ArrayList<>();
		new Pages().all().forEach(pages::add);
		return pages;
	}

	@ParameterizedTest
	@MethodSource("pages")
	void namesOnlyWhatItsDocumentSelects(Page page) throws IOException {
		assertThat(faults(page, file(page.name()))).as(page.name()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void itsDocumentIsValid(Page page) {
		assertThat(ParseAndValidate.parseAndValidate(SCHEMA, input(page.document())).getErrors()).as(page.name())
			.isEmpty();
	}

	@Test
	void theOneWithoutADocumentNamesOnlyWhatAllAreTold() throws IOException {
		Checked checked = new Checked();
		checked.check(file("refused"), List.of(besides()));
		assertThat(checked.faults).isEmpty();
	}

	/** So that what is found above is what is there. */
	@Test
	void namesThatAreNotSelectedAreFound() throws IOException {
		Page page = pages().stream().filter((each) -> each.name().equals("topic")).findFirst().orElseThrow();
		for (String wrong : List.of("{{#topic}}{{nam}}{{/topic}}",
				"{{#topic}}{{#broader}}{{description}}x{{kind}}{{/broader}}{{/topic}}",
				"{{topic.statements.nodes.appearances.source.url}}", "{{#topic}}{{broader}}{{/topic}}",
				"{{#topic}}{{{name}}}{{/topic}}", "{{#topic}}{{name|nofilter}}{{/topic}}",
				"{{#topic}}{{broader|fragment}}{{/topic}}",
				"{{#topic}}{{#statements.nodes}}{{#saidOn}}{{precision}}{{/saidOn}}{{/statements.nodes}}{{/topic}}",
				"{{#topic}}{{#statements.timeline|bars}}{{#bars}}{{sum}}{{/bars}}{{/statements.timeline|bars}}{{/topic}}")) {
			assertThat(faults(page, wrong)).as(wrong).hasSize(1);
		}
		assertThat(faults(page, "{{#topic}}{{#broader}}{{description}}{{/broader}}{{/topic}}")).isEmpty();
		assertThat(faults(page, "{{#topic}}{{<card}}{{$description}}{{narrow}}{{/description}}{{/card}}{{/topic}}"))
			.hasSize(1);
		assertThat(faults(page,
				"{{#topic.statements.speakers}}{{<buckets}}{{$heading}}{{count}}{{/heading}}{{/buckets}}{{/topic.statements.speakers}}"))
			.isEmpty();
	}

	@Test
	void whatHasMembersIsNotWrittenOutToSeeWhetherItIsEmpty() throws IOException {
		Map<String, String> unwritten = new HashMap<>(Map.of("name", "somebody")) {
			@Override
			public String toString() {
				throw new AssertionError("all of it is written out");
			}
		};
		Map<String, @Nullable Object> page = Address.nowhere();
		page.put("isMissing", unwritten);
		Site site = site();
		assertThat(new Pages().template("refused")
			.execute(Map.of("page", page, "site", site.shown(new Assets(new Pages(), site))))).contains("Not here");
	}

	private static List<String> faults(Page page, String template) throws IOException {
		Document document = Parser.parse(page.document());
		Map<String, FragmentDefinition> fragments = new HashMap<>();
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> fragments.put(fragment.getName(), fragment));
		Shape answer = new Selected(fragments).of(
				document.getDefinitionsOfType(OperationDefinition.class).getFirst().getSelectionSet(),
				SCHEMA.getQueryType());
		Shape root = besides();
		if (page.name().equals("check")) {
			Shape checks = Shape.of(CHECKS);
			checks.at("checks.list").members.putAll(answer.members);
			root.members.putAll(checks.members);
		}
		else {
			root.members.putAll(answer.members);
		}
		Checked checked = new Checked();
		checked.check(template, List.of(root));
		return checked.faults;
	}

	/** What every page is told besides. */
	private static Shape besides() throws IOException {
		Site site = site();
		Shape besides = new Shape();
		besides.members.put("site", Shape.of(site.shown(new Assets(new Pages(), site)).keySet()));
		besides.members.put("page", Shape.of(Address.nowhere().keySet()));
		return besides;
	}

	private static Site site() {
		return new Site("A", "", "en", "red", "red", "");
	}

	private static String file(String name) throws IOException {
		Path folder = Path.of("src/main/resources/pages");
		Path xml = folder.resolve(name + ".xml");
		return Files.readString(Files.exists(xml) ? xml : folder.resolve(name + ".html"));
	}

	private static graphql.ExecutionInput input(String document) {
		return graphql.ExecutionInput.newExecutionInput(document).build();
	}

	private static GraphQLSchema schema() {
		try {
			return new SchemaGenerator().makeExecutableSchema(
					new SchemaParser().parse(Files.readString(Path.of("schema.graphqls"))),
					RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory()).build());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What a value has: members, or none if it is a scalar. Of a list, what each has. */
	private static final class Shape {

		final Map<String, Shape> members = new LinkedHashMap<>();

		/** That of a selection set, whatever its types. */
		static Shape of(String selections) {
			return of(selections.isEmpty() ? null : set(selections), new Shape());
		}

		/** That of an object with these members, all scalars. */
		static Shape of(Set<String> names) {
			Shape shape = new Shape();
			names.forEach((name) -> shape.members.put(name, new Shape()));
			return shape;
		}

		/** The same, where some are what was read. */
		static Shape of(@Nullable SelectionSet set, Shape read) {
			Shape shape = new Shape();
			if (set != null) {
				for (Field field : set.getSelectionsOfType(Field.class)) {
					shape.members.put(field.getName(), field.getDirectives("as").isEmpty()
							? of(field.getSelectionSet(), read) : read.at(path(field)));
				}
			}
			return shape;
		}

		static SelectionSet set(String selections) {
			return Parser.parse(selections)
				.getDefinitionsOfType(OperationDefinition.class)
				.getFirst()
				.getSelectionSet();
		}

		private static String path(Field field) {
			return field.getDirectives("as")
				.getFirst()
				.getArguments()
				.stream()
				.map((argument) -> String.valueOf(((StringValue) argument.getValue()).getValue()))
				.findFirst()
				.orElseThrow();
		}

		Shape at(String path) {
			Shape shape = this;
			for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
				shape = Objects.requireNonNull(shape.members.get(name), path);
			}
			return shape;
		}

		boolean isScalar() {
			return this.members.isEmpty();
		}

		/** What another has and this has not. */
		Set<String> lacks(Shape other) {
			Set<String> lacks = new TreeSet<>();
			other.members.forEach((name, shape) -> {
				Shape own = this.members.get(name);
				if (own == null) {
					lacks.add(name);
				}
				else {
					own.lacks(shape).forEach((below) -> lacks.add(name + "." + below));
				}
			});
			return lacks;
		}

		/** What both have. */
		static Shape common(Shape one, Shape other) {
			Shape shape = new Shape();
			one.members.forEach((name, member) -> {
				Shape same = other.members.get(name);
				if (same != null) {
					shape.members.put(name, common(member, same));
				}
			});
			return shape;
		}

	}

	/** What the answer to a selection has, of whichever type an object is. */
	private record Selected(Map<String, FragmentDefinition> fragments) {

		Shape of(SelectionSet set, GraphQLCompositeType type) {
			return possible(type).stream().map((each) -> of(set, each)).reduce(Shape::common).orElseThrow();
		}

		private Shape of(SelectionSet set, GraphQLObjectType type) {
			Shape shape = new Shape();
			for (Selection<?> selection : set.getSelections()) {
				switch (selection) {
					case Field field -> shape.members.merge(field.getResultKey(), of(field, type), (one, other) -> {
						one.members.putAll(other.members);
						return one;
					});
					case InlineFragment fragment ->
						add(shape, fragment.getSelectionSet(), type, fragment.getTypeCondition().getName());
					case FragmentSpread spread -> {
						FragmentDefinition fragment = this.fragments.get(spread.getName());
						add(shape, fragment.getSelectionSet(), type, fragment.getTypeCondition().getName());
					}
					default -> throw new IllegalStateException(selection.toString());
				}
			}
			return shape;
		}

		private void add(Shape shape, SelectionSet set, GraphQLObjectType type, String condition) {
			if (possible((GraphQLCompositeType) SCHEMA.getType(condition)).contains(type)) {
				shape.members.putAll(of(set, type).members);
			}
		}

		private Shape of(Field field, GraphQLFieldsContainer type) {
			if (field.getName().equals("__typename")) {
				return new Shape();
			}
			GraphQLOutputType output = type.getFieldDefinition(field.getName()).getType();
			GraphQLType unwrapped = GraphQLTypeUtil.unwrapAll(output);
			return (unwrapped instanceof GraphQLCompositeType composite) ? of(field.getSelectionSet(), composite)
					: new Shape();
		}

		private static List<GraphQLObjectType> possible(GraphQLCompositeType type) {
			return switch (type) {
				case GraphQLObjectType object -> List.of(object);
				case GraphQLInterfaceType interfaced -> SCHEMA.getImplementations(interfaced);
				case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
				default -> throw new IllegalStateException(type.getName());
			};
		}

	}

	/** Reads templates as Mustache does. */
	private static final class Checked {

		final List<String> faults = new ArrayList<>();

		private final Set<String> within = new HashSet<>();

		void check(String template, List<Shape> contexts) {
			check(template, contexts, Map.of());
		}

		/** What others put into the blocks of a template is read where these are. */
		private void check(String template, List<Shape> contexts, Map<String, String> blocks) {
			Deque<List<Shape>> outer = new ArrayDeque<>();
			List<Shape> here = contexts;
			Matcher tag = TAG.matcher(template);
			while (tag.find()) {
				String raw = tag.group("raw");
				String name = (raw != null) ? raw : tag.group("name");
				switch ((raw != null) ? "&" : tag.group("kind")) {
					case "" -> value(name, here, false);
					case "&" -> value(name, here, true);
					case "#" -> {
						outer.push(here);
						Shape shape = resolve(name, here);
						here = (shape == null || name.startsWith("-")) ? here
								: Stream.concat(here.stream(), Stream.of(shape)).toList();
					}
					case "^" -> {
						outer.push(here);
						resolve(name, here);
					}
					case "/" -> here = outer.pop();
					case ">" -> include(name, here, Map.of());
					case "<" -> {
						int end = end(template, tag.end());
						include(name, here, blocks(template.substring(tag.end(), end)));
						tag.region(template.indexOf("}}", end) + 2, template.length());
					}
					case "$" -> {
						int end = end(template, tag.end());
						check(blocks.getOrDefault(name, template.substring(tag.end(), end)), here);
						tag.region(template.indexOf("}}", end) + 2, template.length());
					}
					default -> {
					}
				}
			}
		}

		private void include(String name, List<Shape> here, Map<String, String> blocks) {
			if (this.within.add(name)) {
				try {
					check(file(name), here, blocks);
				}
				catch (IOException ex) {
					this.faults.add(name + ": there is no such file");
				}
				this.within.remove(name);
			}
		}

		/**
		 * The blocks that are there, by their names; what stands between them is not
		 * shown.
		 */
		private static Map<String, String> blocks(String template) {
			Map<String, String> blocks = new HashMap<>();
			Matcher tag = TAG.matcher(template);
			while (tag.find()) {
				if ("$".equals(tag.group("kind"))) {
					int end = end(template, tag.end());
					blocks.put(tag.group("name"), template.substring(tag.end(), end));
					tag.region(template.indexOf("}}", end) + 2, template.length());
				}
			}
			return blocks;
		}

		/** Where the tag is that ends what has begun before a place. */
		private static int end(String template, int from) {
			Matcher tag = TAG.matcher(template).region(from, template.length());
			for (int depth = 1; tag.find();) {
				String kind = (tag.group("raw") != null) ? "" : tag.group("kind");
				depth += "#^<$".contains(kind) && !kind.isEmpty() ? 1 : kind.equals("/") ? -1 : 0;
				if (depth == 0) {
					return tag.start();
				}
			}
			throw new IllegalStateException("what begins at " + from + " does not end");
		}

		private void value(String name, List<Shape> here, boolean isRaw) {
			Shape shape = resolve(name, here);
			if (shape != null && !shape.isScalar()) {
				this.faults.add(name + ": an object is no text");
			}
			boolean isMarkup = name.indexOf('|') >= 0 && Filters.ALL.containsKey(name.substring(name.indexOf('|') + 1))
					&& Filters.ALL.get(name.substring(name.indexOf('|') + 1)).isMarkup();
			if (isRaw != isMarkup) {
				this.faults.add(name + ": only what is markup is shown as it is");
			}
		}

		/** Null where it has been told that there is none. */
		private @Nullable Shape resolve(String name, List<Shape> here) {
			int bar = name.indexOf('|');
			String path = (bar >= 0) ? name.substring(0, bar) : name;
			Shape shape = member(path, here);
			if (shape == null) {
				this.faults.add(name + ": is not selected");
				return null;
			}
			if (bar < 0) {
				return shape;
			}
			Filter filter = Filters.ALL.get(name.substring(bar + 1));
			if (filter == null) {
				this.faults.add(name + ": there is no such filter");
				return null;
			}
			Set<String> lacks = shape.lacks(Shape.of(filter.reads()));
			if (!lacks.isEmpty() || (filter.reads().isEmpty() && !shape.isScalar())) {
				this.faults.add(name + ": the filter reads " + lacks);
				return null;
			}
			return Shape.of(filter.gives().isEmpty() ? null : Shape.set(filter.gives()), shape);
		}

		private static @Nullable Shape member(String path, List<Shape> here) {
			if (path.equals("this")) {
				return here.getLast();
			}
			if (path.startsWith("-")) {
				return new Shape();
			}
			String[] names = path.split("\\.");
			Shape shape = null;
			for (int i = here.size() - 1; i >= 0 && shape == null; i--) {
				shape = here.get(i).members.get(names[0]);
			}
			for (int i = 1; i < names.length && shape != null; i++) {
				shape = shape.members.get(names[i]);
			}
			return shape;
		}

	}

}
