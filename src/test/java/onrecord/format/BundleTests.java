package onrecord.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import onrecord.loading.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The bundle, and what its schema says of records. */
class BundleTests {

	@TempDir
	Path folder = Path.of("");

	@Test
	void anIdentifierBelongsToTheFileUnlessItsSchemeIsWorldwide() {
		String record = "{\"type\":\"person\",\"key\":\"a\",\"name\":\"A\",\"identifiers\":[{\"scheme\":\"ISNI\","
				+ "\"value\":\"0000 0001 2103 2683\"},"
				+ "{\"scheme\":\"parlgov\",\"value\":\"5\"},{\"scheme\":\"id\",\"value\":\"5\",\"namespace\":\"elm\"},"
				+ "{\"scheme\":\"wikidata\",\"value\":\"Elm\"}]}\n";
		Path file = Reading.write(this.folder, "a.jsonl", record);
		Reading alone = Reading.of(file);
		String own = alone.one("person").at("/identifiers/1/namespace").asString();
		assertThat(own).matches("[0-9a-f]{16}");
		assertThat(alone.one("person").path("identifiers").toString()).isEqualTo(
				"[{\"scheme\":\"isni\",\"value\":\"0000000121032683\"},{\"scheme\":\"parlgov\",\"value\":\"5\",\"namespace\":\"%s\"},"
					.formatted(own) + "{\"scheme\":\"id\",\"value\":\"5\",\"namespace\":\"elm\"}]");
		assertThat(alone.notes).extracting("value").containsExactly("wikidata Elm", own);
		assertThat(Reading.of(file, new Hints(null, null, null, TableHints.NONE, null, Set.of("parlgov")))
			.one("person")
			.at("/identifiers/1/namespace")
			.asString()).isEqualTo("parlgov");
		assertThat(Reading.of(file, new Hints(null, null, null, TableHints.NONE, "oak", Set.of()))
			.one("person")
			.at("/identifiers/1/namespace")
			.asString()).isEqualTo("oak");
	}

	@Test
	void theExamplesOfTheSchemaAreOfTheRightForm() {
		StringBuilder examples = new StringBuilder();
		for (JsonNode definition : schema().path("$defs")) {
			if (definition.path("properties").has("type")) {
				assertThat(definition.path("examples")).isNotEmpty();
				definition.path("examples").forEach((example) -> examples.append(example).append('\n'));
			}
		}
		assertThat(read(examples.toString()).refused).isEmpty();
	}

	@Test
	void everyMemberIsDescribed() {
		JsonNode schema = schema();
		for (JsonNode properties : schema.findValues("properties")) {
			properties.forEachEntry((name, member) -> {
				boolean ofReference = member.path("$ref").isString()
						&& schema.at(member.path("$ref").stringValue().substring(1)).has("description");
				boolean ofCondition = member.propertyNames().equals(java.util.Set.of("const")) || name.equals("const");
				assertThat(member.has("description") || ofReference || ofCondition || member.size() == 1).as(name)
					.isTrue();
			});
		}
	}

	@Test
	void anyOtherValidatorFindsTheSameWrongWithoutKnowingOurFormats() {
		var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
		var whole = registry.getSchema(schema());
		assertThat(whole.validate(tree("{'type':'topic','key':'energy','name':'Energy'}"))).isEmpty();
		assertThat(whole.validate(tree("{'type':'topic','key':'energy','kind':'X'}"))).hasSize(1);
		assertThat(whole.validate(tree("{'type':'subject','key':'energy'}"))).hasSize(1);
	}

	@Test
	void eachKindOfMistakeHasItsOwnWords() {
		assertThat(read("""
				{'type':'persn','key':'a'}
				{'key':'a'}
				{'type':'topic'}
				{'type':'topic','key':'a b'}
				{'type':'topic','key':'a','name':''}
				{'type':'topic','key':'a','name':7}
				{'type':'topic','key':'a','nmae':'A'}
				{'type':'topic','key':'a','broader':'place:a'}
				{'type':'statement','key':'a','form':'verbatim'}
				{'type':'statement','key':'a','saidOn':'2025-02-30'}
				{'type':'statement','key':'a','language':'english'}
				{'type':'statement','key':'a','appearances':[{'source':'source:a'},{'exact':'x','start':-1}]}
				{'type':'statement','key':'a','recordedAt':'2025-02-24'}
				{'type':'place','key':'a','latitude':1e999,'longitude':'east'}
				{'type':'reply','key':'a','statement':'statement:a','replyTo':'statement:b','stance':'DENIES'}
				""").reasons()).containsExactly(
				"1 type must be one of person, organization, place, topic, source, event, statement, reply, review; did you mean person?",
				"2 type is missing; it must be one of person, organization, place, topic, source, event, statement, reply, review",
				"3 key is missing",
				"4 key must be 1 to 200 letters, marks or digits of any script, or the characters ._~!$&'()*+,;=:@/-",
				"5 name must not be empty", "6 name must be a text, and is a number",
				"7 nmae is not known here; did you mean name?", "8 broader must be an id: topic:energy",
				"9 form must be one of VERBATIM, PARAPHRASE, MIXED; did you mean VERBATIM?",
				"10 saidOn must be a year, a month or a day of the calendar, or what else EDTF level 1 has (2025, 2025-02, "
						+ "2025-02-24, 2025-02?, 2025~, 2025-21, 202X, 2025-02-XX, 2025-01/2025-03, 2025-01/..)",
				"11 language must be a BCP 47 tag of language, script and region: en, uk, sr-Latn, pt-BR",
				"12 appearances[1].start must be at least 0", "12 appearances[1].source is missing",
				"13 recordedAt must be a date and a time with its offset (RFC 3339): 2025-02-24T10:00:00Z",
				"14 latitude must be a number or null, and is too large a number",
				"14 longitude must be a number or null, and is a text",
				"15 key is not known here; there are type, onlyIfNew, statement, replyTo, stance, evidence");
	}

	@Test
	void aReasonShowsTheValueWithoutItsEnd() {
		Reading reading = read("{'type':'topic','key':'%s'}".formatted("😀".repeat(300)));
		assertThat(reading.refused.getFirst().value()).isEqualTo("😀".repeat(199) + "…");
	}

	@Test
	void keysHaveLettersOfAnyScript() {
		assertThat(read("{'type':'topic','key':'Ґанок_१/a.b~c!d$e&f(g)h*i+j,k;l=m:n@o-é'}").refused).isEmpty();
		assertThat(read("{'type':'topic','key':'a\\n'}").reasons()).hasSize(1);
		assertThat(read("{'type':'topic','key':'%s'}".formatted("a".repeat(201))).reasons()).hasSize(1);
	}

	@Test
	void datesStayAsTheyAreWritten() {
		Reading reading = read("""
				{'type':'event','key':'a','startedOn':'2025-02-XX','endedOn':'2025-21~'}
				{'type':'person','key':'a','roles':[{'title':'Mayor','from':'2025-XX','until':'2025-02/..'}]}
				""");
		assertThat(reading.one("event").path("startedOn").asString()).isEqualTo("2025-02-XX");
		assertThat(reading.one("event").path("endedOn").asString()).isEqualTo("2025-21~");
		assertThat(reading.one("person").at("/roles/0/from").asString()).isEqualTo("2025-XX");
		assertThat(reading.one("person").at("/roles/0/until").asString()).isEqualTo("2025-02/..");
	}

	@Test
	void whatIsNoDateIsRefusedWithWhatIsAllowedAndWhy() {
		assertThat(read("{'type':'event','key':'a','startedOn':'Y12025','endedOn':'2025/2024'}").reasons()).hasSize(2)
			.allSatisfy((reason) -> assertThat(reason).contains("2025-02-24, 2025-02?, 2025~"))
			.anySatisfy((reason) -> assertThat(reason).endsWith("; years before 0001 and after 9999 cannot be kept"))
			.anySatisfy((reason) -> assertThat(reason).endsWith("; it ends before it begins"));
	}

	@Test
	void aRevisionHasATextAndADate() {
		assertThat(
				read("""
						{'type':'source','key':'a','revisions':[{'start':0,'removed':'','inserted':'B','recordedAt':'2025'},{'text':'','start':-1,\
						'inserted':''}]}""").refused)
			.extracting(Refused::field)
			.containsExactlyInAnyOrder("revisions[0].text", "revisions[0].recordedAt", "revisions[1].text",
					"revisions[1].start", "revisions[1].removed", "revisions[1].recordedAt");
	}

	@Test
	void nullRemovesAndWhatBeginsWithADollarIsIgnored() {
		Reading reading = read("{'type':'topic','key':'a','broader':null,'description':null,'$note':{'a':1}}");
		assertThat(reading.one("topic").toString())
			.isEqualTo("{\"type\":\"topic\",\"key\":\"a\",\"broader\":null,\"description\":null}");
	}

	@Test
	void aListOfRecordsIsNoBundleAndIsToldSo() {
		assertThatThrownBy(() -> read("[{'type':'topic','key':'a'}]")).isInstanceOf(Unreadable.class)
			.hasMessageContaining("not one a line");
		assertThatThrownBy(() -> read("{\n'type':'topic',\n'key':'a'\n}")).isInstanceOf(Unreadable.class)
			.hasMessageContaining("not one a line");
	}

	@Test
	void readAgainAFileGivesTheSame() {
		Path file = Reading.write(this.folder, "a", "{\"type\":\"topic\",\"key\":\"a\"}\n{\"type\":\"topic\"}\n");
		assertThat(Reading.of(file).entries).isEqualTo(Reading.of(file).entries);
		assertThat(Reading.of(file).originals).isEqualTo(List.of("{\"type\":\"topic\"}"));
	}

	private Reading read(String lines) {
		return Reading.of(Reading.write(this.folder, "a", quoted(lines)));
	}

	private static JsonNode tree(String json) {
		return BoundedJson.MAPPER.readTree(quoted(json));
	}

	/**
	 * Single quotation marks read more easily in Java; those of the alphabet of keys
	 * stay.
	 */
	private static String quoted(String json) {
		return json.replace('\'', '"');
	}

	private static JsonNode schema() {
		return BoundedJson.MAPPER.readTree(BundleTests.class.getResourceAsStream("/bundle.schema.json"));
	}

}
