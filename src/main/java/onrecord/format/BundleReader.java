package onrecord.format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the bundle: a record a line. A bad line does not keep the others from being read.
 */
final class BundleReader {

	private final Lines lines;

	private final Records records;

	BundleReader(Content content, Records records) {
		this.lines = new Lines(content);
		this.records = records;
	}

	void read() {
		while (this.lines.next()) {
			int start = 0;
			while (start < this.lines.length() && this.lines.bytes()[start] <= ' ' && this.lines.bytes()[start] >= 0) {
				start++;
			}
			if (this.lines.isTooLong()) {
				refuse("has more than %d MB, which is the most that a record may have"
					.formatted(BoundedJson.MOST_BYTES >> 20));
			}
			else if (start < this.lines.length() && this.lines.bytes()[start] != '#') {
				readLine();
			}
		}
	}

	private void readLine() {
		int wrong = Utf8.firstError(this.lines.bytes(), 0, this.lines.length());
		if (wrong >= 0) {
			refuse("is not UTF-8 from byte %d of the line on%s".formatted(wrong + 1, Encoding.ADVICE));
			return;
		}
		JsonNode value;
		try {
			value = BoundedJson.STRICT.readTree(this.lines.bytes(), 0, this.lines.length());
		}
		catch (JacksonException ex) {
			refuse(reason(ex));
			return;
		}
		if (value instanceof ObjectNode entry) {
			this.records.put(this.lines.number(), entry);
		}
		else {
			refuse("is no JSON object; a record of the bundle is one, and stands on one line");
		}
	}

	private String reason(JacksonException ex) {
		TokenStreamLocation where = ex.getLocation();
		String column = (where != null && where.getColumnNr() > 0) ? " near column " + where.getColumnNr() : "";
		return switch (ex) {
			case StreamConstraintsException limit ->
				"goes beyond a limit%s: %s".formatted(column, BoundedJson.limit(limit));
			case MismatchedInputException twice when twice.getOriginalMessage().startsWith("Duplicate property") ->
				"has the member %s twice".formatted(twice.getOriginalMessage().split("\"", 3)[1]);
			case MismatchedInputException more when more.getOriginalMessage().contains("Trailing token") ->
				"goes on after the end of the object%s; a record of the bundle stands on a line of its own"
					.formatted(column);
			default -> "is not JSON%s: %s".formatted(column, BoundedJson.oneLine(ex.getOriginalMessage()));
		};
	}

	private void refuse(String reason) {
		this.records.refuse(this.lines.number(), this.lines.text(Records.MOST_ORIGINAL), this.lines.text(1000), reason);
	}

}
