package onrecord.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of any content, well meant or not. */
class InputTests {

	private static final String TOPIC = "{\"type\":\"topic\",\"key\":\"energy\",\"name\":\"Energy\"}\n";

	@TempDir
	Path folder = Path.of("");

	@Test
	void commentsEmptyLinesAndAByteOrderMarkAreSkipped() {
		Reading reading = Reading
			.of(Reading.write(this.folder, "a", "\uFEFF# topics\r\n\r\n" + TOPIC + " \t\n" + TOPIC));
		assertThat(reading.refused).isEmpty();
		assertThat(reading.entries).extracting("line").containsExactly(3L, 5L);
	}

	@Test
	void gzipIsRecognisedByItsContent() throws IOException {
		Path file = Reading.pack(this.folder, "topics.jsonl",
				(out) -> out.write(TOPIC.getBytes(StandardCharsets.UTF_8)));
		assertThat(Reading.of(file).entries).hasSize(1);
	}

	@Test
	void aLastLineNeedsNoEnd() {
		assertThat(Reading.of(Reading.write(this.folder, "a", TOPIC + TOPIC.strip())).entries).hasSize(2);
	}

	@Test
	void progressEndsAtTheSizeOfTheFile() throws IOException {
		Path file = Reading.write(this.folder, "a", TOPIC.repeat(5000));
		List<Long> progress = new ArrayList<>();
		new Formats(Hints.NONE).read(InputFile.of(file), new Reading(), progress::add);
		assertThat(progress).isSorted().hasSizeGreaterThan(2).endsWith(Files.size(file));
	}

	@Test
	void aLineOfAHundredMegabytesIsRefusedAndTheNextOneRead() throws IOException {
		byte[] chunk = new byte[1 << 20];
		Arrays.fill(chunk, (byte) 'x');
		Path file = Reading.pack(this.folder, "bomb", (out) -> {
			out.write("{\"type\":\"topic\",\"key\":\"".getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 100; i++) {
				out.write(chunk);
			}
			out.write(("\n" + TOPIC).getBytes(StandardCharsets.UTF_8));
		});
		Reading reading = Reading.of(file);
		assertThat(reading.reasons())
			.containsExactly("1 has more than 16 MB, which is the most that a record may have");
		assertThat(reading.originals.getFirst()).hasSize(1 << 20);
		assertThat(reading.entries).extracting("line").containsExactly(2L);
	}

	@Test
	void aPackedFileOfZerosIsNoText() throws IOException {
		Path file = Reading.pack(this.folder, "zeros", (out) -> {
			for (int i = 0; i < 100; i++) {
				out.write(new byte[1 << 20]);
			}
		});
		assertThatThrownBy(() -> Reading.of(file)).hasMessage("zeros is no text: its byte 1 is zero.");
	}

	@Test
	void recordsMayComeAfterLongComments() {
		assertThat(Reading.of(Reading.write(this.folder, "a", "# a comment\n".repeat(10_000) + TOPIC)).entries)
			.hasSize(1);
	}

	@Test
	void aTruncatedOrDamagedGzipFileIsToldFromASoundOne() throws IOException {
		Path file = Reading.pack(this.folder, "topics.gz", (out) -> {
			Random random = new Random(1);
			for (int i = 0; i < 20_000; i++) {
				out.write(
						TOPIC.replace("energy", Long.toHexString(random.nextLong())).getBytes(StandardCharsets.UTF_8));
			}
		});
		byte[] sound = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(sound, sound.length / 2));
		assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class)
			.hasMessage("topics.gz is packed by gzip and ends too early: it has not been copied in full.");
		Arrays.fill(sound, sound.length / 2, sound.length / 2 + 4000, (byte) 0x55);
		Files.write(file, sound);
		assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class)
			.hasMessageStartingWith("topics.gz is packed by gzip and damaged: ");
	}

	@Test
	void aLineThatIsNotUtf8IsRefusedWithThePlaceOfTheByte() throws IOException {
		Path file = this.folder.resolve("a");
		Files.write(file, (TOPIC + TOPIC.replace("Energy", "\u00C9nergie")).getBytes(StandardCharsets.ISO_8859_1));
		Reading reading = Reading.of(file);
		assertThat(reading.reasons())
			.containsExactly("2 is not UTF-8 from byte 40 of the line on; if it is written in another"
					+ " encoding, --encoding NAME reads it (windows-1252 is the most frequent one in Western Europe)");
		assertThat(reading.entries).hasSize(1);
	}

	@Test
	void surrogatesAndOverlongFormsAreNotUtf8() {
		for (byte[] wrong : new byte[][] { { (byte) 0xED, (byte) 0xA0, (byte) 0x80 }, { (byte) 0xC0, (byte) 0x80 },
				{ (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80 }, { (byte) 0xE2, (byte) 0x82 },
				{ (byte) 0x80 } }) {
			assertThat(Utf8.firstError(wrong, 0, wrong.length)).isNotNegative();
		}
		byte[] right = "Ґ€😀 a".getBytes(StandardCharsets.UTF_8);
		assertThat(Utf8.firstError(right, 0, right.length)).isEqualTo(-1);
	}

	@Test
	void zeroAndHalfSurrogatePairsInTextsAreRefused() {
		Reading reading = Reading.of(Reading.write(this.folder, "a", """
				{"type":"topic","key":"a","name":"a\\u0000b"}
				{"type":"person","key":"b","aliases":[{"name":"\\ud83d"}]}
				{"type":"topic","key":"c","name":"\\ud83d\\ude00"}
				"""));
		assertThat(reading.reasons()).containsExactly("1 name holds the character U+0000, which no text may hold",
				"2 aliases[0].name holds half of a surrogate pair (U+D83D), which is no character");
		assertThat(reading.entries).hasSize(1);
	}

	@Test
	void whatIsDeepLongOrTwiceThereIsRefused() {
		Reading reading = Reading.of(Reading.write(this.folder, "a", """
				{"type":"topic","key":"a","name":%s1%s}
				{"type":"place","key":"b","latitude":%s}
				{"type":"topic","key":"c","name":"C","name":"D"}
				{"type":"topic","key":"d","name":"D"} {"type":"topic"}
				{"type":"topic","key":"e"
				["type"]
				""".formatted("[".repeat(5000), "]".repeat(5000), "9".repeat(5000))));
		assertThat(reading.reasons()).hasSize(6)
			.satisfiesExactly((one) -> assertThat(one).startsWith("1 goes beyond a limit").endsWith("deeper than 64"),
					(one) -> assertThat(one).startsWith("2 goes beyond a limit").endsWith("at most 100 digits"),
					(one) -> assertThat(one).isEqualTo("3 has the member name twice"),
					(one) -> assertThat(one).startsWith("4 goes on after the end of the object"),
					(one) -> assertThat(one).startsWith("5 is not JSON").endsWith("it ends before it is complete"),
					(one) -> assertThat(one).startsWith("6 is no JSON object"));
	}

	@Test
	void whatIsNoTextIsToldByName() throws IOException {
		refused("", "a is empty: there is nothing to load.");
		refused("\n# nothing yet\n", "a holds nothing but empty lines and comments.");
		refused("\u0001\u0000\u0002", "a is no text: its byte 2 is zero.");
		refused("PK\u0003\u0004....", "a is a ZIP archive; unpack it first.");
		assertThatThrownBy(() -> Reading.of(this.folder))
			.hasMessageEndingWith(" is a directory; name the files in it.");
		assertThatThrownBy(() -> Reading.of(this.folder.resolve("b"))).hasMessage("There is no file b.");
	}

	private void refused(String content, String message) {
		Path file = Reading.write(this.folder, "a", content);
		assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class).hasMessage(message);
	}

}
