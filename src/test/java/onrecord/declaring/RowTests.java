package onrecord.declaring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a fragment of SQL says of a row. */
class RowTests {

	private static final Link LINK = Link.to("statement_subject", "statement_id").carrying("status", "said_on_latest");

	@Test
	void thisIsTheRow() {
		assertThat(new Row("speaker_2").of("this.name || this.id")).isEqualTo("speaker_2.name || speaker_2.id");
		assertThat(new Row("speaker").of("citation(this)")).isEqualTo("citation(speaker)");
	}

	@Test
	void aWordThatOnlyContainsItIsNot() {
		assertThat(new Row("speaker").of("thistle.name || of_this.name")).isEqualTo("thistle.name || of_this.name");
	}

	@Test
	void whatALinkCarriesIsReadInTheLink() {
		Row row = new Row("statement", LINK);
		assertThat(row.of("this.status = 'CURRENT' and this.said_on_latest < now() and this.said_on is null"))
			.isEqualTo("statement_link.status = 'CURRENT' and statement_link.said_on_latest < now()"
					+ " and statement.said_on is null");
	}

	@Test
	void theIdBehindALinkIsTheLinksReference() {
		Row row = new Row("statement", LINK);
		assertThat(row.id()).isEqualTo("statement_link.statement_id");
		assertThat(row.of("this.id")).isEqualTo(row.id());
		assertThat(new Row("statement").id()).isEqualTo("statement.id");
	}

}
