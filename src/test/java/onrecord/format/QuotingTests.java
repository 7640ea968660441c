package onrecord.format;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Quotation marks in tables: no row becomes part of another without a word. */
class QuotingTests {

	private static final String[] WORDS = { "We", "shall", "win", "No", "comment", "that", "was", "all", "12,000",
			"Élan", "1", "9", "100", "it's", "", "never, ever" };

	@TempDir
	Path folder = Path.of("");

	@Test
	void aTableWithTabsWhoseCellsBeginWithLoneMarksIsReadAsUnquoted() {
		Reading reading = read("""
				speaker\tsource\tdate\tquote
				Ann Lee\tDaily\t2025-01-01\t"We shall win.
				Bo Quist\tDaily\t2025-01-02\tNo comment.
				Cy Dunn\tDaily\t2025-01-03\tThat was all"
				Ed Fox\tDaily\t2025-01-05\tlast words
				""");
		assertThat(texts(reading)).containsExactly("\"We shall win.", "No comment.", "That was all\"", "last words");
		assertThat(reading.extent).isEqualTo("5 lines, 4 records");
		assertThat(reading.notes).hasSize(1)
			.first()
			.asString()
			.startsWith(
					"a, line 2, column \"quote\": a quotation mark opens a cell and is not closed before its line ends;"
							+ " so all quotation marks are taken for characters");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// In the last column, with rows between, and without.
			"speaker,date,quote\nAnn Lee,2025,\"We shall win.\nBo Quist,2025,No comment.\nCy Dunn,2025,That was all\"\n",
			"speaker,date,quote\nAnn Lee,2025,\"We shall win.\nCy Dunn,2025,That was all\"\n",
			// In the first column, and in the middle.
			"quote,speaker,date\n\"We shall win.,Ann Lee,2025\nThat was all\",Cy Dunn,2025\n",
			"speaker,quote,date\nAnn Lee,\"We shall win.,2025\nCy Dunn,That was all\",2025\n",
			// Swallowed rows have commas of their own, too many or too few cells.
			"speaker,date,quote\nAnn Lee,2025,\"We shall win.\nBo Quist,2025,No, never.\nCy Dunn,2025,That, was all\"\n",
			"speaker,quote,note\nAnn Lee,\"We shall win.,\nBo Quist,No comment.\nCy Dunn,That was all\",x\n",
			// Among cells that are quoted as they should be.
			"speaker,date,quote\nAnn Lee,2025,\"Yes, we can.\"\nBo Quist,2025,\"We shall win.\nCy Dunn,2025,No comment.\nDi "
					+ "Elm,2025,That was all\"\n",
			"\"speaker\",\"quote\"\n\"Ann Lee\",\"We shall win.\nBo Quist,No comment.\nCy Dunn,That was all\"\n",
			// Semicolons, bars, other ends of lines.
			"speaker;date;quote\nAnn Lee;2025;\"We shall win.\nBo Quist;2025;No comment.\nCy Dunn;2025;That was all\"\n",
			"speaker|date|quote\nAnn Lee|2025|\"We shall win.\nBo Quist|2025|No comment.\nCy Dunn|2025|That was all\"\n",
			"speaker,date,quote\r\nAnn Lee,2025,\"We shall win.\r\nCy Dunn,2025,That was all\"\r\n",
			"speaker,date,quote\rAnn Lee,2025,\"We shall win.\rCy Dunn,2025,That was all\"\r",
			// Spaces after delimiters, a number before a comma.
			"speaker, date,quote\nAnn Lee, 2025,\"We shall win.\nCy Dunn, 2025, That was all\"\n",
			"id,quote\n1,\"We shall win.\n2,100 died.\n3,100 lived\"\n",
			"speaker,quote\nAnn Lee,\"We shall win.\nDistrict 9,100 lived\"\n",
			"speaker,quote,note\nAnn Lee,x,\"We shall win.\nDistrict 9,100,200 lived\"\n",
			// Empty cells.
			"quote,speaker\n\"We shall win.,\nNo comment.,\nThat was all\",Cy Dunn\n",
			"quote,speaker\nx,\"a\nWe shall win.,\"\n",
			// In the last row, never closed, in the header, in a table of one column.
			"speaker,quote\nAnn Lee,We shall win.\nCy Dunn,\"That was all\n", "speaker,quote\nCy Dunn,\"That was all",
			"speaker,\"quote\nAnn Lee,We shall win.\nBo Quist,No comment\"\nCy Dunn,That was all\n",
			// What closes the cell is not its end.
			"speaker,quote\nAnn Lee,\"All for all\" she said\nBo Quist,x\n", "speaker,quote\nAnn Lee,\"\"All\"\"\n",
			// Cells put together within a row.
			"speaker,quote,date\n\"Ann Lee,We shall win.,2025\"\nBo Quist,x,2025\n",
			// A table with tabs in which marks are quoting elsewhere.
			"speaker\tquote\nAnn Lee\t\"He said \"\"no\"\".\"\nBo Quist\t\"We shall win.\nCy Dunn\tThat was all\"\n" })
	void aMarkThatMayHaveSwallowedRowsStopsTheLoad(String table) {
		assertThatThrownBy(() -> read(table)).isInstanceOf(Unreadable.class)
			.hasMessageMatching(
					"(?s)a, line [0-9]+, column .* \\(--quoting csv .*--quoting none .*--delimiter .*\\)\\.");
	}

	@Test
	void theOnlyColumnOfATableHasNoCellsOfSeveralLinesUnlessSomebodySaysSo() {
		Path file = Reading.write(this.folder, "a", "quote\n\"We shall win.\nThat was all\"\n");
		assertThatThrownBy(() -> Reading.of(file, Format.CSV, Map.of()))
			.hasMessageStartingWith("a, line 2, column \"quote\"");
		assertThat(texts(Reading.of(file, said(Quoting.CSV)))).containsExactly("We shall win.\nThat was all");
		assertThat(texts(Reading.of(file, said(Quoting.NONE)))).containsExactly("\"We shall win.", "That was all\"");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"speaker,quote,date,url\nAnn Lee,\"We shall win,\n\nand we shall \"\"fight,\"\" always; for 12,000 years.\",2025,\nBo Quist,No.,2025,\n",
			"quote,speaker\n\"We shall win.\nAlways.\",Ann Lee\n",
			"speaker;quote;date\r\nAnn Lee;\"We shall win;\r\nalways, \";2025\r\n",
			"speaker,\"quote\n(in English)\"\nAnn Lee,\"We shall\nwin.\"\n",
			"speaker\tquote\nAnn Lee\t\"We shall\nwin.\"\nBo Quist\tNo.\n" })
	void cellsOfSeveralLinesAreReadWhereTheyAreNoRowsForCertain(String table) {
		Path file = Reading.write(this.folder, "a", table);
		Hints columns = new Hints(null, null, null,
				new TableHints(Map.of("text", table.startsWith("quote") ? "1" : "2"), null, null, false, null,
						TableHints.Source.NONE));
		assertThat(Reading.of(file, columns).all("statement").getFirst().path("text").asString()).contains("\n");
	}

	@Test
	void whoeverSaysHowMarksAreMeantIsTakenAtTheirWord() {
		String table = "speaker,quote\nAnn Lee,\"We shall win.\nBo Quist,No.\nCy Dunn,That was all\"\n";
		Path file = Reading.write(this.folder, "a", table);
		assertThat(texts(Reading.of(file, said(Quoting.CSV))))
			.containsExactly("We shall win.\nBo Quist,No.\nCy Dunn,That was all");
		Reading plain = Reading.of(file, said(Quoting.NONE));
		assertThat(texts(plain)).containsExactly("\"We shall win.", "No.", "That was all\"");
		assertThat(plain.notes).isEmpty();
		Path open = Reading.write(this.folder, "b", "speaker,quote\nAnn Lee,\"We shall win.\n");
		assertThatThrownBy(() -> Reading.of(open, said(Quoting.CSV)))
			.hasMessageStartingWith("b, line 2, column \"quote\": a quotation mark opens a cell and is never closed");
	}

	@Test
	void troubleFarBehindTheBeginningIsFoundAtItsLine() throws IOException {
		for (String delimiter : List.of("\t", ",")) {
			String row = String.join(delimiter, "Ann Lee", "2025-01-01", "\"All, for all.\"") + "\n";
			Path file = Reading.pack(this.folder, "a", (out) -> {
				out.write(String.join(delimiter, "speaker", "date", "quote\n").getBytes(StandardCharsets.UTF_8));
				for (int i = 0; i < 20_000; i++) {
					out.write(row.replace("for", "for " + i).getBytes(StandardCharsets.UTF_8));
				}
				out.write((String.join(delimiter, "Bo Quist", "2025", "\"We shall win.\n")
						+ String.join(delimiter, "Cy Dunn", "2025", "That was all\"\n"))
					.getBytes(StandardCharsets.UTF_8));
			});
			assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class)
				.hasMessageStartingWith("a, line 20002, column \"quote\": ");
		}
	}

	@Test
	void aRowThatIsNotAsLongAsTheOthersIsRefusedWhereMarksAreTakenForCharacters() {
		Reading reading = read("speaker\tquote\nAnn Lee\t\"We shall win.\nBo Quist\tNo.\n".repeat(1)
				+ "Cy Dunn\tAll\"\n".repeat(6000) + "Di Elm\nthe end\n");
		assertThat(reading.all("statement")).hasSize(6002);
		assertThat(reading.reasons()).containsExactly(
				"6004 has 1 cells, and the first row 2, in a table whose lines are rows each",
				"6005 has 1 cells, and the first row 2, in a table whose lines are rows each");
	}

	@Test
	void delimitersAreFoundByTheNamesOfColumnsOrSaid() {
		assertThat(texts(read("quote;date\nYes, no, and, so, on;2025\nNo;2025\n"))).hasSize(2);
		Path file = Reading.write(this.folder, "b", "quote^speaker\nYes, no^Ann Lee\n");
		Hints caret = new Hints(null, null, null,
				new TableHints(Map.of(), null, "^", false, null, TableHints.Source.NONE));
		assertThat(texts(Reading.of(file, caret))).containsExactly("Yes, no");
		assertThatThrownBy(() -> Delimiter.named("ab")).isInstanceOf(IllegalArgumentException.class);
		assertThat(Delimiter.named("Tab")).isEqualTo('\t');
	}

	/** Rows of words, some of which begin or end with a mark: never may they be fewer. */
	@Test
	void noMarkSwallowsARowWhereverItStands() {
		Random random = new Random(16);
		int read = 0;
		for (int i = 0; i < 20_000; i++) {
			char delimiter = ",;\t|".charAt(random.nextInt(4));
			int width = 2 + random.nextInt(4);
			List<String> lines = new ArrayList<>(List.of(header(width, delimiter)));
			int length = random.nextBoolean() ? 6 : 30;
			for (int row = 0; row < length; row++) {
				lines.add(random.ints(width, (row < length - 6) ? 2 : 0, 12)
					.mapToObj((kind) -> cell(random, kind, delimiter))
					.collect(Collectors.joining("" + delimiter)));
			}
			String table = String.join("\n", lines);
			RowReader rows = rows(table, delimiter);
			int count = 0;
			while (rows.next()) {
				count++;
			}
			read += (rows.doubt() == null) ? 1 : 0;
			assertThat(rows.doubt() != null || count == length + 1).as(table).isTrue();
		}
		assertThat(read).isGreaterThan(2_000);
	}

	private static RowReader rows(String table, char delimiter) {
		return Layout
			.of((delimiter == '\t') ? Format.TSV : Format.CSV, table.getBytes(StandardCharsets.UTF_8), TableHints.NONE)
			.rows(new StringReader(table));
	}

	private static String header(int width, char delimiter) {
		return List.of("quote", "speaker", "note", "b", "c")
			.subList(0, width)
			.stream()
			.collect(Collectors.joining("" + delimiter));
	}

	private static String cell(Random random, int kind, char delimiter) {
		String words = random.ints(1 + random.nextInt(4), 0, WORDS.length)
			.mapToObj((word) -> WORDS[word])
			.filter((word) -> !word.contains(delimiter + "0"))
			.collect(Collectors.joining(" "))
			.strip();
		return switch (kind) {
			case 0 -> "\"" + words;
			case 1 -> words + "\"";
			case 2 -> "";
			case 3 -> words + ",”";
			default -> words;
		};
	}

	private Reading read(String table) {
		return Reading.of(Reading.write(this.folder, "a", table));
	}

	private static Hints said(Quoting quoting) {
		return new Hints(Format.CSV, null, null,
				new TableHints(Map.of(), quoting, null, false, null, TableHints.Source.NONE));
	}

	private static List<String> texts(Reading reading) {
		return reading.all("statement").stream().map((one) -> one.path("text").asString()).toList();
	}

}
