package onrecord.format;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import onrecord.loading.Entry;
import onrecord.loading.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Persons, organizations and memberships in Popolo. */
class PopoloTests {

	@TempDir
	Path folder = Path.of("");

	@Test
	void personsOrganizationsAndAreasBecomeRecordsOfTheirNamespace() {
		Reading reading = read(
				"""
						{
						  "persons": [
						    {"id": "ann", "name": "Ann Lee", "summary": "Of Elm", "other_names": [{"name": "Енн Лі", "lang": "uk"},
						     {"name": "Енн Лі", "lang": "uk"}], "identifiers": [{"scheme": "Wikidata", "identifier": "http://www.wikidata.org/entity/Q1"},
						     {"scheme": "upstream_id", "identifier": "5"}, {"scheme": "viaf", "identifier": "none"}, {"scheme": "pims", "identifier": "0"}],
						     "links": [{"url": "https://elm.example"}]}],
						  "organizations": [
						    {"id": "legislature", "name": "Elm Council", "classification": "legislature"},
						    {"id": "party/oak", "name": "Oak Party", "classification": "Political Party", "parent_id": "legislature"},
						    {"id": "club", "name": "Chess Club", "parent_id": "elsewhere"}],
						  "areas": [{"id": "ward/1", "name": "First Ward", "parent_id": "ward/0"}, {"id": "ward/2"}],
						  "events": [], "meta": {"a": [1]}
						}""");
		assertThat(reading.reasons()).isEmpty();
		assertThat(reading.one("person")).isEqualTo(
				tree("""
						{"type":"person","key":"elm:ann","adds":true,"name":"Ann Lee","aliases":[{"name":"Енн Лі","language":"uk"}],
						"identifiers":[{"scheme":"wikidata","value":"Q1"},{"scheme":"upstream_id","value":"5","namespace":"elm"}],"description":"Of \
						Elm"}"""));
		assertThat(reading.all("organization")).extracting(JsonNode::toString)
			.containsExactly(
					"{'type':'organization','key':'elm:legislature','adds':true,'name':'Elm Council','kind':'GOVERNMENT'}"
						.replace('\'', '"'),
					"{'type':'organization','key':'elm:party/oak','adds':true,'name':'Oak Party','kind':'PARTY','parent':'organization:elm:legislature'}"
						.replace('\'', '"'),
					"{'type':'organization','key':'elm:club','onlyIfNew':true,'name':'Chess Club','kind':'OTHER'}"
						.replace('\'', '"'),
					"{'type':'organization','key':'elm:club','adds':true,'name':'Chess Club'}".replace('\'', '"'),
					"{'type':'organization','key':'elm:club','adds':true,'parent':'organization:elm:elsewhere'}"
						.replace('\'', '"'));
		assertThat(reading.one("place")).isEqualTo(tree("""
				{"type":"place","key":"elm:ward/1","adds":true,"name":"First Ward","kind":"REGION"}"""));
		assertThat(reading.notes).extracting((note) -> note.line() + " " + note.field() + " " + note.value())
			.containsExactly("11 parent_id ward/0", "11 name ward/2", "3 identifiers[3] pims 0",
					"3 identifiers[2] viaf none");
	}

	@Test
	void membershipsBecomeRoles() {
		Reading reading = read(
				"""
						{"persons": [{"id": "a", "name": "Ann Lee", "memberships": [{"organization_id": "party"}]}, {"id": 7, "name": "Bo"}],
						"organizations": [{"id": "council", "name": "Elm Council", "posts": [{"id": "p1", "label": "Mayor of Elm", "role": "Mayor"}],
						"memberships": [{"person_id": 7, "role": "Clerk"}]}, {"id": "party", "name": "Oak"}, {"id": "none", "name": "Unknown"}],
						"posts": [{"id": "p2", "label": "Seat 2", "organization": {"id": "senate", "name": "Senate"}, "area_id": "n"}],
						"areas": [{"id": "n", "name": "Elm North"}, {"id": "s"}],
						"events": [{"id": "t1", "start_date": "2015-01-01", "end_date": "2019-01-01"}, {"id": "t2", "start_date": "2019-01-01"}],
						"memberships": [
						{"person_id": "a", "organization_id": "council", "role": "member", "start_date": "2019-05-02T00:00:00Z", "end_date": "2021-05"},
						{"person_id": "a", "organization_id": "council", "role": "member", "legislative_period_id": "t1", "on_behalf_of_id": \
						"party", "area_id": "n"},
						{"person_id": "a", "organization_id": "council", "role": "member", "legislative_period_id": "t2", "start_date": \
						"2020-06-01", "area_id": "s"},
						{"person_id": "a", "organization_id": "council", "role": "member", "event": {"id": "e", "end_date": "1990"}, "start_date": "2020"},
						{"person_id": "a", "post_id": "p1"}, {"person_id": "a", "post_id": "p1", "role": "mayor"}, {"person_id": "a", "post_id": \
						"p1", "role": "Deputy"},
						{"person_id": "a", "post_id": "p2", "role": "senator"},
						{"person_id": "a", "organization_id": "council", "on_behalf_of_id": "none", "area": {"name": "Elm South"}},
						{"person": {"id": "c", "name": "Cy"}, "organization": {"id": "club", "name": "Club"}, "role": "Guest", "legislative_period_id": "t9"},
						{"member": {"@type": "Organization", "id": "party", "name": "Oak"}, "organization_id": "council"},
						{"organization_id": "council", "role": "vacant"}, {"person_id": "a", "organization_id": "none"}
						]}""");
		assertThat(reading.reasons()).isEmpty();
		assertThat(reading.all("person")
			.stream()
			.filter((person) -> person.has("roles"))
			.map((person) -> person.path("key").asString() + " " + person.at("/roles/0/title").asString() + " "
					+ person.at("/roles/0/organization").asString().replace("organization:elm:", "") + " "
					+ person.at("/roles/0/from").asString("") + " " + person.at("/roles/0/until").asString("")))
			.map(String::strip)
			.containsExactly("elm:a member council 2019-05-02 2021-05",
					"elm:a member (Elm North) council 2015-01-01 2019-01-01",
					"elm:a Member party 2015-01-01 2019-01-01", "elm:a member council 2020-06-01",
					"elm:a member council 2020", "elm:a Mayor of Elm council", "elm:a Mayor of Elm council",
					"elm:a Deputy (Mayor of Elm) council", "elm:a senator (Seat 2, Elm North) senate",
					"elm:a Member (Elm South) council", "elm:c Guest club", "elm:a Member party",
					"elm:7 Clerk council");
		assertThat(reading.all("person")).filteredOn((person) -> person.has("name"))
			.extracting((person) -> person.path("name").asString())
			.containsExactly("Ann Lee", "Bo", "Cy");
		assertThat(reading.all("organization")).extracting((one) -> one.path("name").asString())
			.contains("Senate", "Club")
			.doesNotContain("Unknown");
		assertThat(reading.notes).extracting((note) -> note.line() + " " + note.field() + " " + note.value())
			.containsExactly("5 name s", "3 name Unknown", "15 legislative_period_id t9", "16 member party",
					"17 person_id null");
	}

	@Test
	void twoFilesNeverShareANamespaceByAccident() {
		String elm = """
				{"organizations":[{"id":"legislature","name":"Parliament of \
				Elmland","classification":"legislature"}],"persons":[{"id":"1","name":"Ada Elm"}]}""";
		String first = namespace("popolo.json", elm);
		assertThat(first).startsWith("parliament-of-elmland-");
		assertThat(namespace("popolo.json", elm.replace("Elm", "Oak"))).isNotEqualTo(first);
		assertThat(namespace("popolo.json", elm.replace("Ada", "Bo"))).isNotEqualTo(first);
		assertThat(namespace("popolo.json",
				elm.replace("{\"org", "{\"meta\":{\"sources\":[\"https://oak.example\"]},\"org")))
			.isNotEqualTo(first);
		// A later version, under another name.
		assertThat(namespace("other.json", elm.replace("}]}", "},{\"id\":\"2\",\"name\":\"Bo Quist\"}]}")))
			.isEqualTo(first);
		assertThat(
				namespace("a.json", "{\"meta\":{\"url\":\"https://data.elm.example/parliament\"}," + elm.substring(1)))
			.isEqualTo("data.elm.example/parliament");
		assertThat(namespace("a.json", "{\"areas\":[{\"id\":\"1\",\"name\":\"North\"}]}")).hasSize(16);
	}

	@Test
	void idsThatDifferHaveKeysThatDiffer() {
		Reading reading = read(
				"""
						{"persons":[{"id":"a b","name":"A"},{"id":"a-b","name":"B"},{"id":"a#b","name":"C"},{"name":"Ann Lee"},
						{"name":"Ann Lee","birth_date":"1970-01-02","memberships":[{"role":"Host"}]},{"id":"%s1","name":"D"},{"id":"%1$s2","name":"E"}]}"""
					.formatted("x".repeat(300)));
		assertThat(reading.all("person").stream().map((person) -> person.path("key").asString()).distinct()).hasSize(7);
		assertThat(reading.all("person").getLast().path("key")).isEqualTo(reading.all("person").get(4).path("key"));
	}

	@Test
	void aListOfPersonsIsEnough() {
		Reading reading = read(
				"[{\"name\":\"Ann Lee\",\"id\":\"1\"},\n{\"given_name\":\"Bo\",\"family_name\":\"Quist\"}]");
		assertThat(reading.all("person")).extracting((one) -> one.path("key").asString())
			.containsExactly("elm:1", "elm:bo-quist");
		assertThat(reading.entries).extracting("line").containsExactly(1L, 2L);
	}

	@Test
	void textsThatWereHtmlAreReadAsWhatTheyStandFor() {
		Reading reading = read("""
				{"persons":[{"id":"a&amp;b","name":"Ann O&#8217;Dell","summary":"<p>Of Elm</p><p>Since 2019</p>"}]}""");
		assertThat(reading.one("person").path("name").asString()).isEqualTo("Ann O’Dell");
		assertThat(reading.one("person").path("description").asString()).isEqualTo("Of Elm\nSince 2019");
		assertThat(reading.one("person").path("key").asString()).endsWith("a&amp;b");
		assertThat(reading.notes).hasSize(2);
	}

	@Test
	void aDateThatIsNoneCostsTheRoleAlone() {
		Reading reading = read("""
				{"persons":[{"id":"1","name":"Ann Lee"}],
				"memberships":[{"person_id":"1","role":"Mayor","start_date":"2019-02-30"}]}""");
		assertThat(reading.one("person").path("name").asString()).isEqualTo("Ann Lee");
		assertThat(reading.refused.getFirst().line()).isEqualTo(2);
		assertThat(reading.refused.getFirst().field()).isEqualTo("roles[0].from");
		assertThat(reading.refused.getFirst().value()).isEqualTo("2019-02-30");
	}

	@Test
	void whereAPartStandsIsToldByAPointer() {
		Reading reading = read("{\"persons\":[{\"id\":\"1\",\"name\":\"Ann Lee\"},{\"id\":\"2\",\"name\":\"Bo "
				+ "Berg\"}],\"organizations\":[{\"id\":\"o\",\"name\":\"O\","
				+ "\"classification\":\"party\",\"memberships\":[{\"person_id\":\"1\"},{\"person_id\":\"3\"}]}],"
				+ "\"memberships\":[{\"person_id\":\"4\"}]}");
		assertThat(reading.entries).extracting(Entry::pointer)
			.containsExactly("/organizations/0", "/persons/0", "/persons/1", "/organizations/0/memberships/0",
					"/organizations/0/memberships/1");
		assertThat(reading.notes).extracting(Refused::pointer).containsExactly("/memberships/0");
	}

	@Test
	void aDocumentOfMoreThan32MegabytesIsRefused() {
		String much = " ".repeat(33 << 20);
		assertThatThrownBy(() -> read("{\"persons\":[" + much + "]}")).isInstanceOf(Unreadable.class)
			.hasMessageContaining("more than 32 MB");
	}

	/** The namespace that a file takes by itself, and tells. */
	private String namespace(String name, String json) {
		Reading reading = Reading.of(Reading.write(this.folder, name, json));
		String key = reading.entries.getFirst().record().path("key").asString();
		assertThat(reading.notes).extracting("value").containsExactly(key.split(":", 2)[0]);
		return key.split(":", 2)[0];
	}

	private Reading read(String json) {
		return Reading.of(Reading.write(this.folder, "a", json),
				new Hints(null, null, null, TableHints.NONE, "elm", Set.of()));
	}

	private static JsonNode tree(String json) {
		return BoundedJson.MAPPER.readTree(json);
	}

}
