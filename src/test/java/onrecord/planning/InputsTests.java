package onrecord.planning;

import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import onrecord.declaring.SqlTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in a query for the arguments of a field. */
class InputsTests {

	private static final GraphQLSchema SCHEMA = new SchemaGenerator().makeExecutableSchema(
			new SchemaParser().parse("type Query { things(text: String, depth: Int, all: Boolean): Int }"),
			RuntimeWiring.MOCKED_WIRING);

	private final Inputs inputs = new Inputs();

	@Test
	void anArgumentIsAPlaceholder() {
		int field = add(Map.of("text", "x", "depth", 3));
		assertThat(filled("thread(:depth, :text)", field)).isEqualTo("thread($1, $2)");
	}

	@Test
	void aCastIsNone() {
		int field = add(Map.of("text", "x"));
		assertThat(filled(":text::text || 'a'::text", field)).isEqualTo("$1::text || 'a'::text");
	}

	@Test
	void whatIsNotGivenIsNull() {
		int field = add(Map.of("depth", 3));
		assertThat(filled("thread(:depth, :text)", field)).isEqualTo("thread($1, null)");
	}

	@Test
	void aBooleanIsWrittenOut() {
		int field = add(Map.of("all", false));
		assertThat(filled("status = 'CURRENT' or :all", field)).isEqualTo("status = 'CURRENT' or false");
	}

	@Test
	void theSameArgumentOfTheSameFieldIsBoundOnce() {
		int one = add(Map.of("text", "x"));
		int other = add(Map.of("text", "x"));
		assertThat(filled(":text || :text", one)).isEqualTo("$1 || $1");
		assertThat(filled(":text", other)).isEqualTo("$2");
	}

	private int add(Map<String, Object> now) {
		return this.inputs.add(new Arguments("Query.things", List.of("things"),
				SCHEMA.getQueryType().getFieldDefinition("things"), List.of()), now);
	}

	private String filled(String text, int field) {
		return this.inputs.filled(SqlTemplate.of(text), field, (argument) -> Set.of()).sql();
	}

}
