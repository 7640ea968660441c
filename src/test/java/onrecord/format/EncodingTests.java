package onrecord.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files in other encodings than UTF-8: read as they are meant, or refused. */
class EncodingTests {

	private static final String TABLE = "speaker,quote\r\nZoë Lee,“Déjà vu” – never…\r\nBo Quist,No.\r\n";

	@TempDir
	Path folder = Path.of("");

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" })
	void aByteOrderMarkTellsTheEncoding(String name) throws IOException {
		Reading reading = Reading.of(write(("\uFEFF" + TABLE).getBytes(name)));
		assertThat(reading.all("statement").getFirst().path("text").asString()).isEqualTo("“Déjà vu” – never…");
		assertThat(reading.extent).isEqualTo("3 lines, 2 records");
		Hints wrong = new Hints(null, StandardCharsets.ISO_8859_1, null, TableHints.NONE);
		assertThat(Reading.of(write(("\uFEFF" + TABLE).getBytes(name)), wrong).entries).isEqualTo(reading.entries);
	}

	@ParameterizedTest
	@CsvSource({ "UTF-16LE, Zoë Lee", "UTF-16BE, Zoë Lee", "UTF-16LE, 一二三 四", "UTF-16BE, 一二三 四",
			"UTF-16LE, Марія Дуб" })
	void utf16WithoutAMarkIsReadWhereItIsCertain(String name, String speaker) throws IOException {
		Reading reading = Reading.of(write(TABLE.replace("Zoë Lee", speaker).getBytes(name)));
		assertThat(reading.all("person").getFirst().path("name").asString()).isEqualTo(speaker);
	}

	@Test
	void aBundleMayBeOfAnyEncoding() throws IOException {
		String topic = "{\"type\":\"topic\",\"key\":\"é\",\"name\":\"Énergie\"}\n";
		assertThat(Reading.of(write(topic.getBytes(StandardCharsets.UTF_16LE))).one("topic").path("name").asString())
			.isEqualTo("Énergie");
		assertThat(Reading.of(write(topic.getBytes("windows-1252")), hints("windows-1252")).one("topic"))
			.isEqualTo(BoundedJson.MAPPER.readTree(topic));
	}

	@ParameterizedTest
	@ValueSource(strings = { "windows-1252", "ISO-8859-15", "windows-1251", "Shift_JIS", "GB18030", "UTF-16LE" })
	void anyOtherIsRefusedUnlessItIsSaid(String name) throws IOException {
		String table = "speaker,quote\nAnn Lee,%s\n".formatted(switch (name) {
			case "windows-1251" -> "Ніколи";
			case "Shift_JIS", "GB18030" -> "日本語";
			case "UTF-16LE" -> "x";
			default -> "Jamás";
		});
		Path file = write(table.getBytes(name));
		if (!name.equals("UTF-16LE")) {
			assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class)
				.hasMessageStartingWith("a, line 2: is not UTF-8 at or right before byte ")
				.hasMessageContaining("--encoding NAME");
		}
		assertThat(Reading.of(file, hints(name)).one("statement").path("text").asString() + "\n")
			.isEqualTo(table.split(",")[2]);
	}

	@Test
	void whatAnEncodingDoesNotHaveIsRefusedWithItsPlace() throws IOException {
		Path odd = write("speaker,quote\nAnn Lee,\u0081x\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThatThrownBy(() -> Reading.of(odd, hints("windows-1252")))
			.hasMessage("a, line 2: byte 23 of the file is no character of windows-1252.");
		Path marks = write("speaker,quote\nAnn Lee,“No”\n".getBytes("windows-1252"));
		assertThatThrownBy(() -> Reading.of(marks, hints("ISO-8859-1"))).hasMessage(
				"a, line 2: holds U+0093, a control character of ISO-8859-1 that no text has; it may be windows-1252.");
		Path half = write("speaker,quote\nAnn Lee,x\n".concat("y").getBytes(StandardCharsets.UTF_16LE), 1);
		assertThatThrownBy(() -> Reading.of(half, hints("UTF-16LE")))
			.hasMessageContaining("is no character of UTF-16LE");
	}

	@Test
	void utf8ThatIsReadAsSomethingElseIsTold() throws IOException {
		Reading reading = Reading.of(write(TABLE.getBytes(StandardCharsets.UTF_8)), hints("windows-1251"));
		assertThat(reading.notes.getFirst()).asString()
			.contains("is read as windows-1251, as --encoding says, though it may well be UTF-8");
		assertThat(Reading.of(write("speaker,quote\nAnn Lee,x\n".getBytes(StandardCharsets.UTF_8)),
				hints("windows-1252")).notes)
			.isEmpty();
	}

	@Test
	void trouble100MegabytesOnIsFoundWithinBounds() throws IOException {
		byte[] row = "Ann Lee,Jamás\n".repeat(100).getBytes("windows-1252");
		Path file = Reading.pack(this.folder, "b", (out) -> {
			out.write("speaker,quote\n".getBytes(StandardCharsets.US_ASCII));
			for (int i = 0; i < 200; i++) {
				out.write(row);
			}
			out.write(0x81);
		});
		assertThatThrownBy(() -> Reading.of(file, hints("windows-1252")))
			.hasMessage("b, line 20002: byte 280015 of the file is no character of windows-1252.");
	}

	private Path write(byte[] content) throws IOException {
		return write(content, 0);
	}

	private Path write(byte[] content, int less) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(content, 0, content.length - less);
		return Files.write(this.folder.resolve("a"), out.toByteArray());
	}

	private static Hints hints(String encoding) {
		return new Hints(null, Charset.forName(encoding), null, TableHints.NONE);
	}

}
