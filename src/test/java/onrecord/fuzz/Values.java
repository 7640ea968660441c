package onrecord.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Draws values for arguments and fields of input objects, as JSON has them: mostly such
 * as the corpus has an answer to, and some that may be refused.
 */
final class Values {

	/** How the schema says which ids it takes. */
	private static final Pattern KIND = Pattern.compile("`([a-z]+):");

	/** How it says how large a size may be. */
	private static final Pattern MOST = Pattern.compile("0 to (\\d+)");

	private static final List<String> ODD = List.of("", " ", "\"", "\\", "\\\"", "'; --", "%", "_", "{}", "\u0000",
			"a\u0000b", "\n\r\t", "\uD83D\uDEA2", "\uD83D\uDC69\u200D\u2708\uFE0F", "e\u0301", "\u0130\u0131\u00DF",
			"\u202Eabc", "إيفا", "Зеленський", "\uFFFF", "\uE000\uE001", "a & b | !c:*", "\"a phrase\" or -not", "-",
			"or", "the", "\u0660\u0661", "ﬁ", "x".repeat(1001));

	private final Random random;

	private final Vocabulary vocabulary;

	private final Coverage coverage;

	private final Runnable doubt;

	/**
	 * Draws values by chance.
	 * @param doubt is told of each value that may be refused
	 */
	Values(Random random, Vocabulary vocabulary, Coverage coverage, Runnable doubt) {
		this.random = random;
		this.vocabulary = vocabulary;
		this.coverage = coverage;
		this.doubt = doubt;
	}

	/** A value for an argument, or a field of an input object. */
	@Nullable Object of(GraphQLInputValueDefinition place) {
		GraphQLInputType type = place.getType();
		if (!GraphQLTypeUtil.isNonNull(type) && chance(0.05)) {
			return null;
		}
		return value(GraphQLTypeUtil.unwrapNonNull(type), place);
	}

	private @Nullable Object value(GraphQLType type, GraphQLInputValueDefinition place) {
		return switch (type) {
			case GraphQLNonNull some -> value(some.getWrappedType(), place);
			case GraphQLList list -> list(list.getWrappedType(), place);
			case GraphQLEnumType values ->
				this.coverage.draw(this.random, values.getValues(), (one) -> values.getName() + "." + one.getName())
					.getName();
			case GraphQLInputObjectType object -> object(object);
			case GraphQLNamedType scalar -> scalar(scalar.getName(), place);
			default -> throw new IllegalStateException("no input: " + type);
		};
	}

	private List<Object> list(GraphQLType item, GraphQLInputValueDefinition place) {
		int size = chance(0.05) ? 0 : 1 + this.random.nextInt(3);
		if (chance(0.003)) {
			this.doubt.run();
			size = 101;
		}
		List<Object> list = new ArrayList<>();
		while (list.size() < size) {
			list.add(value(item, place));
		}
		return list;
	}

	private Map<String, Object> object(GraphQLInputObjectType object) {
		Map<String, Object> members = new LinkedHashMap<>();
		object.getFields()
			.stream()
			.filter((field) -> GraphQLTypeUtil.isNonNull(field.getType()))
			.forEach((field) -> member(object, field, members));
		int more = this.random.nextInt(members.isEmpty() ? 3 : (members.size() < object.getFields().size()) ? 2 : 1);
		for (int n = 0; n < more; n++) {
			member(object, this.coverage.draw(this.random, object.getFields(),
					(field) -> Coverage.field(object, field.getName())), members);
		}
		return members;
	}

	private void member(GraphQLInputObjectType object, GraphQLInputObjectField field, Map<String, Object> members) {
		this.coverage.use(Coverage.field(object, field.getName()));
		members.put(field.getName(), of(field));
	}

	private Object scalar(String type, GraphQLInputValueDefinition place) {
		return switch (type) {
			case "Int" -> number(place);
			case "Boolean" -> this.random.nextBoolean();
			case "ID" -> id(place);
			case "Date" -> date();
			case "DateTime" -> moment();
			default -> text(place.getName());
		};
	}

	/** Of those that are sizes it is said what is allowed; all others are places. */
	private int number(GraphQLInputValueDefinition place) {
		OptionalInt most = MOST.matcher(String.valueOf(place.getDescription()))
			.results()
			.mapToInt((found) -> Integer.parseInt(found.group(1)))
			.findFirst();
		if (chance(0.02)) {
			this.doubt.run();
			return one(most.isPresent() ? List.of(-1, most.getAsInt() + 1, Integer.MAX_VALUE, Integer.MIN_VALUE)
					: List.of(-1, Integer.MIN_VALUE));
		}
		if (most.isEmpty()) {
			return chance(0.1) ? one(List.of(0, Integer.MAX_VALUE)) : this.random.nextInt(300);
		}
		return chance(0.1) ? one(List.of(0, most.getAsInt(), 20)) : 1 + this.random.nextInt(5);
	}

	private String id(GraphQLInputValueDefinition place) {
		List<String> kinds = KIND.matcher(String.valueOf(place.getDescription()))
			.results()
			.map((MatchResult kind) -> kind.group(1) + ":")
			.toList();
		if (chance(0.04)) {
			this.doubt.run();
			return chance(0.5) ? one(this.vocabulary.ids()) : one(ODD);
		}
		if (chance(0.05)) {
			return one(kinds.isEmpty() ? List.of("topic:") : kinds) + "nobody-has-this";
		}
		return one(this.vocabulary.ids()
			.stream()
			.filter((id) -> kinds.isEmpty() || kinds.stream().anyMatch(id::startsWith))
			.toList());
	}

	private String date() {
		if (chance(0.03)) {
			this.doubt.run();
			return one(List.of("2024-02-30", "2024", "", "10000-01-01", "-0001-01-01", "0000-01-01", "tomorrow",
					"2024-1-1"));
		}
		return chance(0.1) ? one(List.of("0001-01-01", "9999-12-31", "2024-02-29", "1969-12-31"))
				: one(this.vocabulary.days());
	}

	private String moment() {
		if (chance(0.03)) {
			this.doubt.run();
			return one(List.of("2024-07-01", "2024-07-01T25:00:00Z", "", "now", "2024-07-01T00:00:00"));
		}
		return chance(0.2) ? one(List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
				"2024-07-01T10:30:00.123456+02:30", "2024-07-04T02:00:00-10:00")) : one(this.vocabulary.moments());
	}

	private String text(String name) {
		if (chance(0.04)) {
			this.doubt.run();
			return one(ODD);
		}
		return switch (name) {
			case "language" -> one(this.vocabulary.languages());
			case "scheme" -> one(this.vocabulary.identifiers()).scheme();
			case "value" -> one(this.vocabulary.identifiers()).value();
			case "namespace" -> one(List.of("elm", "oak", "unknown"));
			case "name" -> chance(0.3) ? one(this.vocabulary.names()).toUpperCase() : one(this.vocabulary.names());
			case "prefix" -> beginning(one(this.vocabulary.names()));
			case "title" -> words(one(this.vocabulary.titles()));
			case "text" -> chance(0.2) ? one(this.vocabulary.texts())
					: words(chance(0.3) ? one(this.vocabulary.names()) : one(this.vocabulary.texts()));
			default -> chance(0.5) ? one(this.vocabulary.names()) : words(one(this.vocabulary.texts()));
		};
	}

	/** The first letters, of which one is certainly a letter or a digit. */
	private String beginning(String name) {
		String begun = name.substring(0, name.offsetByCodePoints(0,
				1 + this.random.nextInt(Math.min(5, name.codePointCount(0, name.length())))));
		return begun.codePoints().anyMatch(Character::isLetterOrDigit) ? begun : name;
	}

	/** A few words in a row; whether all texts have them is not known. */
	private String words(String text) {
		this.doubt.run();
		String[] words = text.split("\\s+");
		int from = this.random.nextInt(words.length);
		int until = Math.min(words.length, from + 1 + this.random.nextInt(3));
		String some = String.join(" ", List.of(words).subList(from, until));
		return chance(0.1) ? "\"" + some + "\"" : chance(0.1) ? some + " or " + words[this.random.nextInt(words.length)]
				: chance(0.1) ? some + " -" + words[0] : some;
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	private <T> T one(List<T> some) {
		return some.get(this.random.nextInt(some.size()));
	}

}
