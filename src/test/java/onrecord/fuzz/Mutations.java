package onrecord.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;

/**
 * Makes requests of valid ones that mostly are none: in the document, in the variables,
 * or on the wire.
 */
final class Mutations {

	private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|\\.\\.\\.|[\\w$@]+|\\s+|.",
			Pattern.DOTALL);

	private static final List<String> TOKENS = List.of("{", "}", "(", ")", "[", "]", ":", "!", "=", "...", "on",
			"@include", "@skip(if: 1)", "$v0", "$", "@", "null", "true", "-1", "0", "00", "1e400", "9999999999",
			"-2147483649", "1.5", "\"\"", "\"\"\"", "\"\\uD800\"", "\"\\u{110000}\"", "\"", "#", "&", "|", "query",
			"mutation", "subscription", "fragment", "type", "extend", "input", "__typename", "__schema",
			"__type(name: 1)", "{ id }", "\uFEFF", "\u0000", "\uD83D\uDE00", "é");

	private static final List<String> WHOLE = List.of("", " ", "{}", "{ }", "#", "query", "query {", "{ __typename",
			"mutation { a }", "subscription { a }", "type A { a: Int }",
			"{ __schema { types { fields { type { fields { name } } } } } }", "fragment f on Query { ...f } { ...f }",
			"{ a: __typename a: corpus { people } }", "query ($a: Int!) { __typename }",
			"query ($a: Nobody) { __typename }", "query ($a: Person) { person(id: $a) { id } }",
			"{ people(first: $a) { totalCount } }", "{ corpus }", "{ corpus { people { id } } }", "{ person { id } }",
			"{ person(id: 1, id: 2) { id } }", "{ ...nobody }", "{ corpus @nobody { people } }",
			"query A { __typename } query A { __typename }", "{ __typename } { __typename }",
			"{ node(id: \"person:x\") { name } }", "\uFEFF{ __typename }");

	private final List<String> names = new ArrayList<>();

	Mutations(GraphQLSchema schema) {
		schema.getAllTypesAsList().forEach((type) -> {
			this.names.add(type.getName());
			type.getChildren().forEach((child) -> this.names.add(((GraphQLNamedSchemaElement) child).getName()));
		});
	}

	/** A request like one, with one thing to three that are wrong with it. */
	Request of(Operation operation, Random random) {
		String document = operation.document();
		Map<String, Object> variables = new TreeMap<>(operation.variables());
		Map<String, Object> others = new TreeMap<>();
		int times = 1 + random.nextInt(3);
		for (int n = 0; n < times; n++) {
			switch (random.nextInt(12)) {
				case 0, 1, 2, 3 -> document = token(document, random);
				case 4, 5 -> document = character(document, random);
				case 6 -> document = renamed(document, random);
				case 7 -> document = nested(random);
				case 8 -> document = one(random, WHOLE);
				case 9, 10 -> variables.put(variables.isEmpty() ? "v0" : one(random, List.copyOf(variables.keySet())),
						wrong(random));
				default -> others.put(one(random, List.of("operationName", "extensions", "variables", "query", "x")),
						wrong(random));
			}
		}
		Map<String, Object> members = new TreeMap<>(Map.of("query", document, "variables", variables));
		members.putAll(others);
		byte[] body = Request.JSON.writeValueAsBytes(members);
		return new Request("", (random.nextInt(6) == 0) ? broken(body, random) : body, random.nextBoolean());
	}

	private String token(String document, Random random) {
		List<String> tokens = new ArrayList<>(TOKEN.matcher(document).results().map(MatchResult::group).toList());
		if (tokens.isEmpty()) {
			return one(random, TOKENS);
		}
		int at = random.nextInt(tokens.size());
		switch (random.nextInt(5)) {
			case 0 -> tokens.remove(at);
			case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
			case 2 -> tokens.set(at, one(random, TOKENS));
			case 3 -> tokens.add(at, " " + one(random, TOKENS) + " ");
			default -> tokens.addAll(at,
					List.copyOf(tokens.subList(at, Math.min(tokens.size(), at + 1 + random.nextInt(20)))));
		}
		return String.join("", tokens);
	}

	private String character(String document, Random random) {
		int at = random.nextInt(document.length() + 1);
		int until = Math.min(document.length(), at + random.nextInt(4));
		String between = random.nextBoolean() ? ""
				: Character.toString((char) random.nextInt((random.nextInt(4) == 0) ? 0xD7FF : 128));
		return document.substring(0, at) + between + document.substring(until);
	}

	/**
	 * One name in another's place: a field of no such type, an argument of no such field,
	 * a value of another enum.
	 */
	private String renamed(String document, Random random) {
		List<MatchResult> found = Pattern.compile("\\b[A-Za-z_]\\w*").matcher(document).results().toList();
		if (found.isEmpty()) {
			return one(random, this.names);
		}
		MatchResult name = one(random, found);
		return document.substring(0, name.start()) + one(random, this.names) + document.substring(name.end());
	}

	/** Much of something. */
	private static String nested(Random random) {
		int depth = one(random, List.of(13, 31, 200, 2_000, 20_000));
		return switch (random.nextInt(9)) {
			case 0 -> "{ a ".repeat(depth) + "}".repeat(depth);
			case 1 -> "{ node(id: " + "[".repeat(depth) + "]".repeat(depth) + ") { id } }";
			case 2 ->
				"{ statements(filter: " + "{ saidOn: ".repeat(depth) + "1" + "}".repeat(depth) + ") { totalCount } }";
			case 3 -> "{ person(id: \"person:x\") " + "{ statements { nodes { speaker ".repeat(depth / 3) + "{ id }"
					+ "} } }".repeat(depth / 3) + " }";
			case 4 -> "{ " + "... { ".repeat(depth) + "__typename" + " }".repeat(depth) + " }";
			case 5 -> "{ __typename " + "@include(if: true) ".repeat(depth) + "}";
			case 6 -> IntStream.range(0, Math.min(depth, 3_000))
				.mapToObj((n) -> "a" + n + ": __typename")
				.collect(Collectors.joining(" ", "{ ", " }"));
			case 7 ->
				"query (" + "$a: [".repeat(1) + "[".repeat(depth) + "Int" + "]".repeat(depth + 1) + ") { __typename }";
			default ->
				"{ people(first: 100) { nodes { statements(first: 100) { nodes { about { ... on Person { statements(first: 100) { "
						+ "nodes { text } } } } } } } } }";
		};
	}

	private static Object wrong(Random random) {
		return switch (random.nextInt(10)) {
			case 0 -> random.nextInt();
			case 1 -> Long.MAX_VALUE;
			case 2 -> 1e300;
			case 3 -> random.nextBoolean();
			case 4 -> List.of();
			case 5 -> List.of(List.of(1, "x"), Map.of());
			case 6 -> Map.of("nothing", "here");
			case 7 -> "\uD800" + random.nextInt(10);
			case 8 -> deep(random.nextInt(490));
			default -> "x".repeat(random.nextInt(2_000));
		};
	}

	private static Object deep(int depth) {
		Object deep = "x";
		for (int n = 0; n < depth; n++) {
			deep = (n % 2 == 0) ? List.of(deep) : Map.of("saidOn", deep);
		}
		return deep;
	}

	/** Bytes that are missing, doubled, or others: no JSON, or no UTF-8. */
	private static byte[] broken(byte[] body, Random random) {
		byte[] broken = body.clone();
		for (int n = random.nextInt(3); n >= 0; n--) {
			broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
		}
		return switch (random.nextInt(4)) {
			case 0 -> Arrays.copyOf(broken, random.nextInt(broken.length));
			case 1 -> ("[".repeat(random.nextInt(3_000))).getBytes(StandardCharsets.US_ASCII);
			default -> broken;
		};
	}

	private static <T> T one(Random random, List<T> some) {
		return some.get(random.nextInt(some.size()));
	}

}
