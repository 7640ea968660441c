package onrecord.loading;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema describes what is loaded: each member that it has is kept, and each that is
 * kept it has.
 */
class SchemaTests {

	private static final Set<String> OF_EVERY_RECORD = Set.of("type", "key", "onlyIfNew", "adds", "sameAs");

	private final JsonNode schema = new JsonMapper()
		.readTree(SchemaTests.class.getResourceAsStream("/bundle.schema.json"));

	@Test
	void theSchemaHasTheMembersThatAreKept() throws SQLException {
		Bundle bundle;
		try (Trial trial = Trial.empty(); Connection connection = trial.connect()) {
			bundle = Bundle.of(Trial.DECLARATIONS, TableCatalogue.of(connection));
		}
		Set<String> types = new TreeSet<>();
		for (RecordType records : bundle.ordered()) {
			Set<String> described = new HashSet<>();
			for (String type : records.types()) {
				types.add(type);
				described.addAll(members(this.schema.at("/$defs/" + type)));
			}
			described.removeAll(OF_EVERY_RECORD);
			assertThat(described).as(records.types().toString()).isEqualTo(records.given().names());
			JsonNode first = this.schema.at("/$defs/" + records.types().getFirst());
			records.lists().forEach((rows) -> {
				String list = rows.name();
				JsonNode items = resolve(resolve(first.path("properties").path(list)).path("items"));
				switch (rows.items()) {
					case OBJECTS -> assertThat(members(items)).as(list)
						.containsExactlyInAnyOrderElementsOf(rows.members().stream().map(Member::name).toList());
					case EXCERPTS -> assertThat(members(items)).as(list)
						.containsExactlyInAnyOrderElementsOf(
								bundle.excerpts().rows().members().stream().map(Member::name).toList());
					case IDS -> assertThat(members(items)).as(list).isEmpty();
				}
			});
		}
		List<String> known = new ArrayList<>();
		this.schema.at("/properties/type/enum").forEach((type) -> known.add(type.asString()));
		assertThat(known).containsExactlyInAnyOrderElementsOf(types);
	}

	private JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? resolve(this.schema.at(node.path("$ref").asString().substring(1))) : node;
	}

	private static Collection<String> members(JsonNode object) {
		return object.path("properties").propertyNames();
	}

}
