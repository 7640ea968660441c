package onrecord.reading;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Rows are read as PostgreSQL sends them: each value is what PostgreSQL makes of it as
 * JSON.
 */
class BinaryTests {

	@ParameterizedTest
	@ValueSource(strings = { "true", "false", "0::int2", "(-32768)::int2", "2147483647", "-1", "9223372036854775807",
			"(-9223372036854775807 - 1)::int8", "'a'::text", "''::text", "repeat('é', 5000)", "'b'::varchar",
			"'c'::name", "'CURRENT'::record_status", "'2025-02~'::partial_date", "'{\"a\":[1,\"b\"]}'::json",
			"to_json(0.1::float8)", "to_json(1e-7::float4)", "to_json(array['a', null])", "null::text", "null::int",
			"'2025-02-24'::date", "'0001-01-01'::date", "'1600-02-29'::date", "'9999-12-31'::date",
			"'1999-12-31'::date", "'infinity'::date", "'-infinity'::date" })
	void aValueIsWrittenAsPostgresqlWritesIt(String value) throws SQLException {
		assertSame(value);
	}

	@Test
	void eachCharacterIsWrittenAsPostgresqlWritesIt() throws SQLException {
		assertSame("(select string_agg(chr(n), '' order by n) from generate_series(1, 1000) as n)");
		assertSame("(select string_agg(chr(n), '' order by n) from generate_series(55000, 65535) as n"
				+ " where n not between 55296 and 57343)");
		assertSame("chr(128512) || chr(1114111)");
	}

	@Test
	void whatHasNoJsonIsRefused() {
		for (String value : new String[] { "1.5", "now()", "array[1]", "'1 day'::interval" }) {
			assertThatIllegalStateException().isThrownBy(() -> written(value))
				.withMessageContaining("cannot be written");
		}
	}

	@Test
	void anArrayHasItsItems() throws SQLException {
		Binary row = new Binary(row("array[7, null, 9]"));
		assertThat(row.columns()).isEqualTo(1);
		assertThat(row.column()).isTrue();
		assertThat(row.items()).isEqualTo(3);
		assertThat(row.item()).isTrue();
		assertThat(row.number()).isEqualTo(7);
		assertThat(row.item()).isFalse();
		assertThat(row.item()).isTrue();
		assertThat(row.number()).isEqualTo(9);
		Binary empty = new Binary(row("array[]::text[]"));
		empty.columns();
		empty.column();
		assertThat(empty.items()).isZero();
	}

	@Test
	void aRowMayHaveNothingInIt() throws SQLException {
		assertThat(Binary.hasValue(row("null"))).isFalse();
		assertThat(Binary.hasValue(row("''"))).isTrue();
		assertThat(Binary.hasValue(row("row()"))).isTrue();
	}

	@Test
	void aKeptRowHasItsValuesOneAfterTheOther() throws SQLException {
		KeptRow row = KeptRow.of(row("'Person'::text, null, 42::int8, '\"x,y]'::text"), "1");
		assertThat(new String(row.json(), StandardCharsets.UTF_8)).isEqualTo("\"Person\"null42\"\\\"x,y]\"");
		assertThat(row.is(0, "Person")).isTrue();
		assertThat(row.is(0, "Persona")).isFalse();
		assertThat(row.is(0, "Persom")).isFalse();
		assertThat(row.isNull(0)).isFalse();
		assertThat(row.isNull(1)).isTrue();
		assertThat(row.number(2)).isEqualTo(42);
	}

	private static void assertSame(String value) throws SQLException {
		String theirs = asked("coalesce(to_json(" + value + ")::text, 'null')", (rows) -> rows.getString(1));
		assertThat(written(value)).isEqualTo(theirs);
	}

	private static String written(String value) throws SQLException {
		return new String(KeptRow.of(row(value), "1").json(), StandardCharsets.UTF_8);
	}

	private static byte[] row(String values) throws SQLException {
		return asked("record_send(row(" + values + "))", (rows) -> rows.getBytes(1));
	}

	private static <T> T asked(String expression, Read<T> read) throws SQLException {
		try (Connection connection = TestDatabase.reader().getConnection();
				PreparedStatement statement = connection.prepareStatement("select " + expression);
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return read.of(rows);
		}
	}

	private interface Read<T> {

		T of(ResultSet rows) throws SQLException;

	}

}
