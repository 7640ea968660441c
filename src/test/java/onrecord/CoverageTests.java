package onrecord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.execution.RawVariables;
import graphql.language.Document;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import onrecord.database.ServerTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.GraphQlSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing in the schema goes untried: the golden requests use all of it, and its own
 * examples run.
 */
@ServerTest
class CoverageTests {

	private static final Pattern EXAMPLE = Pattern.compile("```graphql\\s+(query (\\w+).*?)```", Pattern.DOTALL);

	@LocalServerPort
	private int port;

	@Autowired
	private GraphQlSource source;

	@Test
	void theGoldenRequestsUseTheWholeSchema() throws IOException {
		Set<String> used = new TreeSet<>();
		for (Path request : requests()) {
			operation(request).forEach((field) -> use(field, used));
		}
		Set<String> unused = coordinates();
		unused.removeAll(used);
		assertThat(unused).as("what no golden request uses").isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> theExamplesInTheSchemaRun() throws IOException {
		String schema = new ClassPathResource("graphql/schema.graphqls").getContentAsString(StandardCharsets.UTF_8);
		List<MatchResult> examples = EXAMPLE.matcher(schema).results().toList();
		assertThat(examples).hasSameSizeAs(Pattern.compile("```graphql").matcher(schema).results().toList());
		return examples.stream()
			.map((example) -> DynamicTest.dynamicTest(example.group(2), () -> run(example.group(1))));
	}

	private void run(String example) {
		Client.Answer answer = new Client(this.port).ask(example);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body().has("errors")).as("%s", answer.body()).isFalse();
		assertThat(answer.at("/data")).isNotEmpty().noneMatch((field) -> field.isNull());
	}

	private static List<Path> requests() {
		return Stream.of(Golden.EXAMPLES, Golden.REQUESTS.resolve("article"), Golden.REQUESTS.resolve("fixture"))
			.flatMap(Golden::requests)
			.toList();
	}

	private List<ExecutableNormalizedField> operation(Path request) throws IOException {
		Document document = Parser.parse(Files.readString(request));
		return ExecutableNormalizedOperationFactory
			.createExecutableNormalizedOperationWithRawVariables(schema(), document, null,
					RawVariables.of(Golden.variables(request)))
			.getTopLevelFields();
	}

	/**
	 * A field of an interface is used for each type that it is selected for; an argument
	 * or field of an input object is used where it has a value other than null.
	 */
	private void use(ExecutableNormalizedField field, Set<String> used) {
		for (String type : field.getObjectTypeNames()) {
			String coordinate = type + "." + field.getFieldName();
			used.add(coordinate);
			field.getAstArguments().forEach((argument) -> {
				Object value = field.getResolvedArguments().get(argument.getName());
				if (value != null) {
					used.add(argument(coordinate, argument.getName()));
					use(definition(field).getArgument(argument.getName()).getType(), value, used);
				}
			});
		}
		field.getChildren().forEach((child) -> use(child, used));
	}

	private GraphQLFieldDefinition definition(ExecutableNormalizedField field) {
		return field.getFieldDefinitions(schema()).getFirst();
	}

	private void use(GraphQLInputType type, Object value, Set<String> used) {
		GraphQLNamedType bare = GraphQLTypeUtil.unwrapAll(type);
		switch (value) {
			case List<?> list -> list.forEach((item) -> use(type, item, used));
			case Map<?, ?> fields when bare instanceof GraphQLInputObjectType object ->
				object.getFields().forEach((field) -> {
					Object given = fields.get(field.getName());
					if (given != null) {
						used.add(object.getName() + "." + field.getName());
						use(field.getType(), given, used);
					}
				});
			default -> used.add(bare.getName() + "." + value);
		}
	}

	/** Schema coordinates of all that is to be used. */
	private Set<String> coordinates() {
		Set<String> coordinates = new TreeSet<>();
		for (GraphQLNamedType type : schema().getAllTypesAsList()) {
			if (type.getName().startsWith("__")) {
				continue;
			}
			switch (type) {
				case GraphQLObjectType object -> object.getFields().forEach((field) -> {
					String coordinate = type.getName() + "." + field.getName();
					coordinates.add(coordinate);
					field.getArguments()
						.forEach((argument) -> coordinates.add(argument(coordinate, argument.getName())));
				});
				case GraphQLInputObjectType object ->
					object.getFields().forEach((field) -> coordinates.add(type.getName() + "." + field.getName()));
				case GraphQLEnumType values when Set.of("StatementOrder", "SearchScope").contains(type.getName()) ->
					values.getValues().forEach((value) -> coordinates.add(type.getName() + "." + value.getName()));
				default -> {
					// Other enums are answers more than questions; scalars have no parts.
				}
			}
		}
		return coordinates;
	}

	private static String argument(String field, String argument) {
		return field + "(" + argument + ":)";
	}

	private GraphQLSchema schema() {
		return this.source.schema();
	}

}
