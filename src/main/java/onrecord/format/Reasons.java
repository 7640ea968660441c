package onrecord.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import onrecord.loading.Refused;

/** What the schema finds wrong, in words: what is wrong, and what is allowed. */
final class Reasons {

	private static final int LONGEST_VALUE = 200;

	private static final Map<String, String> TYPES = Map.of("string", "a text", "number", "a number", "integer",
			"a whole number", "boolean", "true or false", "array", "a list", "object", "an object", "null", "null");

	private final JsonNode document;

	Reasons(JsonNode document) {
		this.document = document;
	}

	Refused ofType(String file, long line, @Nullable JsonNode type, Collection<String> types) {
		String allowed = "one of " + String.join(", ", types);
		if (type == null) {
			return new Refused(file, line, "type", null, "is missing; it must be " + allowed);
		}
		String hint = type.isString() ? Likeness.hint(type.stringValue(), types) : "";
		return new Refused(file, line, "type", shortened(type), "must be " + allowed + hint);
	}

	Refused of(String file, long line, Error error) {
		JsonNode schema = schemaOf(error.getSchemaLocation());
		JsonNode value = error.getInstanceNode();
		String field = path(error.getInstanceLocation());
		@Nullable String property = error.getProperty();
		return switch (error.getKeyword()) {
			case "required" -> new Refused(file, line, member(field, property), null, "is missing");
			case "additionalProperties" -> new Refused(file, line, member(field, property),
					shortened(property != null ? value.path(property) : value), unknown(schema, property));
			default -> new Refused(file, line, field, shortened(value), reason(error.getKeyword(), schema, value));
		};
	}

	private static String reason(String keyword, JsonNode schema, JsonNode value) {
		JsonNode rule = schema.path(keyword);
		return switch (keyword) {
			case "type" -> "must be " + types(rule, schema) + ", and is " + named(value);
			case "const" -> "must be " + rule.asString();
			case "enum" -> "must be one of " + listed(rule)
					+ (value.isString() ? Likeness.hint(value.stringValue(), texts(rule)) : "");
			case "pattern" -> "must be " + schema.path("allowed").asString();
			case "format" -> "must be " + schema.path("allowed").asString()
					+ (rule.asString().equals("edtf") ? Edtf.hint(value.stringValue()) : "");
			case "minLength" -> "must not be empty";
			case "minimum" -> "must be at least " + rule.asString();
			case "maximum" -> "must be at most " + rule.asString();
			default -> "does not fit the rule " + keyword + ": " + rule;
		};
	}

	private static String unknown(JsonNode schema, @Nullable String property) {
		List<String> known = new ArrayList<>(schema.path("properties").propertyNames());
		String hint = (property != null) ? Likeness.hint(property, known) : "";
		return "is not known here" + (hint.isEmpty() ? "; there are " + String.join(", ", known) : hint);
	}

	private static String types(JsonNode rule, JsonNode schema) {
		List<String> names = new ArrayList<>();
		for (String name : rule.isString() ? List.of(rule.stringValue()) : texts(rule)) {
			names.add(name.equals("string") && schema.has("allowed") ? schema.path("allowed").asString()
					: TYPES.getOrDefault(name, name));
		}
		return String.join(" or ", names);
	}

	private static String named(JsonNode value) {
		if (value.isNull()) {
			return "null";
		}
		if (value.isFloatingPointNumber()) {
			return Double.isFinite(value.doubleValue()) ? "a number with a fraction" : "too large a number";
		}
		String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
		return TYPES.getOrDefault(type, type);
	}

	private static String listed(JsonNode values) {
		return String.join(", ", texts(values));
	}

	private static List<String> texts(JsonNode values) {
		List<String> texts = new ArrayList<>();
		values.forEach((value) -> texts.add(value.asString("null")));
		return texts;
	}

	private JsonNode schemaOf(SchemaLocation keyword) {
		NodePath fragment = keyword.getFragment();
		JsonNode schema = this.document;
		for (int i = 0; i < fragment.getNameCount() - 1; i++) {
			Object step = fragment.getElement(i);
			schema = (step instanceof Integer index) ? schema.path(index) : schema.path(step.toString());
		}
		return schema;
	}

	private static String path(NodePath location) {
		StringBuilder path = new StringBuilder();
		for (int i = 0; i < location.getNameCount(); i++) {
			Object step = location.getElement(i);
			if (step instanceof Integer index) {
				path.append('[').append(index).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step);
			}
		}
		return path.toString();
	}

	private static String member(String field, @Nullable String property) {
		String name = (property != null) ? shortened(property) : "";
		return field.isEmpty() ? name : field + "." + name;
	}

	private static @Nullable String shortened(JsonNode value) {
		return value.isMissingNode() ? null : shortened(value.isString() ? value.stringValue() : value.toString());
	}

	/** At most 200 characters, none of them cut in half. */
	static String shortened(String value) {
		if (value.codePointCount(0, value.length()) <= LONGEST_VALUE) {
			return value;
		}
		return value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
	}

}
