package onrecord.reading;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How JSON is written. */
class JsonWriterTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 9, 10, -1, -10, 1234567890123L, Long.MAX_VALUE, Long.MIN_VALUE })
	void aNumberHasItsDigits(long number) {
		JsonWriter json = new JsonWriter(0);
		json.number(number);
		assertThat(written(json)).isEqualTo(Long.toString(number));
	}

	@Test
	void aTextIsReadAsItWas() {
		StringBuilder all = new StringBuilder("ü – \u4e2d \ud83d\ude00 \u2028");
		for (char character = 0; character < 256; character++) {
			all.append(character).append('x');
		}
		JsonWriter json = new JsonWriter(0);
		text(json, bytes(all.toString()));
		assertThat(new JsonMapper().readTree(written(json)).stringValue()).isEqualTo(all.toString());
	}

	@Test
	void whatIsWrittenIsBounded() {
		JsonWriter json = new JsonWriter(1);
		byte[] megabyte = new byte[1_000_000];
		assertThatThrownBy(() -> {
			while (json.length() < 100_000_000) {
				json.write(megabyte);
			}
		}).isInstanceOf(TooLong.class);
		assertThat(json.length()).isLessThanOrEqualTo(11_000_000);
	}

	@Test
	void whatGrowsByItsEscapesIsBoundedToo() {
		JsonWriter json = new JsonWriter(1);
		byte[] controls = new byte[2_000_000];
		assertThatThrownBy(() -> text(json, controls)).isInstanceOf(TooLong.class);
	}

	@Test
	void aLongTextIsNotCopied() {
		byte[] text = bytes("x".repeat(100_000));
		JsonWriter json = new JsonWriter(10);
		json.write('[');
		text(json, text);
		json.write(']');
		Json written = json.written();
		assertThat(written.parts()).hasSize(3);
		assertThat(written.parts().get(1).array()).isSameAs(text);
		assertThat(written(json)).startsWith("[\"xx").endsWith("xx\"]").hasSize(100_004);
	}

	@Test
	void whatIsLongInPiecesIsWhole() {
		JsonWriter json = new JsonWriter(1);
		StringBuilder all = new StringBuilder();
		for (int number = 0; number < 20_000; number++) {
			json.number(number);
			json.write(',');
			all.append(number).append(',');
		}
		assertThat(written(json)).isEqualTo(all.toString());
	}

	private static void text(JsonWriter json, byte[] utf8) {
		json.text(utf8, 0, utf8.length);
	}

	private static String written(JsonWriter json) {
		return new String(json.written().utf8(), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
