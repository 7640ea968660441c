package onrecord.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What values are called on pages. */
final class Wording {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<String, String> ACTS = Map.of("CONDITION", "makes a condition", "DENY", "denies",
			"DISMISS", "dismisses", "APOLOGIZE", "apologizes");

	private static final Map<String, String> FORMS = Map.of("VERBATIM", "in these words", "MIXED",
			"reported, partly in their words", "PARAPHRASE", "reported");

	private static final Map<String, String> PROOFS = Map.of("EXACT", "stands in the source to the letter",
			"NORMALIZED", "stands in the source but for what no reader sees", "UNVERIFIED",
			"not held against the source: its text is not here, or no longer has these words");

	private static final Map<String, String> VERDICTS = Map.of("EXACT", "On record, to the letter", "NORMALIZED",
			"On record; only what no reader sees is different", "ALTERED", "Altered: the record has other words",
			"SPLICED", "Put together from words that stand apart", "OTHER_SPEAKER",
			"On record, but somebody else's words", "NOT_FOUND",
			"Not found in what was searched, which does not say that it was never said");

	private static final Map<String, String> FIELDS = Map.of("NAME", "by name", "ALIAS", "by another name", "TITLE",
			"by title", "TEXT", "by its words", "ROLE", "by office");

	private Wording() {
	}

	/** A value of an enum in lower case. */
	static String words(String value) {
		return value.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/** The name of a field, as words. */
	static String phrase(String field) {
		return field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
	}

	/** What somebody does who says it: a value of {@code SpeechAct}. */
	private static String act(String act) {
		return ACTS.getOrDefault(act, words(act) + "s");
	}

	/** How words are given: a value of {@code StatementForm}. */
	static String form(String form) {
		return FORMS.getOrDefault(form, words(form));
	}

	/** How well words are proven: a value of {@code Verification}. */
	static String proof(String verification) {
		return PROOFS.getOrDefault(verification, words(verification));
	}

	/** What is on record of a quotation: a value of {@code QuoteVerdict}. */
	static String verdict(String verdict) {
		return VERDICTS.getOrDefault(verdict, words(verdict));
	}

	/** Whether a quotation is not as it is on record. */
	static boolean isWrong(String verdict) {
		return Set.of("ALTERED", "SPLICED", "OTHER_SPEAKER").contains(verdict);
	}

	/** Whether a record no longer holds: a value of {@code RecordStatus}. */
	static boolean isLeft(String status) {
		return !status.equals("CURRENT");
	}

	/** By what something was found: a value of {@code MatchedField}. */
	static String field(String field) {
		return FIELDS.getOrDefault(field, words(field));
	}

	/** A whole number, in groups of three digits. */
	static String number(String number) {
		return "%,d".formatted(Long.parseLong(number));
	}

	/**
	 * The beginning of a long text.
	 * @param most how long it may be: characters
	 */
	static String shortened(String text, int most) {
		String line = text.strip().replaceAll("\\s+", " ");
		if (line.length() <= most) {
			return line;
		}
		int end = line.lastIndexOf(' ', most);
		end = (end > most / 2) ? end : most - 1;
		return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
	}

	/** The source's own word for how it was said, or what kind of utterance it is. */
	static String verb(Object statement) {
		Members of = Members.of(statement);
		return of.list("attribution")
			.stream()
			.filter((hop) -> hop.text("relation").equals("SAID"))
			.map((hop) -> hop.text("verb"))
			.filter((verb) -> !verb.isEmpty())
			.findFirst()
			.orElseGet(() -> act(of.text("act")));
	}

	/**
	 * JSON that nothing can end which begins around it. The database writes it so; but it
	 * has been read since.
	 */
	static String json(Object value) {
		return JSON.writeValueAsString(value)
			.replace("<", "\\u003c")
			.replace(">", "\\u003e")
			.replace("&", "\\u0026")
			.replace("\u2028", "\\u2028")
			.replace("\u2029", "\\u2029");
	}

}
