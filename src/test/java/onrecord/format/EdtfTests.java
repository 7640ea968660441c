package onrecord.format;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import onrecord.DateTexts;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EdtfTests {

	@ParameterizedTest
	@ValueSource(strings = { "0001", "9999-12-31", "2024-02-29", "2000-02-29", "2025?", "2025~", "2025%", "2025-02?",
			"2025-02-24~", "2025-21", "2025-24", "2025-23?", "202X", "20XX", "201X~", "2025-XX", "2025-02-XX",
			"2025-XX-XX", "2025-XX-XX?", "2025-01/2025-03", "2025-01-05/2025-02", "2025-01/..", "../2025", "/2025",
			"2025/", "2025?/2026~", "2025-21/2025-23", "2025/2025", "2025-03/2025", "202X/..",
			"2025-02-24?/2025-02-26%" })
	void whatLevel1HasIsADate(String value) {
		assertThat(Edtf.isDate(value)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000", "000X", "00XX", "2023-02-29", "1900-02-29", "2023-02-29?", "2025-13", "2025-00",
			"2025-01-00", "2025-04-31", "2025-1", "25", "2025-", "20250224", "2025-02-24T10:00:00Z", "٢٠٢٥",
			"2025-XX-24", "2025\n", "2025??", "?2025", "2025-?02", "2XXX", "XXXX", "202X-01", "202X-XX", "2025-25",
			"2025-21-01", "2025-21-XX", "-2025", "Y12025", "2025/2024", "2025-03/2025-02", "/", "..", "../..", "/..",
			"", "2025/2026/2027", "2025/ 2026", "2025 / 2026", "2025/open", "[2025,2026]", "{2025}", "2025..2026" })
	void whatItHasNotIsNone(String value) {
		assertThat(Edtf.isDate(value)).isFalse();
	}

	@Test
	void theDatabaseSaysTheSame() throws SQLException {
		List<String> texts = DateTexts.some(100_000, 7);
		try (Connection connection = TestDatabase.owner().getConnection();
				PreparedStatement query = connection.prepareStatement("""
						select text, is_partial_date(text) as is_date
						from unnest(?::text[]) with ordinality as given (text, n)
						order by n""")) {
			query.setArray(1, connection.createArrayOf("text", texts.toArray()));
			ResultSet answers = query.executeQuery();
			int dates = 0;
			while (answers.next()) {
				String text = answers.getString("text");
				assertThat(answers.getBoolean("is_date")).as(text).isEqualTo(Edtf.isDate(text));
				dates += answers.getBoolean("is_date") ? 1 : 0;
			}
			assertThat(dates).isBetween(10_000, 90_000);
		}
	}

	@Test
	void whyATextIsNoDateIsSaid() {
		assertThat(Stream.of("-0100", "Y12025", "-Y12025", "0000-02", "000X").map(Edtf::hint))
			.containsOnly("; years before 0001 and after 9999 cannot be kept");
		assertThat(Edtf.hint("2025/2024-12")).isEqualTo("; it ends before it begins");
		assertThat(Stream.of("199u", "2025-uu", "2025-02?~", "unknown/2025", "2025/open").map(Edtf::hint))
			.allSatisfy((hint) -> assertThat(hint).contains("the draft of 2012"));
		assertThat(Stream.of("tomorrow", "2025-13", "").map(Edtf::hint)).containsOnly("");
	}

}
