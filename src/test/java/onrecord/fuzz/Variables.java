package onrecord.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into a document: as literals, as variables, and as literals with
 * variables in them.
 */
final class Variables {

	private static final double IN_VARIABLES = 0.2;

	private final Random random;

	private final String prefix;

	private final List<String> declarations = new ArrayList<>();

	private final Map<String, Object> given = new TreeMap<>();

	/**
	 * Writes by chance.
	 * @param prefix what tells its variables from those of other operations
	 */
	Variables(Random random, String prefix) {
		this.random = random;
		this.prefix = prefix;
	}

	/** What the operation declares, in parentheses; empty where that is nothing. */
	String declarations() {
		return this.declarations.isEmpty() ? ""
				: this.declarations.stream().collect(Collectors.joining(", ", "(", ")"));
	}

	Map<String, Object> given() {
		return this.given;
	}

	/**
	 * A value as it is written.
	 * @param defaulted whether there is another one where it is left out
	 */
	String expression(GraphQLType type, @Nullable Object value, boolean defaulted) {
		return chance(IN_VARIABLES) ? variable(type, value, defaulted) : literal(type, value, true);
	}

	private String variable(GraphQLType type, @Nullable Object value, boolean defaulted) {
		String name = this.prefix + this.declarations.size();
		boolean nullable = !GraphQLTypeUtil.isNonNull(type) || value == null || (defaulted && chance(0.3));
		String declared = GraphQLTypeUtil.simplePrint(GraphQLTypeUtil.unwrapNonNull(type))
				+ ((nullable && (value == null || chance(0.7))) ? "" : "!");
		boolean own = value != null && chance(0.2);
		this.declarations.add("$" + name + ": " + declared + (own ? " = " + literal(type, value, false) : ""));
		if (!own || chance(0.4)) {
			this.given.put(name, single(value));
		}
		return "$" + name;
	}

	private String literal(GraphQLType type, @Nullable Object value, boolean variables) {
		return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
			case GraphQLType any when value == null -> "null";
			case GraphQLList list -> list(list.getWrappedType(), single(value), variables);
			case GraphQLInputObjectType object -> object(object, (Map<?, ?>) value, variables);
			case GraphQLEnumType any -> value.toString();
			default -> (value instanceof String text) ? text(text) : value.toString();
		};
	}

	private String list(GraphQLType item, @Nullable Object value, boolean variables) {
		if (!(value instanceof List<?> list)) {
			return literal(item, value, variables);
		}
		String separator = chance(0.5) ? ", " : " ";
		return list.stream()
			.map((one) -> part(item, one, false, variables))
			.collect(Collectors.joining(separator, "[", "]"));
	}

	private String object(GraphQLInputObjectType object, Map<?, ?> value, boolean variables) {
		return value.entrySet().stream().map((member) -> {
			var field = object.getField(member.getKey().toString());
			return field.getName() + ": "
					+ part(field.getType(), member.getValue(), field.hasSetDefaultValue(), variables);
		}).collect(Collectors.joining(", ", "{", "}"));
	}

	private String part(GraphQLType type, @Nullable Object value, boolean defaulted, boolean variables) {
		// What a list takes is not nullable, and no default makes it so.
		return variables ? expression(type, value, defaulted && !(type instanceof GraphQLNonNull))
				: literal(type, value, false);
	}

	/** A list of one may be given as that one. */
	private @Nullable Object single(@Nullable Object value) {
		return (value instanceof List<?> list && list.size() == 1 && list.getFirst() != null && chance(0.3))
				? list.getFirst() : value;
	}

	private String text(String text) {
		if (!text.isBlank() && text.strip().equals(text)
				&& text.codePoints().noneMatch((point) -> point == '"' || point == '\\' || point < ' ')
				&& chance(0.1)) {
			return "\"\"\"" + text + "\"\"\"";
		}
		StringBuilder literal = new StringBuilder("\"");
		text.chars().forEach((unit) -> literal.append(switch (unit) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			default -> (unit < ' ' || unit == 0x7f) ? "\\u%04x".formatted(unit) : Character.toString((char) unit);
		}));
		return literal.append('"').toString();
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

}
