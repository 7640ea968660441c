package onrecord.format;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import onrecord.loading.Entry;
import onrecord.loading.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Persons, organizations and memberships in Popolo. */
class PopoloTests {

	@TempDir
	Path folder = Path.of("");

	@Test
	void membershipsBecomeRolesOfPersons() {
		Reading reading = read(
				"""
						{
						  "persons": [
						    {"id": "elm council/ann lee", "name": "Ann Lee", "summary": "Of Elm", "other_names": [{"name": "Енн Лі", "lang": "uk"},
						     {"name": "Енн Лі", "lang": "uk"}], "identifiers": [{"scheme": "Wikidata", "identifier": "Q1"}],
						     "links": [{"url": "https://elm.example"}], "memberships": [{"organization_id": "party/oak"}]}],
						  "organizations": [
						    {"id": "legislature/elm", "name": "Elm Council", "classification": "legislature",
						     "posts": [{"id": "p1", "label": "Mayor of Elm"}]},
						    {"id": "party/oak", "name": "Oak Party", "classification": "Political Party", "parent_id": "legislature/elm"},
						    {"id": "club", "name": "Chess Club", "classification": "club"}],
						  "memberships": [
						    {"person_id": "elm council/ann lee", "organization_id": "legislature/elm", "role": "councillor",
						     "start_date": "2019-05-02T00:00:00Z", "end_date": "2021-05", "on_behalf_of_id": "party/oak"},
						    {"person_id": "elm council/ann lee", "post_id": "p1"},
						    {"person_id": "nobody", "organization_id": "club"}],
						  "areas": [{"id": "ward/1", "name": "First Ward", "parent_id": "ward/0"}],
						  "events": [], "meta": {"a": [1]}
						}""");
		assertThat(reading.one("person")).isEqualTo(
				tree("""
						{"type":"person","key":"elm-council/ann-lee","name":"Ann Lee","aliases":[{"name":"Енн Лі","language":"uk"}],
						"identifiers":[{"scheme":"wikidata","value":"Q1"}],"description":"Of Elm","roles":[
						{"title":"councillor","organization":"organization:legislature/elm","from":"2019-05-02","until":"2021-05"},
						{"title":"Mayor of Elm","organization":"organization:legislature/elm"},
						{"title":"Member","organization":"organization:party/oak"}]}"""));
		assertThat(reading.all("organization")).extracting((one) -> one.path("kind").asString())
			.containsExactly("GOVERNMENT", "PARTY", "OTHER");
		assertThat(reading.one("place")).isEqualTo(tree("""
				{"type":"place","key":"ward/1","name":"First Ward","kind":"REGION","within":"place:ward/0"}"""));
		assertThat(reading.reasons()).containsExactly("15 is a membership of a person whom the document does not have");
	}

	@Test
	void aListOfPersonsIsEnough() {
		Reading reading = read(
				"[{\"name\":\"Ann Lee\",\"id\":\"1\"},\n{\"given_name\":\"Bo\",\"family_name\":\"Quist\"}]");
		assertThat(reading.all("person")).extracting((one) -> one.path("key").asString())
			.containsExactly("1", "bo-quist");
		assertThat(reading.entries).extracting("line").containsExactly(1L, 2L);
	}

	@Test
	void aDateThatIsNoneIsRefusedAndShown() {
		Reading reading = read("""
				{"persons":[{"id":"1","name":"Ann Lee"}],
				"memberships":[{"person_id":"1","role":"Mayor","start_date":"2019-02-30"}]}""");
		assertThat(reading.entries).isEmpty();
		assertThat(reading.refused.getFirst().field()).isEqualTo("roles[0].from");
		assertThat(reading.refused.getFirst().value()).isEqualTo("2019-02-30");
	}

	@Test
	void whereAPartStandsIsToldByAPointer() {
		Reading reading = read(
				"{\"persons\":[{\"id\":\"1\",\"name\":\"Ann Lee\"},{\"id\":\"2\",\"name\":\"Bo Berg\"}],\"organizations\":[{\"id\":\"o\",\"name\":\"O\","
						+ "\"memberships\":[{\"person_id\":\"1\"},{\"person_id\":\"3\"}]}],\"memberships\":[{\"person_id\":\"4\"}]}");
		assertThat(reading.entries).extracting(Entry::pointer)
			.containsExactly("/organizations/0", "/persons/0", "/persons/1");
		assertThat(reading.refused).extracting(Refused::pointer)
			.containsExactlyInAnyOrder("/memberships/0", "/organizations/0/memberships/1");
	}

	@Test
	void aDocumentOfMoreThan32MegabytesIsRefused() {
		String much = " ".repeat(33 << 20);
		assertThatThrownBy(() -> read("{\"persons\":[" + much + "]}")).isInstanceOf(Unreadable.class)
			.hasMessageContaining("more than 32 MB");
	}

	private Reading read(String json) {
		return Reading.of(Reading.write(this.folder, "a", json));
	}

	private static JsonNode tree(String json) {
		return Json.MAPPER.readTree(json);
	}

}
