package onrecord.fuzz;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import onrecord.DateTexts;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a date means is worked out twice: in SQL, and here. */
class DatesTests {

	@Test
	void bothWaysComeToTheSame() throws SQLException {
		List<String> texts = DateTexts.some(100_000, 11);
		try (Connection connection = TestDatabase.owner().getConnection();
				PreparedStatement query = connection.prepareStatement(
						"""
								select value, precision_of(value) as precision, qualifier_of(value) as qualifier, earliest(value), latest(value),
								  array(select unit from unnest(array['YEAR', 'MONTH', 'WEEK', 'DAY']) as unit where is_as_precise_as(value, unit))::text as units
								from (select case when is_partial_date(text) then text end::partial_date as value from unnest(?::text[]) as text) as given
								where value is not null""")) {
			query.setArray(1, connection.createArrayOf("text", texts.toArray()));
			ResultSet row = query.executeQuery();
			int dates = 0;
			while (row.next()) {
				dates++;
				Map<String, Object> shown = new LinkedHashMap<>();
				for (String column : List.of("value", "precision", "qualifier", "earliest", "latest")) {
					shown.put(column, row.getString(column));
				}
				String value = row.getString("value");
				assertThat(shown).isEqualTo(Dates.shown(value));
				for (InCommon.Unit unit : InCommon.Unit.values()) {
					assertThat(row.getString("units").contains(unit.name())).as(value + " " + unit)
						.isEqualTo(Dates.isWithin(unit, value));
				}
			}
			assertThat(dates).isGreaterThan(10_000);
		}
	}

}
