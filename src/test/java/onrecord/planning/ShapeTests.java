package onrecord.planning;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which values of variables are answered by the same plan. */
class ShapeTests {

	private static final GraphQLSchema SCHEMA = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
			type Query { things: Int }
			input Filter { ids: [ID!] text: String within: Filter }
			enum Order { NEWEST OLDEST }
			"""), RuntimeWiring.MOCKED_WIRING);

	@Test
	void anyIdIsAsGoodAsAnother() {
		assertThat(of("ID", "person:a")).isEqualTo(of("ID", "topic:b"));
		assertThat(of("[ID!]", List.of("person:a"))).isEqualTo(of("[ID!]", List.of("person:b")));
		assertThat(of("Filter", Map.of("ids", List.of("a", "b"), "text", "x")))
			.isEqualTo(of("Filter", Map.of("text", "y", "ids", List.of("c", "d"))));
	}

	@Test
	void listsHaveAShapeForEachPowerOfTwo() {
		assertThat(ids(0)).isNotEqualTo(ids(1));
		assertThat(ids(1)).isNotEqualTo(ids(2));
		assertThat(ids(2)).isNotEqualTo(ids(3));
		assertThat(ids(3)).isEqualTo(ids(4)).isNotEqualTo(ids(5));
		assertThat(ids(5)).isEqualTo(ids(8)).isNotEqualTo(ids(9));
		assertThat(ids(65)).isEqualTo(ids(100));
	}

	@Test
	void textsHaveOneForEachPowerOfTwoOfTheirAlternatives() {
		assertThat(of("String", "peace")).isEqualTo(of("String", "the floor or"))
			.isEqualTo(of("String", "for the actor"))
			.isNotEqualTo(of("String", "war or peace"));
		assertThat(of("String", "a or b or c")).isEqualTo(of("String", "a OR b Or c or d"))
			.isNotEqualTo(of("String", "a or b or c or d or e"));
	}

	@Test
	void whatIsWrittenIntoTheSqlIsItself() {
		assertThat(of("Int", 2)).isNotEqualTo(of("Int", 3));
		assertThat(of("Order", "NEWEST")).isNotEqualTo(of("Order", "OLDEST"));
		assertThat(of("Boolean", true)).isNotEqualTo(of("Boolean", false));
	}

	@Test
	void whatIsNullIsNotWhatIsLeftOut() {
		assertThat(shape("String", Collections.singletonMap("given", null))).isNotEqualTo(shape("String", Map.of()))
			.isNotEqualTo(of("String", "null"));
		Map<String, Object> without = new HashMap<>();
		without.put("within", null);
		assertThat(of("Filter", without)).isNotEqualTo(of("Filter", Map.of()))
			.isNotEqualTo(of("Filter", Map.of("within", Map.of())));
	}

	/** Else two variables could have the shape of others. */
	@Test
	void eachVariableHasItsPlace() {
		OperationDefinition two = operation("$a: Boolean, $b: Boolean");
		assertThat(Shape.of(SCHEMA, two, Map.of("a", true))).isNotEqualTo(Shape.of(SCHEMA, two, Map.of("b", true)));
	}

	@Test
	void noTextOfAClientIsKept() {
		assertThat(of("Filter", Map.of("text", "secret", "ids", List.of("secret")))).doesNotContain("secret");
	}

	private static String ids(int number) {
		return of("[ID!]", Collections.nCopies(number, "person:a"));
	}

	private static String of(String type, Object value) {
		return shape(type, Map.of("given", value));
	}

	private static String shape(String type, Map<String, Object> variables) {
		return Shape.of(SCHEMA, operation("$given: " + type), variables);
	}

	private static OperationDefinition operation(String variables) {
		return Parser.parse("query (" + variables + ") { things }")
			.getFirstDefinitionOfType(OperationDefinition.class)
			.orElseThrow();
	}

}
