package onrecord.checking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.WiringFactory;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import onrecord.database.OwnDatabase;
import onrecord.database.ServerTest;
import onrecord.database.TestDatabase;
import onrecord.declaring.Model;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The server does not start when schema, declarations and database do not fit together.
 */
@ServerTest
class StartCheckTests {

	@Autowired
	private Model model;

	@Test
	void whatFitsStarts() {
		assertThatCode(() -> StartCheck.check(this.model, schema((sdl) -> sdl), TestDatabase.reader()))
			.doesNotThrowAnyException();
	}

	@Test
	void aFieldOfTheSchemaThatNobodyDeclaresStopsTheStart() {
		assertThat(gaps((sdl) -> sdl.replace("type Byline {", "type Byline {\n  email: String")))
			.containsExactly("Byline.email: column this.email does not exist (this.email)");
	}

	@Test
	void aListThatNobodyDeclaresStopsTheStart() {
		assertThat(gaps((sdl) -> sdl.replace("type Byline {", "type Byline {\n  sources: [Source!]!"))).containsExactly(
				"Byline.sources: the schema has this field, but neither a declaration nor its name says how it is read");
	}

	@Test
	void aListOfOtherValuesThanTheDatabaseHasStopsTheStart() {
		assertThat(gaps((sdl) -> sdl.replace("  languages: [String!]!\n", "  languages: [Int!]!\n")))
			.containsExactly("Coverage.languages: the schema says Int, the database has text");
		assertThat(gaps((sdl) -> sdl.replace("  notes: [String!]!\n", "  notes: String!\n")))
			.containsExactly("QuoteCheck.notes: the schema says String, the database has _text");
	}

	/** What is called as its column needs no word. */
	@Test
	void aNewFieldIsAColumnAndAStretchOfTheSchema() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh()) {
			execute(database.owner(),
					"alter table topic add column tone text, add column sung_by_id bigint references actor");
			assertThatCode(() -> StartCheck.check(this.model,
					schema((sdl) -> sdl.replace("type Topic implements Node {",
							"type Topic implements Node {\n  tone: String\n  sungBy: Actor")),
					database.reader()))
				.doesNotThrowAnyException();
		}
	}

	@Test
	void aTypeThatNobodyDeclaresIsAGapLikeAnyOther() {
		assertThat(gaps((sdl) -> sdl.replace("  speaker: Actor\n", "  speaker: Voice\n") + "type Voice { pitch: Int }"))
			.containsExactlyInAnyOrder("Statement.speaker: no table has rows of Voice",
					"QuoteMatch.speaker: no table has rows of Voice");
	}

	@Test
	void anArgumentThatNobodyUsesStopsTheStart() {
		assertThat(gaps((sdl) -> sdl.replace("  corpus: Corpus!", "  corpus(on: Date): Corpus!")))
			.containsExactly("Query.corpus(on:): the schema has this argument, but no declaration uses it");
	}

	@Test
	void aFilterThatNobodyDeclaresStopsTheStart() {
		assertThat(gaps((sdl) -> sdl.replace("input TopicFilter {", "input TopicFilter {\n  color: String")))
			.contains("Query.topics(filter:): the schema has a filter by `color`, but no declaration of Topic does");
	}

	@Test
	void anOrderThatNobodyDeclaresStopsTheStart() {
		assertThat(gaps((sdl) -> sdl.replace("enum StatementOrder {", "enum StatementOrder {\n  LENGTH"))).contains(
				"Query.statements(orderBy:): the schema has an order LENGTH, but no declaration of Statement does");
	}

	@Test
	void allGapsAreListedAtOnce() {
		assertThat(gaps((sdl) -> sdl.replace("type Byline {", "type Byline {\n  email: String\n  phone: String")
			.replace("  citation: String!", "  quotation: String!")
			.replace("enum PlaceKind {", "enum PlaceKind {\n  PLANET")
			.replace("  statusNote: String\n", "  statusNote: String!\n")
			.replace("  latitude: Float", "  latitude: Int")))
			.satisfiesExactlyInAnyOrder((gap) -> assertThat(gap).startsWith("Byline.email: "),
					(gap) -> assertThat(gap).startsWith("Byline.phone: "),
					(gap) -> assertThat(gap).isEqualTo("Statement.citation: declared, but not in the schema"),
					(gap) -> assertThat(gap)
						.isEqualTo("Statement.quotation: column this.quotation does not exist (this.quotation)"),
					(gap) -> assertThat(gap)
						.startsWith("Place.kind: the schema's PlaceKind has [CITY, CONTINENT, COUNTRY, PLANET"),
					(gap) -> assertThat(gap)
						.isEqualTo("Statement.statusNote: never null by the schema, but this.status_note may be"),
					(gap) -> assertThat(gap).isEqualTo("Place.latitude: the schema says Int, the database has float8"));
	}

	@Test
	void aFieldWithoutAColumnStopsTheStart() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh()) {
			execute(database.owner(),
					"alter table byline drop column name; alter table place alter column kind drop not null");
			assertThat(gaps((sdl) -> sdl, database.reader())).containsExactlyInAnyOrder(
					"Byline.name: column this.name does not exist (this.name)",
					"Place.kind: never null by the schema, but this.kind may be");
		}
	}

	@Test
	void aRelationWithoutItsForeignKeyStopsTheStart() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh()) {
			execute(database.owner(), "alter table statement drop constraint a_statement_is_made_by_an_actor");
			assertThat(gaps((sdl) -> sdl, database.reader()))
				.containsExactly("Statement.speaker: no foreign key from statement.speaker_id to actor");
		}
	}

	@Test
	void aLinkThatDoesNotCarryWhatIsDeclaredStopsTheStart() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh()) {
			execute(database.owner(), "alter table statement_addressee drop column said_on_latest");
			assertThat(gaps((sdl) -> sdl, database.reader())).containsExactlyInAnyOrder(
					"Actor.addressedIn: column this.said_on_latest does not exist (this.said_on_latest is not null)",
					"Statement: filter by `addressee`: column this.said_on_latest does not exist (this.said_on_latest is not null)");
		}
	}

	@Test
	void aRelationThatAsksForWhatIsNotThereStopsTheStart() throws SQLException {
		try (OwnDatabase database = TestDatabase.fresh()) {
			execute(database.owner(), "alter table role drop column held_from_latest");
			assertThat(gaps((sdl) -> sdl, database.reader())).isNotEmpty()
				.anySatisfy((gap) -> assertThat(gap)
					.startsWith("Statement.speakerRole: column this.held_from_latest does not exist"));
		}
	}

	private List<String> gaps(UnaryOperator<String> change) {
		return gaps(change, TestDatabase.reader());
	}

	private List<String> gaps(UnaryOperator<String> change, DataSource database) {
		return catchThrowableOfType(Gaps.class, () -> StartCheck.check(this.model, schema(change), database)).gaps();
	}

	private static void execute(DataSource database, String sql) throws SQLException {
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static GraphQLSchema schema(UnaryOperator<String> change) throws IOException {
		String sdl = Files.readString(Path.of("schema.graphqls"));
		String changed = change.apply(sdl);
		RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
			.wiringFactory(new NoResolving())
			.scalar(text("Date"))
			.scalar(text("DateTime"))
			.scalar(text("JSON"))
			.build();
		return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(changed), wiring);
	}

	private static GraphQLScalarType text(String name) {
		return GraphQLScalarType.newScalar().name(name).coercing(Scalars.GraphQLString.getCoercing()).build();
	}

	/** Types are never resolved in Java. */
	private static final class NoResolving implements WiringFactory {

		@Override
		public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
			return true;
		}

		@Override
		public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
			return (value) -> null;
		}

		@Override
		public boolean providesTypeResolver(UnionWiringEnvironment environment) {
			return true;
		}

		@Override
		public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
			return (value) -> null;
		}

	}

}
