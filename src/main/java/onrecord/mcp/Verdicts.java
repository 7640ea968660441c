package onrecord.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import onrecord.quoting.Differences;
import tools.jackson.databind.JsonNode;

/**
 * What is on record of a quotation, in words that a model can hand on, and that claim no
 * more than is known.
 */
final class Verdicts {

	private Verdicts() {
	}

	/**
	 * The words for the quotation that was checked; none where none was. What the
	 * document does not select is not said.
	 */
	static Optional<String> inWords(JsonNode data) {
		JsonNode check = data.path("checkQuote");
		if (!check.isObject() || !check.path("verdict").isString()) {
			return Optional.empty();
		}
		List<String> words = new ArrayList<>();
		words.add(verdict(check));
		check.path("notes").forEach((note) -> words.add("Note: " + note.asString() + "."));
		return Optional.of(String.join(" ", words));
	}

	private static String verdict(JsonNode check) {
		JsonNode match = check.path("matches").path(0);
		String verdict = check.path("verdict").asString();
		return verdict + ": " + switch (verdict) {
			case "EXACT" -> "these words stand on record, to the letter. " + whose(match);
			case "NORMALIZED" ->
				"these words stand on record; only what no reader sees, or newspapers change at the ends"
						+ " of a quotation, is different. " + whose(match);
			case "ALTERED" -> "this is not what is on record. The record has: “" + match.path("exact").asString()
					+ "”. " + differences(match) + "Do not quote it in this wording. " + whose(match);
			case "SPLICED" ->
				"these words do not stand together on record: the pieces are apart, in another order, or in several"
						+ " sources. Do not quote them as one. " + pieces(check.path("matches"));
			case "OTHER_SPEAKER" -> "by the record it was not said by the speaker asked for. " + whose(match);
			default -> "it was not found in what was searched" + searched(check.path("searched"))
					+ ". That does not say that it was never said.";
		};
	}

	/** Of several sources, each has some of the pieces. */
	private static String pieces(JsonNode matches) {
		return matches.valueStream()
			.filter((match) -> match.path("verdict").asString().equals("SPLICED"))
			.map((match) -> "The record has: “" + match.path("exact").asString() + "”. " + whose(match))
			.collect(Collectors.joining(" "));
	}

	private static String whose(JsonNode match) {
		String source = source(match);
		JsonNode statement = match.path("statement");
		if (!statement.isObject()) {
			return "They stand in " + source
					+ ", but who says them there was not recorded: name nobody as their speaker.";
		}
		String speakers = speakers(match);
		if (statement.path("form").asString("").equals("PARAPHRASE")) {
			return "They are the words of the source, %s, which paraphrases %s (%s): they are not the speaker's own words."
				.formatted(source, speakers, statement.path("id").asString());
		}
		return "Said by %s%s, as %s has it (%s).".formatted(speakers, day(statement), source,
				statement.path("id").asString());
	}

	private static String speakers(JsonNode match) {
		String speakers = match.at("/statement/speakers")
			.valueStream()
			.map((speaker) -> speaker.path("name").asString())
			.collect(Collectors.joining(" and "));
		if (!speakers.isEmpty()) {
			return speakers;
		}
		return match.at("/speaker/name").asString("somebody whom the record does not name");
	}

	private static String day(JsonNode statement) {
		String day = statement.at("/saidOn/value").asString("");
		return day.isEmpty() ? "" : " on " + day;
	}

	private static String source(JsonNode match) {
		JsonNode source = match.path("source");
		return "“" + source.path("title").asString() + "” (" + source.path("id").asString() + ")";
	}

	private static String differences(JsonNode match) {
		String differences = Differences.inWords(match);
		return differences.isEmpty() ? "" : "Differences: " + differences + ". ";
	}

	private static String searched(JsonNode searched) {
		if (!searched.isObject()) {
			return "";
		}
		return " (statements: %,d; texts of sources: %,d%s)".formatted(searched.path("statements").asLong(),
				searched.path("sourcesWithText").asLong(), years(searched));
	}

	private static String years(JsonNode searched) {
		String earliest = searched.at("/earliest/value").asString("");
		String latest = searched.at("/latest/value").asString("");
		return earliest.isEmpty() ? "" : "; said from " + earliest + " to " + latest;
	}

}
