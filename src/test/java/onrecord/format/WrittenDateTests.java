package onrecord.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import onrecord.loading.Refused;

import static org.assertj.core.api.Assertions.assertThat;

/** Dates as people and programs write them. */
class WrittenDateTests {

	@TempDir
	Path folder = Path.of("");

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "2021-7-16 | 2021-07-16", "2021/07/16 | 2021-07-16", "2021.7.16 | 2021-07-16",
			"16 July 2021 | 2021-07-16", "July 16, 2021 | 2021-07-16", "Jul 16 2021 | 2021-07-16",
			"16th of July, 2021 | 2021-07-16", "Friday, July 16th, 2021 | 2021-07-16", "16-Jul-2021 | 2021-07-16",
			"2021 July 16 | 2021-07-16", "Sept. 1, 2021 | 2021-09-01", "July 2021 | 2021-07", "07/2021 | 2021-07",
			"2021/07 | 2021-07", "20210716 | 2021-07-16", "16. Juli 2021 | 2021-07-16",
			"16 de julio de 2021 | 2021-07-16", "16 de julho de 2021 | 2021-07-16", "1er août 2021 | 2021-08-01",
			"16 luglio 2021 | 2021-07-16", "16 lipca 2021 r. | 2021-07-16", "16 липня 2021 р. | 2021-07-16",
			"16 июля 2021 г. | 2021-07-16", "16 Temmuz 2021 | 2021-07-16", "16 Juli 2021 | 2021-07-16",
			"16 Agustus 2021 | 2021-08-16", "16 يوليو 2021 | 2021-07-16", "16 जुलाई 2021 | 2021-07-16",
			"2021年7月16日 | 2021-07-16", "2021년 7월 16일 | 2021-07-16", "16.7.2021 | 2021-07-16", "13/04/2021 | 2021-04-13",
			"04/13/2021 | 2021-04-13", "04/04/2021 | 2021-04-04", "2021-07-16T23:30:00-05:00 | 2021-07-16",
			"2021-07-16T23:30Z | 2021-07-16", "20210716T233000Z | 2021-07-16",
			"2021-07-16 23:30:00.123 UTC | 2021-07-16", "Fri, 16 Jul 2021 10:30:00 GMT | 2021-07-16",
			"Fri, 16 Jul 2021 10:30:00 +0200 | 2021-07-16", "Fri Jul 16 10:30:00 +0000 2021 | 2021-07-16",
			"Fri Jul 16 10:30:00 EDT 2021 | 2021-07-16",
			"Fri Jul 16 2021 10:30:00 GMT+0200 (Central European Summer Time) | 2021-07-16",
			"7/16/2021 10:30:00 PM | 2021-07-16", "July 16, 2021 at 10:30 a.m. | 2021-07-16",
			"16. Juli 2021 um 10:30 Uhr | 2021-07-16", "2021-07-00 | 2021-07", "2021-00-00 | 2021",
			"1066-10-14 | 1066-10-14", "1970-01-01 | 1970-01-01", "1900-01-01 | 1900-01-01",
			"1970-01-01T10:00:00Z | 1970-01-01", "2025-02 | 2025-02", "2025~ | 2025~", "2025-21 | 2025-21",
			"2021/2022 | 2021/2022", "202X | 202X" })
	void oneThatCanMeanOnlyOneDayIsUnderstood(String written, String date) {
		assertThat(WrittenDates.read(written, null)).isEqualTo(new WrittenDate.Known(date));
	}

	@ParameterizedTest
	@ValueSource(strings = { "03/04/2021", "3.4.2021", "03-04-2021", "3/4/2021 10:30", "16/07/21", "16 Jul 21",
			"7-16-21", "2021-22", "2022-23?", "Thu, 16 Jul 2021 10:30:00 GMT", "1400/05/12", "16/07/2564",
			"12 July 1442" })
	void oneThatMayMeanSeveralIsNot(String written) {
		assertThat(WrittenDates.read(written, null)).isInstanceOf(WrittenDate.Unclear.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0001-01-01", "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0000-00-00",
			"0000-00-00 00:00:00", "9999-12-31", "9999-12-31T23:59:59.9999999", "9999-12-31T00:00:00+01:00", "9999",
			"1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000+00:00", "1970-01-01 00:00:00", "1969-12-31T19:00:00-05:00",
			"1900-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1/1/0001 12:00:00 AM", "1/1/1900 12:00:00 AM",
			"12/31/9999 11:59:59 PM", "2020/9999-12-31", "0001-01-01/2020", "9999~", "31.12.9999", "1/0/1900",
			"00/00/0000", "19700101T000000Z" })
	void whatProgramsWriteForNoDateIsNone(String written) {
		assertThat(WrittenDates.read(written, null)).isEqualTo(new WrittenDate.Placeholder());
	}

	@ParameterizedTest
	@ValueSource(strings = { "31 June 2021", "2021-02-30", "32/01/2021", "16-17 July 2021", "July 16", "16 2021 7",
			"2010/11", "2020/21", "n/a", "unknown", "16 Foo 2021", "3 of 4, 2021", "2021-07-16 and later", "令和3年7月16日",
			"202107161", "16 July 2021, 16 July 2022", "-5", "1e9", "July 2021 10:30" })
	void whatIsNotUnderstoodStaysAsItIs(String written) {
		assertThat(WrittenDates.read(written, null)).isEqualTo(new WrittenDate.Known(written));
	}

	@Test
	void theOrderOfDayAndMonthCanBeSaid() {
		assertThat(WrittenDates.read("03/04/2021", DateOrder.DMY)).isEqualTo(new WrittenDate.Known("2021-04-03"));
		assertThat(WrittenDates.read("03/04/2021", DateOrder.MDY)).isEqualTo(new WrittenDate.Known("2021-03-04"));
		assertThat(WrittenDates.read("13/04/2021", DateOrder.MDY)).isEqualTo(new WrittenDate.Known("13/04/2021"));
		Path table = Reading.write(this.folder, "a", "quote,date\nNever.,03/04/2021\nAlways.,13/04/2021\n");
		assertThat(Reading.of(table).reasons()).containsExactly(
				"2 saidOn may be the 3 of April or the 4 of March; --dates=dmy or --dates=mdy says which comes first (column \"date\")");
		Reading reading = Reading.of(table, new Hints(null, null, DateOrder.DMY, TableHints.NONE));
		assertThat(reading.all("statement")).extracting((one) -> one.path("saidOn").asString())
			.containsExactly("2021-04-03", "2021-04-13");
	}

	@Test
	void allForeignFormatsUnderstandThem() {
		Reading check = read(
				"""
						{"@type": "ClaimReview", "url": "https://checker.example/14", "claimReviewed": "x", "datePublished": "2021-7-16",
						 "author": {"name": "Checker"}, "reviewRating": {"alternateName": "False"},
						 "itemReviewed": {"datePublished": "Fri, 16 Jul 2021 10:30:00 GMT"}}""");
		assertThat(check.refused).isEmpty();
		assertThat(check.one("review").path("reviewedOn").asString()).isEqualTo("2021-07-16");
		assertThat(check.one("statement").path("saidOn").asString()).isEqualTo("2021-07-16");
		Reading people = read(
				"""
						{"persons": [{"id": "a", "name": "Ann Lee", "memberships": [
						  {"organization_id": "o", "start_date": "1 May 2020", "end_date": "9999-12-31"}]}], "organizations": [{"id": "o", "name": "O"}]}""");
		ObjectNode membership = people.all("person").getLast();
		assertThat(membership.at("/roles/0/from").asString()).isEqualTo("2020-05-01");
		assertThat(membership.at("/roles/0").has("until")).isFalse();
		assertThat(people.notes).extracting(Refused::field).containsExactly("", "roles[0].until");
		assertThat(people.notes.getLast().pointer()).isEqualTo("/persons/0/memberships/0");
	}

	@Test
	void aPlaceholderIsLeftOutOfABundleWithANote() {
		Reading reading = read(
				"""
						{"type": "statement", "key": "a", "text": "Ever", "saidOn": "9999-12-31"}
						{"type": "statement", "key": "b", "text": "Ever", "saidOn": "1970-01-01T00:00:00Z", "recordedAt": "0001-01-01T00:00:00Z"}
						{"type": "statement", "key": "c", "text": "Once", "saidOn": "1970-01-01"}
						{"type": "statement", "key": "d", "text": "Once", "saidOn": "16 July 2021"}
						""");
		assertThat(reading.all("statement")).extracting((one) -> one.path("saidOn").asString(""))
			.containsExactly("", "", "1970-01-01");
		assertThat(reading.reasons()).hasSize(1).first().asString().startsWith("4 saidOn must be a year");
		assertThat(reading.notes.getFirst()).hasToString(
				"a, line 1, saidOn: is what programs write where they know no date; left out (\"9999-12-31\")");
		assertThat(reading.notes).extracting("field").containsExactly("saidOn", "saidOn", "recordedAt");
	}

	@Test
	void aLongValueIsNoDateAndCostsNothing() {
		String table = "quote,date\nNever.," + "1 ".repeat(1_000_000) + "\n";
		Reading reading = Reading.of(Reading.write(this.folder, "a", table), Format.CSV, Map.of());
		assertThat(reading.reasons()).hasSize(1);
		assertThat(List.of("9:".repeat(50), "1".repeat(100), "(".repeat(100)))
			.allSatisfy((odd) -> assertThat(WrittenDates.read(odd, null)).isEqualTo(new WrittenDate.Known(odd)));
	}

	private Reading read(String content) {
		return Reading.of(Reading.write(this.folder, "a", content));
	}

}
