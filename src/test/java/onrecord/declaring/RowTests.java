package onrecord.declaring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a row's columns are read. */
class RowTests {

	private static final Link LINK = Link.to("statement_subject", "statement_id").carrying("status", "said_on_latest");

	@Test
	void whatALinkCarriesIsReadInTheLink() {
		SqlTemplate sql = SqlTemplate
			.of("this.status = 'CURRENT' and this.said_on_latest < now() and this.said_on is null");
		assertThat(sql.sql(new Row("statement", LINK)))
			.isEqualTo("statement_link.status = 'CURRENT' and statement_link.said_on_latest < now()"
					+ " and statement.said_on is null");
	}

	@Test
	void theIdBehindALinkIsTheLinksReference() {
		Row row = new Row("statement", LINK);
		assertThat(row.id()).isEqualTo("statement_link.statement_id");
		assertThat(SqlTemplate.of("this.id").sql(row)).isEqualTo(row.id());
		assertThat(new Row("statement").id()).isEqualTo("statement.id");
	}

}
