package onrecord.reading;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How JSON is copied. */
class JsonCopyTests {

	@ParameterizedTest
	@ValueSource(strings = { "null", "12", "\"\"", "\"a b\\\\\"", "\"\\\"}]\\n\"", "[]", "{}",
			"[{\"a\":[1,-2.5e10,\"ü – \u4e2d\"]}]", "{\"a b\":{\"c\":\" , : \"},\"d\":[[],[null,true]]}" })
	void whatHasNoWhiteSpaceIsTheSame(String json) {
		assertThat(copied(json)).isEqualTo(json);
	}

	@Test
	void whiteSpaceGoesButNotInTexts() {
		assertThat(copied(" { \"a b\" : [ 1 , \n 2 ] , \"c\" : \" d  \\\" e \" } \n"))
			.isEqualTo("{\"a b\":[1,2],\"c\":\" d  \\\" e \"}");
	}

	@Test
	void aRowHasItsValuesOneAfterTheOther() {
		KeptRow row = KeptRow.of(bytes("[\"Person\", null, 42, {\"a\": [1, 2]}, \"\\\"x,y]\"]"), 5, "1");
		assertThat(new String(row.json(), StandardCharsets.UTF_8))
			.isEqualTo("\"Person\"null42{\"a\":[1,2]}\"\\\"x,y]\"");
		assertThat(row.is(0, "Person")).isTrue();
		assertThat(row.is(0, "Persona")).isFalse();
		assertThat(row.is(0, "Persom")).isFalse();
		assertThat(row.isNull(0)).isFalse();
		assertThat(row.isNull(1)).isTrue();
		assertThat(row.number(2)).isEqualTo(42);
	}

	@Test
	void whatIsWrittenIsBounded() {
		JsonCopy json = new JsonCopy(bytes("1"));
		byte[] megabyte = new byte[1_000_000];
		assertThatThrownBy(() -> {
			while (json.length() < 100_000_000) {
				json.write(megabyte, 0, megabyte.length);
			}
		}).isInstanceOf(TooLong.class);
		assertThat(json.length()).isLessThanOrEqualTo(11_000_000);
	}

	@Test
	void aLongTextIsNotCopied() {
		byte[] text = bytes("{ \"a\" : \"" + "x".repeat(100_000) + "\", \"b\" : 1 }");
		JsonCopy json = new JsonCopy(text);
		json.value();
		Json written = json.written();
		assertThat(written.parts()).hasSize(3);
		assertThat(written.parts().get(1).array()).isSameAs(text);
		assertThat(new String(written.utf8(), StandardCharsets.UTF_8)).startsWith("{\"a\":\"xx")
			.endsWith("xx\",\"b\":1}");
	}

	@Test
	void whatIsLongInPiecesIsWhole() {
		String items = "[" + "{\"a\":1}, ".repeat(20_000) + "null]";
		assertThat(copied(items)).isEqualTo(items.replace(" ", ""));
	}

	private static String copied(String text) {
		JsonCopy json = new JsonCopy(bytes(text));
		json.value();
		return new String(json.written().utf8(), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
