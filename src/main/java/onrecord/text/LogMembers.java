package onrecord.text;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Where the log is JSON, its texts are printable, too: JSON itself has no escape for what
 * turns the direction of writing around.
 */
public final class LogMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

	@Override
	public void customize(JsonWriter.Members<Object> members) {
		members.applyingValueProcessor(
				JsonWriter.ValueProcessor.of((value) -> (value instanceof String text) ? Printable.text(text) : value));
	}

}
