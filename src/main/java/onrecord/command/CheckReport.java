package onrecord.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import onrecord.loading.Formulas;
import onrecord.quoting.Differences;
import onrecord.quoting.Quotation;
import onrecord.text.Printable;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is on record of each quotation of an article, for people and for programs. */
final class CheckReport {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final String SPLICED = "SPLICED";

	private static final Set<String> WRONG = Set.of("ALTERED", SPLICED, "OTHER_SPEAKER");

	private final List<Line> lines;

	CheckReport(List<Line> lines) {
		this.lines = lines;
	}

	void write(Format format, PrintWriter out) {
		switch (format) {
			case text -> writeText(out);
			case json -> out.println(JSON.writeValueAsString(this.lines.stream().map(Line::json).toList()));
			case csv -> writeCsv(out);
		}
	}

	private void writeText(PrintWriter out) {
		for (Line line : this.lines) {
			out.printf(Locale.ROOT, "%-13s  line %d: %s%n", line.verdict(), line.quotation().line(),
					Printable.shortened(Printable.line(line.quotation().text()), 100));
			for (String more : line.details()) {
				out.println("               " + Printable.line(more));
			}
		}
		Map<String, Long> numbers = this.lines.stream()
			.collect(Collectors.groupingBy(Line::verdict, TreeMap::new, Collectors.counting()));
		out.println(this.lines.isEmpty() ? "No quotation was found: what stands in quotation marks is one."
				: "%d quotation%s: %s.".formatted(this.lines.size(), (this.lines.size() == 1) ? "" : "s",
						numbers.entrySet()
							.stream()
							.map((number) -> number.getValue() + " " + number.getKey())
							.collect(Collectors.joining(", "))));
	}

	private void writeCsv(PrintWriter out) {
		out.print("line,quotation,verdict,speaker,statement,source,exact,differences\r\n");
		for (Line line : this.lines) {
			JsonNode match = line.best();
			out.print(List
				.of(String.valueOf(line.quotation().line()), line.quotation().text(), line.verdict(),
						match.at("/speaker/id").asString(""), match.at("/statement/id").asString(""),
						match.at("/source/id").asString(""), match.path("exact").asString(""),
						(line.problem() != null) ? line.problem() : Differences.inWords(match))
				.stream()
				.map(CheckReport::cell)
				.collect(Collectors.joining(",", "", "\r\n")));
		}
	}

	/** By RFC 4180. */
	private static String cell(String text) {
		return '"' + Formulas.marked(text).replace("\"", "\"\"") + '"';
	}

	/** How a report is written; named as on the command line. */
	enum Format {

		/** For people. */
		text,
		/** All that the API says. */
		json,
		/** A table, a quotation a row. */
		csv

	}

	/**
	 * One quotation, and what is on record of it.
	 *
	 * @param answer what the API says; null where it cannot be asked
	 * @param problem why it cannot
	 */
	record Line(Quotation quotation, @Nullable JsonNode answer, @Nullable String problem) {

		/** A value of the enum {@code QuoteVerdict}, or UNCHECKED. */
		String verdict() {
			return (this.answer != null) ? this.answer.path("verdict").asString() : "UNCHECKED";
		}

		boolean isWrong() {
			return WRONG.contains(verdict());
		}

		/** The best match; a missing node where there is none. */
		private JsonNode best() {
			return (this.answer != null) ? this.answer.path("matches").path(0) : JSON.missingNode();
		}

		/** The best match, or all in which pieces stand. */
		private List<JsonNode> told() {
			if (this.answer == null) {
				return List.of();
			}
			Stream<JsonNode> matches = this.answer.path("matches").valueStream();
			return (verdict().equals(SPLICED)
					? matches.filter((match) -> match.path("verdict").asString().equals(SPLICED)) : matches.limit(1))
				.toList();
		}

		private List<String> details() {
			List<String> details = new ArrayList<>();
			if (this.problem != null) {
				details.add(this.problem);
			}
			for (JsonNode match : told()) {
				String speaker = match.at("/speaker/name").asString("");
				details.add((speaker.isEmpty() ? "nobody on record" : speaker) + ", "
						+ match.at("/statement/id").asString("no statement") + ", in “"
						+ match.at("/source/title").asString() + "” (" + match.at("/source/id").asString() + ")");
				if (isWrong()) {
					details.add("recorded: " + match.path("exact").asString());
				}
				String differences = Differences.inWords(match);
				if (!differences.isEmpty()) {
					details.add(differences);
				}
			}
			if (this.answer != null) {
				this.answer.path("notes").forEach((note) -> details.add(note.asString()));
			}
			return details;
		}

		private ObjectNode json() {
			ObjectNode json = JSON.createObjectNode()
				.put("quotation", this.quotation.text())
				.put("line", this.quotation.line())
				.put("start", this.quotation.start())
				.put("verdict", verdict());
			if (this.answer != null) {
				json.set("matches", this.answer.path("matches"));
				json.set("notes", this.answer.path("notes"));
			}
			if (this.problem != null) {
				json.put("problem", this.problem);
			}
			return json;
		}

	}

}
