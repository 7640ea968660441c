package onrecord.planning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Cursors are read as the database makes them, and only by the list that they are of. */
class CursorTests {

	private static final Arguments ARGUMENTS = new Arguments("Query.people", List.of("people"),
			GraphQLFieldDefinition.newFieldDefinition().name("people").type(Scalars.GraphQLString).build(), List.of());

	private static final String LIST = Cursor.list("Query.people", Map.of());

	/** Longer than the lines in which PostgreSQL writes base64, too. */
	@ParameterizedTest
	@ValueSource(strings = { "2025-02-24", "\"\\", "Ίφα Ο’Νιλ 👩‍✈️", "???>>>~~~",
			"a name that is so long that its base64 does not fit into one line of seventy-six characters" })
	void thePlaceThatTheDatabaseWritesIsRead(String key) throws Exception {
		try (Connection connection = TestDatabase.reader().getConnection();
				PreparedStatement statement = connection
					.prepareStatement("select list_cursor(?, json_build_array(7, ?::text, 1004))")) {
			statement.setString(1, LIST);
			statement.setString(2, key);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				assertThat(place(rows.getString(1))).containsExactly("7", key, "1004");
			}
		}
	}

	@Test
	void whateverPageItIsItIsTheSameList() {
		Map<String, Object> page = new LinkedHashMap<>(Map.of("first", 5, "after", "x", "filter", filter("a", "b")));
		page.put("orderBy", null);
		assertThat(Cursor.list("Query.people", page))
			.isEqualTo(Cursor.list("Query.people", Map.of("last", 3, "before", "y", "filter", filter("b", "a"))));
	}

	@Test
	void aCursorOfAnotherListIsRefused() throws Exception {
		Map<String, Object> filtered = Map.of("filter", filter("a"));
		for (String other : List.of(Cursor.list("Query.topics", Map.of()), Cursor.list("Query.people", filtered),
				Cursor.list("Query.people", Map.of("orderBy", "NAME")))) {
			assertRefused(cursor(other, "[null, \"x\", 1]"));
		}
		assertThat(Cursor.list("Query.people", filtered))
			.isNotEqualTo(Cursor.list("Query.people", Map.of("filter", filter("b"))));
	}

	@Test
	void aPlaceThatWasChangedIsRefused() throws Exception {
		String cursor = cursor(LIST, "[null, \"x\", 1]");
		assertThat(place(cursor)).element(1).isEqualTo("x");
		String content = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
		assertRefused(base64(content.replace("x", "y")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "!", "null", "WzEsMiwzXQ" })
	void whatIsNoCursorIsRefused(String text) {
		assertRefused(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[1, 2, 3", "[]", "[null, \"x\"]", "[null, \"x\", 1, 2]", "7", "{}" })
	void whatIsNoPlaceIsRefusedThoughItsDigitsAreRight(String place) throws Exception {
		assertRefused(cursor(LIST, place));
	}

	@Test
	void whatIsLongerThanAnyNameIsRefused() throws Exception {
		assertThat(place(cursor(LIST, "[null, \"" + "x".repeat(7_000) + "\", 1]"))).hasSize(3);
		assertRefused(cursor(LIST, "[null, \"" + "x".repeat(8_000) + "\", 1]"));
	}

	private static void assertRefused(String cursor) {
		assertThatExceptionOfType(BadInput.class).isThrownBy(() -> place(cursor))
			.withMessageStartingWith("`after` is not a cursor of this list")
			.satisfies((refusal) -> assertThat(refusal.argument()).isEqualTo("Query.people(after:)"));
	}

	private static List<String> place(String cursor) {
		return Cursor.place(ARGUMENTS, "after", cursor, LIST);
	}

	/** As the database makes them, of any text. */
	private static String cursor(String list, String place) throws Exception {
		byte[] digest = MessageDigest.getInstance("MD5").digest((list + place).getBytes(StandardCharsets.UTF_8));
		return base64(HexFormat.of().formatHex(digest).substring(0, 8) + place);
	}

	private static String base64(String content) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, Object> filter(String... ids) {
		return Map.of("id", List.of(ids));
	}

}
