package onrecord.declaring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a declaration's SQL says of rows and arguments. */
class SqlTemplateTests {

	@Test
	void thisIsTheRow() {
		assertThat(sql("this.name || this.id")).isEqualTo("speaker_2.name || speaker_2.id");
	}

	@Test
	void thisAloneIsTheValue() {
		assertThat(SqlTemplate.of("earliest(this)").sql(new Row("role.held_from")))
			.isEqualTo("earliest(role.held_from)");
	}

	@Test
	void aWordThatOnlyContainsAPlaceIsNone() {
		assertThat(sql("thistle.name || of_this.name || uplink.x"))
			.isEqualTo("thistle.name || of_this.name || uplink.x");
	}

	@Test
	void whatIsInQuotesIsText() {
		assertThat(sql("to_char(this.at, 'HH24:mm') || 'this.name isn''t :it'"))
			.isEqualTo("to_char(speaker_2.at, 'HH24:mm') || 'this.name isn''t :it'");
	}

	@Test
	void aCastIsNoArgument() {
		SqlTemplate sql = SqlTemplate.of(":text::text || :text");
		assertThat(sql.with((name) -> "$1").sql()).isEqualTo("$1::text || $1");
		assertThat(sql.hasArgument("text")).isTrue();
	}

	@Test
	void rowsAreFilledInOneAfterTheOther() {
		SqlTemplate sql = SqlTemplate.of("this.person_id = of.speaker_id and this.on < :value order by link.position");
		assertThat(sql.isMadeOfRow()).isTrue();
		assertThat(sql.isOfLink()).isTrue();
		assertThat(sql.of(new Row("statement")).linkedBy("role_link").with((name) -> "$1").sql(new Row("role")))
			.isEqualTo("role.person_id = statement.speaker_id and role.on < $1 order by role_link.position");
	}

	@Test
	void whatFillsAPlaceHasNone() {
		SqlTemplate sql = SqlTemplate.of("this.text = :value").with((name) -> "'this.text of.x :value'");
		assertThat(sql.sql(new Row("statement"))).isEqualTo("statement.text = 'this.text of.x :value'");
	}

	@Test
	void aPlaceThatIsLeftIsAFault() {
		assertThatThrownBy(() -> sql("this.text = :value")).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("value")
			.hasMessageContaining("this.text = :value");
	}

	@Test
	void aListOfOneIsThatOne() {
		SqlTemplate sql = SqlTemplate.of("this.place_id = any (:value) or array_length(:value, 1) = 0");
		assertThat(sql.withOnly("(select 7)").with((name) -> "$1").sql(new Row("statement")))
			.isEqualTo("statement.place_id = (select 7) or array_length($1, 1) = 0");
		assertThat(sql.with((name) -> "$1").sql(new Row("statement")))
			.isEqualTo("statement.place_id = any ($1) or array_length($1, 1) = 0");
	}

	@Test
	void aColumnIsOneAlone() {
		assertThat(SqlTemplate.of("this.place_id").column()).isEqualTo("place_id");
		assertThat(SqlTemplate.of("this.place_id + 1").column()).isNull();
		assertThat(SqlTemplate.of("of.place_id").column()).isNull();
		assertThat(SqlTemplate.of("this").column()).isNull();
		assertThat(SqlTemplate.of("this.a + of.b + this.c").columns()).containsExactly("a", "c");
	}

	@Test
	void aColumnInAListIsNothingElse() {
		assertThat(SqlTemplate.of("this.place_id = any (:value)").isColumnInList()).isTrue();
		assertThat(SqlTemplate.of("this.place_id = any (:value) or true").isColumnInList()).isFalse();
		assertThat(SqlTemplate.of("this.a = this.b = any (:value)").isColumnInList()).isFalse();
		assertThat(SqlTemplate.of("of.place_id = any (:value)").isColumnInList()).isFalse();
		assertThat(SqlTemplate.of("this.place_id = :value").isColumnInList()).isFalse();
	}

	private static String sql(String text) {
		return SqlTemplate.of(text).sql(new Row("speaker_2"));
	}

}
