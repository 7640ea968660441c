package onrecord.quoting;

import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** What is different in a quotation, in words: for whoever cannot see it marked. */
public final class Differences {

	private Differences() {
	}

	/**
	 * The differences of a place, one after the other; empty where there are none.
	 * @param match a {@code QuoteMatch}, with {@code kind}, {@code quoted},
	 * {@code recorded} and {@code changesMeaning} of its differences
	 */
	public static String inWords(JsonNode match) {
		return match.path("differences").valueStream().map(Differences::difference).collect(Collectors.joining("; "));
	}

	private static String difference(JsonNode difference) {
		String quoted = "“" + difference.path("quoted").asString("") + "”";
		String recorded = "“" + difference.path("recorded").asString("") + "”";
		String what = switch (difference.path("kind").asString()) {
			case "INSERTED" -> quoted + " was put in";
			case "OMITTED" -> recorded + " was left out";
			case "REPLACED" -> quoted + " stands for " + recorded;
			default -> quoted + " was moved";
		};
		return difference.path("changesMeaning").asBoolean() ? what + ", which changes the meaning" : what;
	}

}
