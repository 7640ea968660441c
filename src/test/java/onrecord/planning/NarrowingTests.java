package onrecord.planning;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which objects a fragment within others is of. */
class NarrowingTests {

	private static final GraphQLSchema SCHEMA = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
			type Query { node: Node actor: Actor person: Person }
			interface Node { id: ID }
			interface Actor implements Node { id: ID boss: Actor }
			type Person implements Actor & Node { id: ID boss: Actor born: Int }
			type Organization implements Actor & Node { id: ID boss: Actor kind: Int }
			type Topic implements Node { id: ID title: Int }
			"""), RuntimeWiring.MOCKED_WIRING);

	@Test
	void aFragmentFromWhichNothingIsTakenAwayStays() {
		String selected = "{ node { id ... on Actor { boss { id } } ... on Topic { title } ... { id } } }";
		assertThat(narrowed(selected)).isEqualTo(one(selected));
	}

	@Test
	void whatNoObjectCanSatisfyIsLeftOut() {
		assertThat(narrowed("{ node { ... on Person { ... on Node { ... on Organization { kind } id } } } }"))
			.isEqualTo(one("{ node { ... on Person { ... on Person { id } } } }"));
		assertThat(narrowed("{ person { born ... on Organization { kind } } }")).isEqualTo(one("{ person { born } }"));
	}

	@Test
	void aFragmentIsOfWhatThoseAroundItLeave() {
		assertThat(narrowed("{ node { ... on Organization { ... on Actor { boss { id } } } } }"))
			.isEqualTo(one("{ node { ... on Organization { ... on Organization { boss { id } } } } }"));
	}

	@Test
	void belowAFieldAllItsObjectsArePossibleAgain() {
		String selected = "{ node { ... on Organization { boss { ... on Actor { id } ... on Person { born } } } } }";
		assertThat(narrowed(selected)).isEqualTo(one(selected));
	}

	@Test
	void aNamedFragmentHasANameForEachPlaceThatNarrowsIt() {
		Document document = Parser.parse("""
				{ node { ...Any ... on Person { ...Any } ... on Topic { ...Any } } }
				fragment Any on Actor { boss { id } }
				""");
		Narrowing narrowing = narrowing(document);
		String selected = AstPrinter.printAstCompact(selected(narrowing, document));
		assertThat(narrowing.fragments().values().stream().map((fragment) -> fragment.getTypeCondition().getName()))
			.containsExactly("Actor", "Person");
		assertThat(narrowing.fragments().keySet()).allSatisfy((name) -> assertThat(selected).contains("..." + name));
		assertThat(selected).contains("...on Topic}").doesNotContain("...Any ", "...Any}");
	}

	private static String narrowed(String selected) {
		Document document = Parser.parse(selected);
		return AstPrinter.printAstCompact(selected(narrowing(document), document));
	}

	private static Narrowing narrowing(Document document) {
		Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class)
			.stream()
			.collect(Collectors.toMap(FragmentDefinition::getName, (fragment) -> fragment));
		return new Narrowing(SCHEMA, fragments);
	}

	private static SelectionSet selected(Narrowing narrowing, Document document) {
		return narrowing.of(
				document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow().getSelectionSet(),
				Set.of("Query"));
	}

	/** As it is printed. */
	private static String one(String selected) {
		return AstPrinter.printAstCompact(Parser.parse(selected));
	}

}
