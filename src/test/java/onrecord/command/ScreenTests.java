package onrecord.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import onrecord.loading.Refused;
import onrecord.loading.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person sees of a load. */
class ScreenTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@Test
	void aTerminalShowsRateAndTimeLeftOnOneLine() throws Exception {
		Screen screen = screen(true);
		screen.begin(1_000_000);
		screen.phase("Reading");
		Thread.sleep(1100);
		screen.advanced(2_000, 250_000);
		screen.advanced(2_001, 250_001);
		assertThat(shown()).doesNotContain("\n")
			.contains("\r\u001b[KReading …")
			.containsPattern("\r\u001b\\[KReading: 2,000 records, 1,\\d{3} a second, 25 %, 3\\.\\d s left$");
	}

	@Test
	void elsewhereNothingIsDrawnAgain() {
		Screen screen = screen(false);
		screen.begin(1_000_000);
		screen.phase("Reading");
		screen.advanced(2_000, 250_000);
		assertThat(shown()).isEmpty();
	}

	@Test
	void ofManyThatAreRefusedTheFirstAreShownAndCausesBeforeWhatFollows() {
		List<Refused> refusals = IntStream.rangeClosed(1, 30)
			.mapToObj((line) -> new Refused("x", line, "speaker", null,
					(line == 30) ? "wrong" : "the record that it refers to was refused itself"))
			.toList();
		screen(false).show(new Summary(List.of(), List.of(new Summary.Counts("statement", 1234, 0, 0, 30)), 0, 31,
				refusals, 0, 0, List.of(), List.of(), List.of(), false), false, null);
		assertThat(shown().lines()).hasSize(2 + 1 + 1 + 20 + 1 + 1)
			.contains("statement           1,234          0          0         30", "  and 11 more")
			.element(4)
			.isEqualTo("  x, line 30, speaker: wrong");
	}

	@Test
	void whatFilesHoldActsOnNoTerminal() {
		String evil = "\u001b[2J\u009b31m\u202eAnn\r\nforged\u2028\u0007";
		Refused refused = new Refused(evil, 1, evil, evil, evil, evil);
		Summary.Match match = new Summary.Match(evil, evil, evil);
		Screen screen = screen(true);
		screen.phase(evil);
		screen.show(
				new Summary(List.of(new Summary.Extent(evil, 1, 1)), List.of(new Summary.Counts(evil, 1, 0, 0, 0)), 0,
						1, List.of(refused), 1, 1, List.of(refused), List.of(match), List.of(match), true),
				false, java.nio.file.Path.of(evil.replace("\u0000", "")));
		assertThat(shown().replace("\r\u001b[K", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028&&[^\\n]]")
			.contains("\\u001b[2J\\u009b31m\\u202eAnn\\u000d\\u000aforged\\u2028\\u0007");
		assertThat(shown().lines()).noneMatch((line) -> line.startsWith("forged"));
	}

	private Screen screen(boolean terminal) {
		return new Screen(new PrintStream(this.out, true, StandardCharsets.UTF_8), terminal);
	}

	private String shown() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

}
