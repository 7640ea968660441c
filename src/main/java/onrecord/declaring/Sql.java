package onrecord.declaring;

import java.util.List;
import java.util.Map;
import java.util.Set;

import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/** The text of SQL: small things that all who write it need. */
public final class Sql {

	private static final int LINE = 110;

	/** Names of fields that are words of SQL, and so cannot name rows. */
	private static final Set<String> RESERVED = Set.of("from", "until", "in", "on", "to", "all", "order", "group",
			"user");

	private Sql() {
	}

	/** A name of a type or a field as a name for rows. */
	public static String alias(String name) {
		String snake = Snake.of(name);
		return RESERVED.contains(snake) ? snake + "_" : snake;
	}

	/** That a row is one of those whose ids a query finds. */
	static String isIn(String ids) {
		return "this.id in " + block(ids);
	}

	/** The table that a foreign key refers to: {@code actor_id} to {@code actor}. */
	public static String referred(String column) {
		return column.replaceFirst("_id$", "");
	}

	/** Rows under a name. */
	public static String named(@Nullable String rows, String alias) {
		return alias.equals(rows) ? alias : rows + " as " + alias;
	}

	/** A text as an SQL literal. */
	public static String quoted(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/** The parts as the columns of a row. */
	public static List<String> columns(Map<String, String> parts) {
		return parts.entrySet().stream().map((part) -> part.getValue() + " as \"" + part.getKey() + "\"").toList();
	}

	/** Items on one line, or each on its own where that gets too long. */
	public static String lined(String head, List<String> items, String tail) {
		String line = head + String.join(", ", items) + tail;
		return (line.length() <= LINE && !line.contains("\n")) ? line
				: head.strip() + "\n  " + indented(String.join(",\n", items)) + (tail.isEmpty() ? "" : "\n" + tail);
	}

	/** All lines but the first moved in by two. */
	public static String indented(String lines) {
		return lines.strip().replace("\n", "\n  ");
	}

	/** In parentheses on lines of its own, moved in. */
	public static String block(String lines) {
		return "(\n  " + indented(lines) + "\n)";
	}

}
